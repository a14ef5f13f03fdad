using CoalitionHub.Core.Ledger;
using CoalitionHub.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Ledger;

/// <summary>Reads the journal by seq, a page at a time.</summary>
internal sealed class TransferStore(IDbContextFactory<HubDbContext> contexts)
{
    /// <summary>Transfers from this seq on, in order.</summary>
    public async Task<List<Transfer>> Read(long fromSeq, int most, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.Transfers.Where(row => row.Seq >= fromSeq).OrderBy(row => row.Seq).Take(most).ToListAsync(cancellation);
    }
}
