using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace CoalitionHub.Core.Members;

/// <summary>
/// The code that a member's wallet or partner app shows: RFC 6238 (TOTP) over HOTP of RFC 4226 with HMAC-SHA-1, steps of 30 seconds
/// since the Unix epoch, 6 digits. These are the values that every authenticator app knows.
/// </summary>
public static class RotatingCode
{
    /// <summary>Digits of a code.</summary>
    public const int Digits = 6;

    /// <summary>Bytes of a secret: RFC 4226 section 4, R6, recommends 160 bits.</summary>
    public const int SecretBytes = 20;

    private const long MicrosPerStep = 30_000_000;

    /// <summary>The time step of a moment.</summary>
    public static long StepOf(long micros) => micros / MicrosPerStep;

    /// <summary>The code of a time step.</summary>
    public static string At(ReadOnlySpan<byte> secret, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, hash);

        // RFC 4226 section 5.3, dynamic truncation: the last four bits say where the 31 bits begin.
        var truncated = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xF)..]) & int.MaxValue;
        var modulus = 1;
        for (var digit = 0; digit < digits; digit++)
        {
            modulus *= 10;
        }

        return (truncated % modulus).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
    }

    /// <summary>What an authenticator app reads from a QR code (Google's Key URI format).</summary>
    /// <param name="secret">The secret, Base32.</param>
    /// <param name="account">How the app labels it; nothing personal.</param>
    public static string UriOf(string secret, string account) =>
        $"otpauth://totp/CoalitionHub:{Uri.EscapeDataString(account)}?secret={secret}&issuer=CoalitionHub&algorithm=SHA1&digits=6&period=30";
}
