using System.Runtime.CompilerServices;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Storage;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Settlements;

/// <summary>What settlements read from the database: ranges of the journal, and the history of windows.</summary>
internal sealed class SettlementsStore(IDbContextFactory<HubDbContext> contexts)
{
    private const int PageSize = 10_000;

    /// <summary>The committed transfers of a range, in order. Read by pages of seq, so that no transaction stays open behind the writer.</summary>
    public async IAsyncEnumerable<Transfer> ReadRange(long fromSeq, long toSeq, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        for (var first = fromSeq; first <= toSeq; first += PageSize)
        {
            var last = Math.Min(toSeq, first + PageSize - 1);
            var page = await context.Transfers.AsNoTracking()
                .Where(transfer => transfer.Seq >= first && transfer.Seq <= last)
                .OrderBy(transfer => transfer.Seq)
                .ToListAsync(cancellationToken);
            foreach (var transfer in page)
            {
                yield return transfer;
            }
        }
    }

    /// <summary>When a committed transfer was booked.</summary>
    public async Task<long> ReadTime(long seq, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Transfers.AsNoTracking().Where(transfer => transfer.Seq == seq).Select(transfer => transfer.TimeMicros).SingleAsync(cancellationToken);
    }

    /// <summary>The last transfer of a range that was booked before a time; found by halving, since the journal's times never go back.</summary>
    /// <returns>Its seq; <paramref name="fromSeq"/> less 1 when all were booked later.</returns>
    public async Task<long> ReadLastBefore(long timeMicros, long fromSeq, long toSeq, CancellationToken cancellationToken)
    {
        var (first, last) = (fromSeq, toSeq);
        while (first <= last)
        {
            var middle = first + (last - first) / 2;
            if (await ReadTime(middle, cancellationToken) < timeMicros)
            {
                first = middle + 1;
            }
            else
            {
                last = middle - 1;
            }
        }

        return last;
    }

    /// <summary>The steps of one thing, in order.</summary>
    public async Task<IReadOnlyList<StateChange>> ReadChanges(string subject, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.StateChanges.AsNoTracking()
            .Where(change => change.Subject == subject)
            .OrderBy(change => change.No)
            .ToListAsync(cancellationToken);
    }
}
