namespace CoalitionHub.Core.Members;

/// <summary>RFC 4648 section 6, upper case, without padding: how authenticator apps take a secret.</summary>
public static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new char[(bytes.Length * 8 + 4) / 5];
        var bits = 0;
        var count = 0;
        var at = 0;
        foreach (var value in bytes)
        {
            bits = (bits & 0xFF) << 8 | value;
            count += 8;
            while (count >= 5)
            {
                count -= 5;
                text[at++] = Alphabet[bits >> count & 31];
            }
        }

        if (count > 0)
        {
            text[at] = Alphabet[bits << (5 - count) & 31];
        }

        return new string(text);
    }

    /// <exception cref="FormatException">A letter isn't of the alphabet.</exception>
    public static byte[] Decode(ReadOnlySpan<char> text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        var bits = 0;
        var count = 0;
        var at = 0;
        foreach (var letter in text)
        {
            var value = Alphabet.IndexOf(letter);
            if (value < 0)
            {
                throw new FormatException("The text is no Base32: only A to Z and 2 to 7.");
            }

            bits = (bits & 0x7FF) << 5 | value;
            count += 5;
            if (count >= 8)
            {
                count -= 8;
                bytes[at++] = (byte)(bits >> count & 0xFF);
            }
        }

        return bytes;
    }
}
