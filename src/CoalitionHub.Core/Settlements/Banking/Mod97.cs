namespace CoalitionHub.Core.Settlements.Banking;

/// <summary>
/// The check of ISO/IEC 7064, MOD 97-10, as IBAN (ISO 13616) and creditor reference (ISO 11649) use it: the first four characters
/// behind the rest, letters as 10 to 35, and the number leaves 1 when divided by 97.
/// </summary>
internal static class Mod97
{
    private const int Modulus = 97;
    private const int Head = 4;

    /// <summary>Whether the two digits after the first two letters fit the rest. The text is of A to Z and 0 to 9.</summary>
    public static bool IsRight(string text) => Remainder(text.AsSpan(Head), text.AsSpan(0, Head)) == 1;

    /// <summary>The two digits that make this prefix and body right.</summary>
    public static string DigitsFor(string prefix, string body) =>
        (Modulus + 1 - Remainder(body, prefix + "00")).ToString("D2", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Upper case, without blanks; null when it holds anything but A to Z and 0 to 9.</summary>
    public static string? Compact(string? text)
    {
        if (text is not { Length: <= 100 })
        {
            return null;
        }

        var compact = text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        return compact.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter)) ? compact : null;
    }

    private static int Remainder(ReadOnlySpan<char> first, ReadOnlySpan<char> then) => Continue(Continue(0, first), then);

    private static int Continue(int remainder, ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            remainder = char.IsAsciiDigit(letter) ? (remainder * 10 + letter - '0') % Modulus : (remainder * 100 + letter - 'A' + 10) % Modulus;
        }

        return remainder;
    }
}
