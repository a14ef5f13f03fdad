using System.Numerics;
using CoalitionHub.Core.Amounts;

namespace CoalitionHub.Core.Settlements.Reports;

/// <summary>What was sold with the points of a vintage, in minor units of the settlement money, less what came back.</summary>
public sealed record VintageSales(int TermsNo, Month Month, long MinorUnits);

/// <summary>One vintage as IFRS 15 asks for it. Money in minor units.</summary>
/// <param name="Estimate">The points, and how many are expected to be redeemed.</param>
/// <param name="Sales">The transaction price of what was sold with them.</param>
/// <param name="StandAlone">Of the points: expected redemption × what a point buys (B42), rounded down.</param>
/// <param name="Allocated">Of the price to the points, in proportion to stand-alone prices (76 to 80): deferred when sold.</param>
/// <param name="Recognised">Of it, as points were redeemed.</param>
public sealed record RevenueVintage(VintageEstimate Estimate, long Sales, long StandAlone, long Allocated, long Recognised)
{
    /// <summary>Still a contract liability.</summary>
    public long Deferred => Allocated - Recognised;
}

/// <summary>What one partner defers and recognises in one month. Money in minor units.</summary>
public sealed record RevenueMonth(int IssuerNo, int CurrencyNo, Month Month, long Allocated, long Recognised);

/// <summary>
/// Revenue data under IFRS 15, B39 to B43: points given with a sale are a right that the customer has paid for. With S what was sold, U the
/// points expected to be redeemed, p what a point buys:
/// <code>
/// P = ⌊U × p⌋                       the points' stand-alone price
/// A = S × P / (S + P)               allocated to the points, rounded half up; the goods' stand-alone price is S
/// recognised = A × min(R, U) / U    rounded half up, cumulative: a month has the difference to the month before
/// </code>
/// Estimates are today's: when they change, so does what earlier months show, and the books take up the difference now.
/// </summary>
public static class RevenueSchedule
{
    /// <summary>What the output says of the method.</summary>
    public const string Method =
        "IFRS 15 B39-B43: stand-alone price of points P = floor(expected redemption x what a point buys); allocated A = sales x P / (sales + P), rounded half up; " +
        "recognised = A x redeemed / expected redemption, rounded half up, cumulative. Only purchases in the settlement money that earned points.";

    public static IReadOnlyList<RevenueVintage> Vintages(IEnumerable<VintageEstimate> estimates, IEnumerable<VintageSales> sales, Func<int, Fraction> burnValueOf)
    {
        var sold = sales.GroupBy(one => (one.TermsNo, one.Month)).ToDictionary(group => group.Key, group => group.Sum(one => one.MinorUnits));
        return [.. estimates.Select(estimate => Of(estimate, sold.GetValueOrDefault((estimate.Vintage.Key.TermsNo, estimate.Vintage.Key.Month)), burnValueOf(estimate.Vintage.Key.TermsNo)))];
    }

    /// <summary>By issuer, currency and month: what is allocated in the month of the sale, and recognised in those of the redemptions.</summary>
    public static IReadOnlyList<RevenueMonth> Months(IEnumerable<RevenueVintage> vintages)
    {
        SortedDictionary<(int IssuerNo, int CurrencyNo, Month Month), (long Allocated, long Recognised)> months = [];
        foreach (var vintage in vintages.Where(vintage => vintage.Allocated != 0))
        {
            var key = vintage.Estimate.Vintage.Key;
            Add((key.IssuerNo, key.CurrencyNo, key.Month), vintage.Allocated, 0);
            long redeemed = 0, recognised = 0;
            foreach (var (month, points) in vintage.Estimate.Vintage.Redeemed.OrderBy(month => month.Key))
            {
                redeemed += points;
                var after = RecognisedAfter(vintage.Allocated, redeemed, vintage.Estimate.ExpectedRedeemed);
                Add((key.IssuerNo, key.CurrencyNo, month), 0, after - recognised);
                recognised = after;
            }
        }

        return [.. months.Select(month => new RevenueMonth(month.Key.IssuerNo, month.Key.CurrencyNo, month.Key.Month, month.Value.Allocated, month.Value.Recognised))];

        void Add((int, int, Month) key, long allocated, long recognised)
        {
            var before = months.GetValueOrDefault(key);
            months[key] = (before.Allocated + allocated, before.Recognised + recognised);
        }
    }

    private static RevenueVintage Of(VintageEstimate estimate, long sales, Fraction burnValue)
    {
        var standAlone = estimate.ExpectedRedeemed <= 0 ? 0 : (long)((BigInteger)estimate.ExpectedRedeemed * burnValue.Numerator / burnValue.Denominator);
        var allocated = sales <= 0 ? 0 : Share(sales, standAlone, (BigInteger)sales + standAlone);
        return new RevenueVintage(estimate, sales, standAlone, allocated, RecognisedAfter(allocated, estimate.Vintage.RedeemedToDate, estimate.ExpectedRedeemed));
    }

    private static long RecognisedAfter(long allocated, long redeemed, long expected) =>
        expected <= 0 ? allocated : Share(allocated, Math.Clamp(redeemed, 0, expected), expected);

    /// <summary>whole × part / of, rounded half up.</summary>
    private static long Share(long whole, long part, BigInteger of) => (long)((2 * (BigInteger)whole * part + of) / (2 * of));
}
