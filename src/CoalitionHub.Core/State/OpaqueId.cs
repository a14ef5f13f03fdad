using System.Globalization;

namespace CoalitionHub.Core.State;

/// <summary>
/// The ids that leave the process: a prefix and a UUIDv7 (RFC 9562) in 32 hexadecimal digits, such as
/// <c>mbr_0192f0a4…</c>. The UUID holds the record's creation time, its number, and check bits over both and the prefix,
/// so that an id needs no index to be found by and a mistyped one is not taken for another record.
/// </summary>
public static class OpaqueId
{
    private const int NumberBits = 40;

    /// <summary>The largest number that fits: about 10^12.</summary>
    public const long MaxNumber = (1L << NumberBits) - 1;

    /// <summary>Writes the id of a record.</summary>
    /// <param name="prefix">Three letters, the kind of record.</param>
    /// <param name="number">1 to <see cref="MaxNumber"/>.</param>
    /// <param name="createdMicros">When the record was made, microseconds since the Unix epoch.</param>
    public static string Format(string prefix, long number, long createdMicros)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, MaxNumber);
        var millis = createdMicros / 1000;
        var check = Check(prefix, number, millis);
        var high = ((ulong)millis << 16) | 0x7000UL | (check >> 22 & 0xFFF);
        var low = 0x8000_0000_0000_0000UL | ((check & 0x3F_FFFF) << NumberBits) | (ulong)number;
        return string.Create(prefix.Length + 33, (prefix, high, low), static (text, parts) =>
        {
            parts.prefix.CopyTo(text);
            text[parts.prefix.Length] = '_';
            parts.high.TryFormat(text[(parts.prefix.Length + 1)..], out _, "x16", CultureInfo.InvariantCulture);
            parts.low.TryFormat(text[(parts.prefix.Length + 17)..], out _, "x16", CultureInfo.InvariantCulture);
        });
    }

    /// <summary>Reads the number out of an id of this kind.</summary>
    /// <returns>False when the text is no id of this kind, or one that was altered.</returns>
    public static bool TryParse(string prefix, ReadOnlySpan<char> text, out long number)
    {
        number = 0;
        if (text.Length != prefix.Length + 33 || !text.StartsWith(prefix) || text[prefix.Length] != '_' ||
            !TryReadHex(text.Slice(prefix.Length + 1, 16), out var high) ||
            !TryReadHex(text[(prefix.Length + 17)..], out var low))
        {
            return false;
        }

        var candidate = (long)(low & MaxNumber);
        var millis = (long)(high >> 16);
        var check = Check(prefix, candidate, millis);
        if (candidate < 1 || (high & 0xFFFF) != (0x7000UL | (check >> 22 & 0xFFF)) ||
            low >> NumberBits != (0x80_0000UL | (check & 0x3F_FFFF)))
        {
            return false;
        }

        number = candidate;
        return true;
    }

    private static bool TryReadHex(ReadOnlySpan<char> text, out ulong value)
    {
        value = 0;
        foreach (var letter in text)
        {
            int digit = letter switch
            {
                >= '0' and <= '9' => letter - '0',
                >= 'a' and <= 'f' => letter - 'a' + 10,
                _ => -1,
            };
            if (digit < 0)
            {
                return false;
            }

            value = (value << 4) | (uint)digit;
        }

        return true;
    }

    /// <summary>34 check bits: the finaliser of SplitMix64 (Steele, Lea, Flood 2014) over the three parts. Not a secret.</summary>
    private static ulong Check(string prefix, long number, long millis)
    {
        unchecked
        {
            var mixed = (ulong)number * 0x9E37_79B9_7F4A_7C15UL + (ulong)millis;
            foreach (var letter in prefix)
            {
                mixed = (mixed ^ letter) * 0xBF58_476D_1CE4_E5B9UL;
            }

            mixed = (mixed ^ (mixed >> 30)) * 0xBF58_476D_1CE4_E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EBUL;
            return (mixed ^ (mixed >> 31)) >> 30;
        }
    }
}
