using System.Collections.Immutable;
using CoalitionHub.Core.Amounts;

namespace CoalitionHub.Core.Programmes;

/// <summary>What points cost by ranges of volume: exactly, before any rounding.</summary>
/// <param name="First">The price of the first point on.</param>
/// <param name="Ranges">The prices after it, in order.</param>
/// <param name="Method">How they are read.</param>
public readonly record struct RangePrice(Fraction First, ImmutableArray<PriceRange> Ranges, VolumePricing Method)
{
    /// <summary>Issue prices of terms.</summary>
    public static RangePrice OfIssue(Terms terms) => new(terms.IssuePrice, terms.Charges.IssueRanges, terms.Charges.Volume);

    /// <summary>Redemption prices of terms.</summary>
    public static RangePrice OfRedemption(Terms terms) => new(terms.RedemptionPrice, terms.Charges.RedemptionRanges, terms.Charges.Volume);

    /// <summary>Micros for some of a volume's points.</summary>
    /// <param name="before">How many of the volume come before them.</param>
    /// <param name="points">How many they are; 0 or more.</param>
    /// <param name="volume">All points of the period.</param>
    public Ratio Micros(long before, long points, long volume)
    {
        if (Method == VolumePricing.WholeVolume)
        {
            return Ratio.Of(PriceAt(volume)) * Ratio.Of(points);
        }

        var micros = Ratio.Zero;
        var from = 1L;
        var price = First;
        foreach (var range in Ranges)
        {
            micros += Ratio.Of(price) * Ratio.Of(Overlap(before, points, from, range.FromPoints));
            (from, price) = (range.FromPoints, range.Price);
        }

        return micros + (Ratio.Of(price) * Ratio.Of(Overlap(before, points, from, long.MaxValue)));
    }

    /// <summary>The price of the last point of a volume.</summary>
    public Fraction PriceAt(long volume)
    {
        var price = First;
        foreach (var range in Ranges)
        {
            price = range.FromPoints <= volume ? range.Price : price;
        }

        return price;
    }

    /// <summary>How many of the points number before + 1 to before + points lie in a range.</summary>
    private static long Overlap(long before, long points, long from, long next) =>
        Math.Max(0, Math.Min(before + points, next - 1) - Math.Max(before, from - 1));
}
