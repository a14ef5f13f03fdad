using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace CoalitionHub.PartnerSdk;

/// <summary>
/// The secret behind a member's rotating code. Give it to the member's wallet or keep it in the member's own app; keep it nowhere
/// else.
/// </summary>
/// <param name="MemberId">Whose it is.</param>
/// <param name="SecretBase32">The secret, RFC 4648 base32 without padding; empty when a repeated request comes after it was replaced.</param>
/// <param name="OtpauthUri">otpauth://totp/… as authenticator apps read it from a QR code.</param>
public sealed record ProofSecret(MemberId MemberId, string SecretBase32, string OtpauthUri)
{
    private const int StepSeconds = 30;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The six digits that are right at a time: RFC 6238 with SHA-1 and steps of 30 seconds.</summary>
    /// <exception cref="FormatException">The secret is not base32.</exception>
    public string CodeAt(DateTimeOffset time)
    {
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, time.ToUnixTimeSeconds() / StepSeconds);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        // CA5350 doesn't apply: RFC 6238 and every authenticator app mean SHA-1 here, and HMAC doesn't rest on collisions.
        HMACSHA1.HashData(Decode(SecretBase32), step, hash);
        // RFC 4226 §5.3: the last four bits say where to read 31 bits.
        var truncated = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        return (truncated % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The member only: the secret doesn't belong into logs.</summary>
    public override string ToString() => $"proof secret of {MemberId}";

    private static byte[] Decode(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        var buffer = 0;
        var bits = 0;
        var length = 0;
        foreach (var letter in text)
        {
            var value = Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (value < 0)
            {
                throw new FormatException("The proof secret is not base32.");
            }

            buffer = ((buffer & 0xFF) << 5) | value;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes[length++] = (byte)((buffer >> bits) & 0xFF);
            }
        }

        return bytes;
    }
}
