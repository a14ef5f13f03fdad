using System.Numerics;
using CoalitionHub.Core.Amounts;

namespace CoalitionHub.Core.Exchanges;

/// <summary>The most that arrives per leaving point, over all allowed amounts.</summary>
/// <param name="Most">At least that much; exactly that much where <paramref name="IsExact"/>.</param>
/// <param name="Points">An amount that brings as much, or nearly.</param>
/// <param name="Arriving">What arrives for it.</param>
/// <param name="IsExact">False where only a bound was found.</param>
internal readonly record struct Gain(Ratio Most, long Points, long Arriving, bool IsExact)
{
    /// <summary>Most amounts that are tried for one route.</summary>
    public const int MaxTried = 16_384;

    private const int MaxSegments = 64;

    /// <summary>
    /// Tries amounts. Between two full blocks the bound (α·x − φ + bonus)/x rises or falls throughout, so of each such stretch both
    /// ends are tried, and what lies between is no better than the bound where the tried ones stop. Where the best amount tried is no
    /// worse than that, it is the best of all. Few amounts are all tried.
    /// </summary>
    public static Gain Of(AmountRange range)
    {
        var best = (Points: range.Highest, Arriving: 0L);
        var untried = Ratio.Zero;
        var segments = Segments(range);
        if (segments is null)
        {
            Try(BestMultiple(range), 1);
            untried = range.Bound();
        }
        else
        {
            var window = Math.Max(1, MaxTried / (2 * segments.Count));
            foreach (var (first, last) in segments)
            {
                TrySegment(first, last, window);
            }
        }

        var found = Ratio.Of(best.Arriving) / Ratio.Of(best.Points);
        return new Gain(found >= untried ? found : untried, best.Points, best.Arriving, found >= untried);

        void TrySegment(long first, long last, long window)
        {
            var count = ((last - first) / range.Step) + 1;
            if (count <= 2 * window)
            {
                Try(first, count);
                return;
            }

            Try(first, window);
            Try(last - ((window - 1) * range.Step), window);
            var blocks = range.BlocksIn(first);
            foreach (var amount in new[] { first + (window * range.Step), last - (window * range.Step) })
            {
                untried = Max(untried, range.Bound(amount, blocks));
            }
        }

        void Try(long first, long count)
        {
            for (var index = 0L; index < count; index++)
            {
                var points = first + (index * range.Step);
                var arriving = range.Arriving(points);
                if ((Int128)arriving * best.Points > (Int128)best.Arriving * points)
                {
                    best = (points, arriving);
                }
            }
        }
    }

    /// <summary>The stretches of amounts with the same number of full blocks; null when they are too many to look at each.</summary>
    private static List<(long First, long Last)>? Segments(AmountRange range)
    {
        var (from, to) = (range.BlocksIn(range.Lowest), range.BlocksIn(range.Highest));
        if (range.Count > MaxTried && to - from >= MaxSegments)
        {
            return null;
        }

        if (range.Count <= MaxTried || range.Bonus is not { BlockPoints: > 0 } bonus)
        {
            return [(range.Lowest, range.Highest)];
        }

        List<(long, long)> segments = [];
        for (var blocks = from; blocks <= to; blocks++)
        {
            var first = Math.Max(range.Lowest, Up(blocks * bonus.BlockPoints));
            var last = Math.Min(range.Highest, ((blocks + 1) * bonus.BlockPoints) - 1) / range.Step * range.Step;
            if (first <= last)
            {
                segments.Add((first, last));
            }
        }

        return segments;

        long Up(long amount) => (amount + range.Step - 1) / range.Step * range.Step;
    }

    /// <summary>With very many blocks: the largest multiple of block, step and the rate's denominator, so that little or nothing is lost to rounding.</summary>
    private static long BestMultiple(AmountRange range)
    {
        var common = Lcm(Lcm(range.Alpha.Denominator, range.Step), range.Bonus?.BlockPoints ?? 1);
        var largest = range.Highest / common * common;
        return largest >= range.Lowest && largest > 0 ? (long)largest : range.Highest;
    }

    private static BigInteger Lcm(BigInteger left, BigInteger right) =>
        left / BigInteger.GreatestCommonDivisor(left, right) * right;

    private static Ratio Max(Ratio left, Ratio right) => left >= right ? left : right;
}
