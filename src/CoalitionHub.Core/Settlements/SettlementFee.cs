using System.Numerics;
using CoalitionHub.Core.Programmes;

namespace CoalitionHub.Core.Settlements;

/// <summary>
/// The hub's fee on the points that a partner gave for purchases under one version of its terms, less those that returns took
/// back in the same window: their money value at the issue price × the fee's share, rounded up once. Where more came back than
/// was given there is no fee, and none is paid back. Goodwill, opening balances and exchanged points bear no fee.
/// </summary>
public static class SettlementFee
{
    /// <summary>The fee in micros of the settlement money.</summary>
    /// <exception cref="OverflowException">It doesn't fit a long.</exception>
    public static long Micros(Terms terms, long points)
    {
        if (points <= 0)
        {
            return 0;
        }

        // Three factors of up to 10^12 and a window's points: wider than Int128.
        var share = (BigInteger)points * terms.IssuePrice.Numerator * terms.Fee.Numerator;
        var whole = (BigInteger)terms.IssuePrice.Denominator * terms.Fee.Denominator;
        return checked((long)((share + whole - 1) / whole));
    }
}
