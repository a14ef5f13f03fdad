using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.Settlements.Reconciliation;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Settlements.Reconciliation;

/// <summary>A purchase with its place within its day.</summary>
internal readonly record struct PlacedPurchase(long No, long CreatedMicros, TillTransaction Transaction, ulong Key);

/// <summary>
/// Digests of what partners did at their tills, by day, kept up with the purchases as they are asked for: the first time since the
/// process began all purchases are read once, afterwards those that came since. One day's are read when somebody looks into the day.
/// Nothing is added to what a till waits for, and nothing is stored: the purchases are the truth.
/// </summary>
internal sealed class PurchaseDigestsStore(IDbContextFactory<HubDbContext> contexts) : IDisposable
{
    private const int AtOnce = 20_000;
    private const int OpenAtOnce = 500;

    private readonly SemaphoreSlim turn = new(1);
    private readonly Dictionary<int, PartnerDays> partners = [];
    private readonly SortedSet<long> open = [];
    private long seenNo;

    /// <summary>Reads the partner's days after everything committed so far was added.</summary>
    public async Task<T> Read<T>(int partnerNo, Func<PartnerDays, T> read, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await CatchUp(cancellationToken);
            return read(partners.GetValueOrDefault(partnerNo) ?? new PartnerDays());
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>The partner's transactions of these days, from the database.</summary>
    public async Task<List<PlacedPurchase>> ReadDays(int partnerNo, DayRange range, CancellationToken cancellationToken)
    {
        if (await Read(partnerNo, days => days.NumbersOf(range), cancellationToken) is not var (firstNo, lastNo))
        {
            return [];
        }

        var from = range.First * Moment.MicrosPerDay;
        var until = (range.Last + 1) * Moment.MicrosPerDay;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        List<PlacedPurchase> found = [];
        for (var first = firstNo; first <= lastNo; first += AtOnce)
        {
            var last = Math.Min(lastNo, first + AtOnce - 1);
            var rows = await Rows(context.Purchases.Where(purchase => purchase.No >= first && purchase.No <= last && purchase.PartnerNo == partnerNo &&
                purchase.PurchaseTimeMicros >= from && purchase.PurchaseTimeMicros < until)).ToListAsync(cancellationToken);
            found.AddRange(rows.Where(row => row.IsCounted).Select(row => new PlacedPurchase(row.No, row.CreatedMicros, row.Transaction, row.Transaction.Key())));
        }

        return found;
    }

    public void Dispose() => turn.Dispose();

    private async Task CatchUp(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await Close(context, cancellationToken);
        while (true)
        {
            // Numbers are given without gaps in order of commit: what is above the last one seen is new, and nothing comes below it.
            var rows = await Rows(context.Purchases.Where(purchase => purchase.No > seenNo)).Take(AtOnce).ToListAsync(cancellationToken);
            foreach (var row in rows)
            {
                seenNo = row.No;
                Take(row);
            }

            if (rows.Count < AtOnce)
            {
                return;
            }
        }
    }

    /// <summary>An authorised burn counts once it was captured: only then is it known with how many points.</summary>
    private async Task Close(HubDbContext context, CancellationToken cancellationToken)
    {
        foreach (var some in open.ToArray().Chunk(OpenAtOnce))
        {
            foreach (var row in await Rows(context.Purchases.Where(purchase => some.Contains(purchase.No))).ToListAsync(cancellationToken))
            {
                open.Remove(row.No);
                Take(row);
            }
        }
    }

    private void Take(PurchaseRow row)
    {
        if (row.IsOpen)
        {
            open.Add(row.No);
        }
        else if (row.IsCounted)
        {
            if (!partners.TryGetValue(row.PartnerNo, out var days))
            {
                partners.Add(row.PartnerNo, days = new PartnerDays());
            }

            days.Add(row.No, row.Transaction);
        }
    }

    private static IQueryable<PurchaseRow> Rows(IQueryable<Purchase> purchases) => purchases.AsNoTracking().OrderBy(purchase => purchase.No).Select(purchase =>
        new PurchaseRow(
            purchase.No, purchase.PartnerNo, purchase.Kind, purchase.Reference, purchase.Points, purchase.HoldNo, purchase.ChainSeq, purchase.PurchaseTimeMicros,
            purchase.CreatedMicros));

    private sealed record PurchaseRow(
        long No, int PartnerNo, PurchaseKind Kind, string Reference, long Points, long HoldNo, long ChainSeq, long PurchaseTimeMicros, long CreatedMicros)
    {
        public bool IsOpen => HoldNo != 0 && ChainSeq == 0 && Points > 0;

        /// <summary>A hold that was voided, or that expired, was no burn.</summary>
        public bool IsCounted => !IsOpen && (Kind != PurchaseKind.Burn || Points > 0);

        public TillTransaction Transaction => new((byte)Kind, Reference, Moment.DayOf(PurchaseTimeMicros), Points);
    }
}
