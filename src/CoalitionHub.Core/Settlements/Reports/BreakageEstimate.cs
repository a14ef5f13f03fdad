using System.Numerics;

namespace CoalitionHub.Core.Settlements.Reports;

/// <summary>How many points of a vintage are expected never to be redeemed.</summary>
/// <param name="Vintage">Which points.</param>
/// <param name="ExpectedRedeemed">Redeemed in the end, those redeemed so far included.</param>
public sealed record VintageEstimate(Vintage Vintage, long ExpectedRedeemed)
{
    /// <summary>Points that are expected to expire, those that have included.</summary>
    public long Breakage => Vintage.Issued - ExpectedRedeemed;
}

/// <summary>
/// Breakage by vintages, each partner's points in one currency from their own history (the additive method of loss reserving, on points):
/// <code>
/// r(a) = Σ R(v, a) / Σ I(v)                     over the vintages v whose month of age a is over
/// U(v) = R(v) + Σ ⌊I(v) × r(a)⌋ for a > age(v)   at most I(v) − X(v)
/// B(v) = I(v) − U(v)
/// </code>
/// I is what was issued, R what was redeemed (R(v, a): in the a-th month after the issue), X what expired, U the expected redemption and
/// B the breakage. Ages that no vintage has reached count as none: a young programme is overestimated, and says nothing for its tail.
/// </summary>
public static class BreakageEstimate
{
    /// <summary>What the output says of the method.</summary>
    public const string Method =
        "Additive vintage method: r(a) = sum of points redeemed at age a / sum of points issued, over the issue months whose age a is over; expected redemption = " +
        "redeemed + sum over later ages of floor(issued x r(a)), at most issued - expired; breakage = issued - expected redemption. Ages that no issue month has reached count as none.";

    /// <summary>Estimates every vintage.</summary>
    /// <param name="vintages">All of them.</param>
    /// <param name="lastMonth">The month under way: it is not over.</param>
    public static IReadOnlyList<VintageEstimate> Of(IEnumerable<Vintage> vintages, Month lastMonth) =>
        [.. vintages.GroupBy(vintage => (vintage.Key.IssuerNo, vintage.Key.CurrencyNo)).SelectMany(own => OfOne([.. own], lastMonth))];

    private static IEnumerable<VintageEstimate> OfOne(Vintage[] vintages, Month lastMonth)
    {
        var oldest = vintages.Max(vintage => AgeOf(vintage, lastMonth));
        var rates = Enumerable.Range(0, Math.Max(0, oldest)).Select(age => RateAt(vintages, age, lastMonth)).ToArray();
        foreach (var vintage in vintages)
        {
            var redeemed = vintage.RedeemedToDate;
            // The month under way counts with what it has brought so far; what its age usually brings is not expected of the rest of it.
            var later = rates.Skip(Math.Max(0, AgeOf(vintage, lastMonth)) + 1).Sum(rate => rate.Of(vintage.Issued));
            yield return new VintageEstimate(vintage, Math.Min(vintage.Issued - vintage.Expired, redeemed + later));
        }
    }

    private static Rate RateAt(Vintage[] vintages, int age, Month lastMonth)
    {
        var over = vintages.Where(vintage => AgeOf(vintage, lastMonth) > age && vintage.Issued > 0).ToList();
        // Redeemed before its month of issue, by a late purchase's clock, counts as redeemed in it.
        var redeemed = over.Sum(vintage => vintage.Redeemed.Where(month => Math.Max(0, month.Key.Number - vintage.Key.Month.Number) == age).Sum(month => month.Value));
        return new Rate(redeemed, over.Sum(vintage => vintage.Issued));
    }

    private static int AgeOf(Vintage vintage, Month lastMonth) => lastMonth.Number - vintage.Key.Month.Number;

    private readonly record struct Rate(long Redeemed, long Issued)
    {
        public long Of(long issued) => Issued == 0 || Redeemed <= 0 ? 0 : (long)((BigInteger)issued * Redeemed / Issued);
    }
}
