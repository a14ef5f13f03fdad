using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.Settlements.Prices;
using CoalitionHub.Core.Settlements.Proof;
using CoalitionHub.Core.Settlements.Reports;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Settlements.Reports;

/// <summary>Figures of all transfers up to a number, read page by page; the journal is read whole, its sums are small.</summary>
internal sealed class JournalFiguresStore(Calls calls, SettlementsStore journal, IDbContextFactory<HubDbContext> contexts)
{
    /// <summary>The committed state, and the last transfer that counts.</summary>
    /// <exception cref="RefusalException">SEQ_OUT_OF_RANGE.</exception>
    public (StateView View, long LastSeq) AsOf(long lastSeq)
    {
        var (view, head) = calls.Read((state, _) => (Outcome<(StateView, long)>)(StateView.OfCommitted(state), state.Ledger.Head.Seq));
        if (lastSeq >= 0 && lastSeq <= head)
        {
            return (view, lastSeq == 0 ? head : lastSeq);
        }

        var checks = new FieldChecks();
        checks.Add(Reason.SeqOutOfRange, "last_seq", $"is {lastSeq}; the journal goes from 1 to {head}, and 0 means its head.");
        throw new RefusalException(checks.Refusal ?? throw new InvalidOperationException("A fault was noted."));
    }

    public async Task<Vintages> ReadVintages(StateView view, long lastSeq, CancellationToken cancellationToken)
    {
        Vintages vintages = new(view.Terms);
        await foreach (var transfer in journal.ReadRange(1, lastSeq, cancellationToken))
        {
            vintages.Add(transfer);
        }

        return vintages;
    }

    public async Task<PointsByMonth> ReadPoints(StateView view, long lastSeq, CancellationToken cancellationToken)
    {
        PartLineReader reader = new(new WindowTerms(view.All(view.State.Terms)));
        PointsByMonth points = new();
        await foreach (var transfer in journal.ReadRange(1, lastSeq, cancellationToken))
        {
            Take(reader.Add(transfer));
        }

        Take(reader.Finish());
        return points;

        void Take(IReadOnlyList<PartLine> lines)
        {
            foreach (var line in lines)
            {
                points.Add(line);
            }
        }
    }

    /// <summary>What was sold for the settlement money, by terms and month, less what has come back. The database adds up the days.</summary>
    public async Task<IReadOnlyList<VintageSales>> ReadSales(CurrencyCode money, long lastSeq, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var days = await context.Purchases
            .Where(purchase => purchase.Kind == PurchaseKind.Earn && purchase.Money == money && purchase.ChainSeq != 0 && purchase.ChainSeq <= lastSeq)
            .GroupBy(purchase => new { purchase.TermsNo, Day = purchase.PurchaseTimeMicros / Moment.MicrosPerDay })
            .Select(day => new { day.Key.TermsNo, day.Key.Day, MinorUnits = day.Sum(purchase => purchase.MinorUnits - purchase.ReturnedMinorUnits) })
            .ToListAsync(cancellationToken);
        return
        [
            .. from day in days
               group day.MinorUnits by (day.TermsNo, Month: Month.OfDay((int)day.Day)) into month
               select new VintageSales(month.Key.TermsNo, month.Key.Month, month.Sum()),
        ];
    }
}
