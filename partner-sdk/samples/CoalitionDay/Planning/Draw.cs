namespace CoalitionHub.CoalitionDay.Planning;

/// <summary>
/// Chance without a state: the same seed, purpose and number give the same draw, whatever was drawn before. So a run can be planned
/// again exactly, whole or in part.
/// </summary>
internal static class Draw
{
    /// <summary>A number from 0 to <paramref name="bound"/> - 1.</summary>
    public static int Below(int bound, long seed, string purpose, long number) =>
        (int)(Bits(seed, purpose, number) % (ulong)bound);

    /// <summary>True in so many of a thousand cases.</summary>
    public static bool Happens(int perMille, long seed, string purpose, long number) => Below(1000, seed, purpose, number) < perMille;

    /// <summary>64 bits.</summary>
    public static ulong Bits(long seed, string purpose, long number) =>
        unchecked(Mix(Mix((ulong)seed) + TextBits(purpose) + Mix((ulong)number)));

    /// <summary>64 bits of a text: FNV-1a, mixed.</summary>
    public static ulong TextBits(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
        {
            hash = unchecked((hash ^ letter) * 1099511628211UL);
        }

        return Mix(hash);
    }

    /// <summary>The finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).</summary>
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15UL;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
