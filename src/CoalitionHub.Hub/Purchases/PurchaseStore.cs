using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Purchases;

/// <summary>What to list: a partner's own purchases.</summary>
internal sealed record PurchaseFilter(int PartnerNo, IReadOnlyList<long> MemberNos, long FromMicros, long UntilMicros, PurchaseKind? Kind, long? BeforeNo, int Most);

/// <summary>Purchases with what belongs to them, read from the database.</summary>
internal sealed class PurchaseStore(IDbContextFactory<HubDbContext> contexts)
{
    /// <summary>The partner's purchase of this number, or null.</summary>
    public async Task<PurchaseFacts?> Find(int partnerNo, long no, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var found = await context.Purchases.Where(purchase => purchase.No == no && purchase.PartnerNo == partnerNo).ToListAsync(cancellation);
        return (await Facts(context, found, cancellation)).FirstOrDefault();
    }

    /// <summary>The purchase under the merchant's own reference, or null.</summary>
    public async Task<PurchaseFacts?> Find(PurchaseReference reference, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var found = await context.PurchasesOf(reference).ToListAsync(cancellation);
        return (await Facts(context, found, cancellation)).FirstOrDefault();
    }

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<PurchaseFacts>> List(PurchaseFilter filter, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var query = context.Purchases.Where(purchase => purchase.PartnerNo == filter.PartnerNo);
        query = filter.MemberNos.Count == 0 ? query : query.Where(purchase => filter.MemberNos.Contains(purchase.MemberNo));
        query = filter.FromMicros == 0 ? query : query.Where(purchase => purchase.PurchaseTimeMicros >= filter.FromMicros);
        query = filter.UntilMicros == 0 ? query : query.Where(purchase => purchase.PurchaseTimeMicros < filter.UntilMicros);
        query = filter.Kind is { } kind ? query.Where(purchase => purchase.Kind == kind) : query;
        query = filter.BeforeNo is { } before ? query.Where(purchase => purchase.No < before) : query;
        return await Facts(context, await query.OrderByDescending(purchase => purchase.No).Take(filter.Most).ToListAsync(cancellation), cancellation);
    }

    /// <summary>
    /// The purchases of a member, of all partners. Numbers are given in order of commit, so what is missing afterwards has a
    /// higher number than the last that was seen. It looks again at what came while it looked, until that is little.
    /// </summary>
    public async Task<MemberPurchases> NosOf(IReadOnlyCollection<long> memberNos, CancellationToken cancellation)
    {
        const int little = 1000;
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        List<long> nos = [];
        var seen = 0L;
        while (true)
        {
            var after = seen;
            var last = await context.Purchases.MaxAsync(purchase => (long?)purchase.No, cancellation) ?? 0;
            nos.AddRange(await context.Purchases
                .Where(purchase => purchase.No > after && purchase.No <= last && memberNos.Contains(purchase.MemberNo))
                .OrderBy(purchase => purchase.No)
                .Select(purchase => purchase.No)
                .ToListAsync(cancellation));
            seen = last;
            if (last - after <= little)
            {
                return new MemberPurchases(memberNos, nos, seen);
            }
        }
    }

    private static async Task<IReadOnlyList<PurchaseFacts>> Facts(HubDbContext context, List<Purchase> purchases, CancellationToken cancellation)
    {
        var nos = purchases.Select(purchase => purchase.No).ToList();
        var chains = purchases.Where(purchase => purchase.Kind == PurchaseKind.Earn && purchase.ChainSeq != 0).Select(purchase => purchase.ChainSeq).ToList();
        var originals = purchases.Select(purchase => purchase.OriginalNo).Where(no => no != 0).ToList();
        var lines = (await context.PurchaseLines.Where(line => nos.Contains(line.PurchaseNo)).ToListAsync(cancellation)).ToLookup(line => line.PurchaseNo);
        var maturity = await context.Transfers
            .Where(row => chains.Contains(row.ChainSeq) && row.Kind == TransferKind.Earn && chains.Contains(row.Seq))
            .ToDictionaryAsync(row => row.ChainSeq, row => row.LotMaturesOn, cancellation);
        var originalTimes = await context.Purchases.Where(purchase => originals.Contains(purchase.No)).ToDictionaryAsync(purchase => purchase.No, purchase => purchase.CreatedMicros, cancellation);
        var terms = await context.Terms.ToDictionaryAsync(version => version.No, cancellation);
        return
        [
            .. purchases.Select(purchase => new PurchaseFacts(
                purchase with { Lines = [.. lines[purchase.No].OrderBy(line => line.LineNo).Select(line => line.ToLine())] },
                terms[purchase.TermsNo],
                maturity.GetValueOrDefault(purchase.ChainSeq),
                originalTimes.GetValueOrDefault(purchase.OriginalNo))),
        ];
    }
}

/// <summary>A purchase with what belongs to it.</summary>
/// <param name="Purchase">With its lines.</param>
/// <param name="Terms">What priced it.</param>
/// <param name="MaturesOn">Of an earn: the first day its points can be burnt; 0 for at once.</param>
/// <param name="OriginalCreatedMicros">Of a return: for the original's id.</param>
internal sealed record PurchaseFacts(
    Purchase Purchase,
    Core.Programmes.Terms Terms,
    int MaturesOn,
    long OriginalCreatedMicros);
