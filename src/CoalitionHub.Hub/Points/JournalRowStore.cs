using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Points;

/// <summary>Journal rows with what is known about them, read from the database: for statements and event streams.</summary>
internal sealed class JournalRowStore(IDbContextFactory<HubDbContext> contexts)
{
    /// <summary>How far one look goes, so that no query scans the whole journal.</summary>
    private const int Reach = 5000;

    /// <summary>Follows a wallet's chain backwards and gives the partner's own rows.</summary>
    /// <param name="wallet">The wallet.</param>
    /// <param name="fromSeq">Where to begin: the wallet's last transfer, or where the page before ended.</param>
    /// <param name="partnerNo">Whose rows.</param>
    /// <param name="most">How many at most; the walk also ends after many rows of others.</param>
    /// <param name="cancellation">Ends the walk.</param>
    /// <returns>The rows, newest first, and where to go on; 0 at the beginning of the chain. Null when the wallet has no such transfer.</returns>
    public async Task<(List<Transfer> Rows, long NextSeq)?> WalkBack(AccountId wallet, long fromSeq, int partnerNo, int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var rows = new List<Transfer>();
        var seq = fromSeq;
        for (var step = 0; step < Reach && seq != 0 && rows.Count < most; step++)
        {
            var at = seq;
            var row = await context.Transfers.SingleOrDefaultAsync(transfer => transfer.Seq == at, cancellation);
            if (row is null || (row.Debit != wallet && row.Credit != wallet))
            {
                return null;
            }

            if (row.PartnerNo == partnerNo)
            {
                rows.Add(row);
            }

            seq = row.PreviousSeq;
        }

        return (rows, seq);
    }

    /// <summary>The partner's own rows that touch a wallet, in journal order.</summary>
    /// <returns>The rows, and the seq to go on from.</returns>
    public async Task<(List<Transfer> Rows, long NextSeq)> Forward(long fromSeq, int partnerNo, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var head = await context.Transfers.MaxAsync(transfer => (long?)transfer.Seq, cancellation) ?? 0;
        if (fromSeq > head)
        {
            return ([], fromSeq);
        }

        var until = Math.Min(head, fromSeq + Reach - 1);
        var rows = await context.Transfers
            .Where(transfer => transfer.Seq >= fromSeq && transfer.Seq <= until && transfer.PartnerNo == partnerNo && transfer.LotSeq != 0)
            .OrderBy(transfer => transfer.Seq)
            .ToListAsync(cancellation);
        return (rows, until + 1);
    }

    /// <summary>The purchases, adjustments, terms and members that the rows name.</summary>
    public async Task<RowFacts> Facts(List<Transfer> rows, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var purchaseNos = rows.Where(EntryKinds.IsOfPurchase).Select(row => row.SourceNo).Distinct().ToList();
        var adjustmentNos = rows.Where(EntryKinds.IsOfAdjustment).Select(row => row.SourceNo).Distinct().ToList();
        var heldSeqs = rows.Where(row => row.Phase != Phase.Posted).Select(row => row.HoldSeq).Where(seq => seq != 0).Distinct().ToList();
        var memberNos = rows.Select(Owner).Distinct().ToList();
        var termsNos = rows.Select(row => row.TermsNo).Distinct().ToList();
        return new RowFacts(
            await context.Purchases.Where(purchase => purchaseNos.Contains(purchase.No)).ToDictionaryAsync(purchase => purchase.No, cancellation),
            await context.Adjustments.Where(adjustment => adjustmentNos.Contains(adjustment.No)).ToDictionaryAsync(adjustment => adjustment.No, adjustment => adjustment.Kind, cancellation),
            await context.Members.Where(member => memberNos.Contains(member.No)).ToDictionaryAsync(member => member.No, member => member.CreatedMicros, cancellation),
            await context.Terms.Where(terms => termsNos.Contains(terms.No)).ToDictionaryAsync(terms => terms.No, terms => terms.CreatedMicros, cancellation),
            await context.Currencies.ToDictionaryAsync(currency => currency.No, currency => currency.Code.Text, cancellation),
            await context.Transfers.Where(row => heldSeqs.Contains(row.Seq)).ToDictionaryAsync(row => row.Seq, cancellation));
    }

    /// <summary>The member whose wallet the row touches.</summary>
    public static long Owner(Transfer row) => row.Debit.IsWallet ? row.Debit.Owner : row.Credit.Owner;
}

/// <summary>What rows name.</summary>
internal sealed record RowFacts(
    Dictionary<long, Purchase> Purchases,
    Dictionary<long, AdjustmentKind> AdjustmentKinds,
    Dictionary<long, long> MembersCreated,
    Dictionary<int, long> TermsCreated,
    Dictionary<int, string> CurrencyCodes,
    Dictionary<long, Transfer> Holding)
{
    /// <summary>The id of the hold that the row set aside, took or freed points of; empty for none.</summary>
    public string HoldIdOf(Transfer row)
    {
        var holding = row.Phase == Phase.Pending ? row : Holding.GetValueOrDefault(row.HoldSeq);
        return holding is null ? "" : OpaqueId.Format("hld", holding.ChainSeq, holding.TimeMicros);
    }
}
