using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Programmes;

namespace CoalitionHub.Core.Settlements;

/// <summary>
/// The share of the hub's fee: of the points that a partner gave for purchases under one version of its terms, less those that returns
/// took back in the same window, their money value at the provisional issue price × the fee's share. Where more came back than was
/// given there is no share, and none is paid back. Goodwill, opening balances and exchanged points bear none.
/// </summary>
public static class SettlementFee
{
    /// <summary>The share in micros of the settlement money, exactly.</summary>
    public static Ratio Share(Terms terms, long points) =>
        points <= 0 ? Ratio.Zero : Ratio.Of(terms.IssuePrice) * Ratio.Of(terms.Fee) * Ratio.Of(points);
}
