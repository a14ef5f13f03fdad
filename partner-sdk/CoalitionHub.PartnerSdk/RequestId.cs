using System.Security.Cryptography;

namespace CoalitionHub.PartnerSdk;

/// <summary>
/// Names one change for ever. The hub carries a request id out once: the same id with the same fields gets the first answer
/// again, with other fields <see cref="CoalitionHubReason.RequestIdReused"/>. A UUID of version 7 (RFC 9562), so that the
/// hub's index stays in order of time.
/// </summary>
/// <param name="Value">The UUID. The hub refuses versions other than 7 with <see cref="CoalitionHubReason.RequestIdInvalid"/>.</param>
public readonly record struct RequestId(Guid Value)
{
    /// <summary>Makes a new one: 48 bits of the time in milliseconds, 74 bits of randomness.</summary>
    /// <param name="clock">The clock to take the time from; null means the system's.</param>
    public static RequestId New(TimeProvider? clock = null)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[6..]);
        var milliseconds = (clock ?? TimeProvider.System).GetUtcNow().ToUnixTimeMilliseconds();
        unchecked
        {
            bytes[0] = (byte)(milliseconds >> 40);
            bytes[1] = (byte)(milliseconds >> 32);
            bytes[2] = (byte)(milliseconds >> 24);
            bytes[3] = (byte)(milliseconds >> 16);
            bytes[4] = (byte)(milliseconds >> 8);
            bytes[5] = (byte)milliseconds;
        }

        bytes[6] = (byte)(0x70 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new RequestId(new Guid(bytes, bigEndian: true));
    }

    /// <summary>Reads back what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is no UUID.</exception>
    public static RequestId Parse(string text) => new(Guid.Parse(text));

    /// <summary>The UUID in its usual form of 36 characters, lower case.</summary>
    public override string ToString() => Value.ToString("D");
}
