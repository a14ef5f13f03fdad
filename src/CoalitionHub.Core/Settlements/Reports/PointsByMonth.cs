using CoalitionHub.Core.Settlements.Proof;

namespace CoalitionHub.Core.Settlements.Reports;

/// <summary>What became of points in one month at one partner, by the journal's time.</summary>
/// <param name="Month">When it was booked.</param>
/// <param name="PartnerNo">Who issued them, or where they were redeemed.</param>
/// <param name="CurrencyNo">Which points.</param>
/// <param name="Issued">Given: for purchases, exchanges into the currency, corrections and opening balances.</param>
/// <param name="TakenBack">Of what was given, taken back.</param>
/// <param name="Redeemed">Burnt at the partner less given back.</param>
/// <param name="Expired">Of the partner's points.</param>
/// <param name="ExchangedOut">Left for other currencies less come back.</param>
public sealed record PointsMonth(Month Month, int PartnerNo, int CurrencyNo, long Issued, long TakenBack, long Redeemed, long Expired, long ExchangedOut);

/// <summary>Adds up the partners' lines by month: the same lines as on their statements, so the two can be compared.</summary>
public sealed class PointsByMonth
{
    private readonly SortedDictionary<(Month Month, int PartnerNo, int CurrencyNo), PointsMonth> months = [];

    /// <summary>By month, partner and currency.</summary>
    public IEnumerable<PointsMonth> Rows => months.Values;

    public void Add(PartLine line)
    {
        if (line.Points == 0 || Change(line) is not { } change)
        {
            return;
        }

        var key = (Month.OfMicros(line.Transfer.TimeMicros), line.PartnerNo, line.CurrencyNo);
        var before = months.GetValueOrDefault(key) ?? new PointsMonth(key.Item1, line.PartnerNo, line.CurrencyNo, 0, 0, 0, 0, 0);
        months[key] = change(before);
    }

    private static Func<PointsMonth, PointsMonth>? Change(PartLine line)
    {
        var points = line.Points;
        return line.Kind switch
        {
            LineKind.Issued or LineKind.IssuedUnfunded or LineKind.ExchangedIn or LineKind.Adjusted or LineKind.OpeningBalance => month => month with { Issued = month.Issued + points },
            LineKind.IssuedReversed or LineKind.AdjustedBack or LineKind.ExchangedInReversed => month => month with { TakenBack = month.TakenBack + points },
            LineKind.RedeemedHere => month => month with { Redeemed = month.Redeemed + points },
            LineKind.RedeemedHereReversed => month => month with { Redeemed = month.Redeemed - points },
            LineKind.Expired => month => month with { Expired = month.Expired + points },
            LineKind.ExchangedOut => month => month with { ExchangedOut = month.ExchangedOut + points },
            LineKind.ExchangedOutReversed => month => month with { ExchangedOut = month.ExchangedOut - points },
            // Burnt elsewhere: counted where it was burnt. Debts: the points were counted when they were given.
            _ => null,
        };
    }
}
