using CoalitionHub.Core.State;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Storage.Rows;

/// <summary>A table of the state and the database table that its records are in.</summary>
internal abstract class StateTable
{
    /// <summary>What the current batch does to the rows.</summary>
    public abstract IRowChanges Rows { get; }

    /// <summary>Fills <see cref="Rows"/> from the draft.</summary>
    public abstract void Collect(HubState state);

    /// <summary>Loads all rows into the state; nothing for tables that aren't kept in memory.</summary>
    /// <returns>How many.</returns>
    public abstract long Load(HubDbContext context, HubState state);
}

/// <summary>A table that is kept in memory: a record is new when the committed table doesn't have its key.</summary>
internal sealed class MemoryTable<TKey, TRecord, TRow>(
    Func<HubState, DraftTable<TKey, TRecord>> table,
    Func<TRecord, TKey> keyOf,
    Func<TRecord, TRow> toRow,
    Func<TRow, TRecord> toRecord) : StateTable
    where TKey : notnull
    where TRecord : class
    where TRow : class
{
    private readonly RowChanges<TRow> rows = new();

    public override IRowChanges Rows => rows;

    public override void Collect(HubState state)
    {
        var records = table(state);
        foreach (var (key, record) in records.Changes)
        {
            var isStored = records.TryGetCommitted(key, out var stored);
            if (record is not null)
            {
                (isStored ? rows.Changed : rows.Added).Add(toRow(record));
            }
            else if (isStored && stored is not null)
            {
                rows.Removed.Add(toRow(stored));
            }
        }
    }

    public override long Load(HubDbContext context, HubState state)
    {
        var records = table(state);
        var count = 0L;
        foreach (var row in context.Set<TRow>().AsNoTracking())
        {
            var record = toRecord(row);
            records.Load(keyOf(record), record);
            count++;
        }

        return count;
    }
}

/// <summary>A table that is read from the database when needed: a record is new when its number is one that this batch took.</summary>
internal sealed class ArchiveTable<TRecord>(Func<HubState, DraftTable<long, TRecord>> table, Func<HubState, NumberSequence> numbers) : StateTable
    where TRecord : class
{
    private readonly RowChanges<TRecord> rows = new();

    public override IRowChanges Rows => rows;

    public override void Collect(HubState state)
    {
        var lastStored = numbers(state).Committed;
        foreach (var (no, record) in table(state).Changes)
        {
            if (record is null)
            {
                throw new InvalidOperationException($"{typeof(TRecord).Name} {no} was removed; such records stay.");
            }

            (no <= lastStored ? rows.Changed : rows.Added).Add(record);
        }
    }

    public override long Load(HubDbContext context, HubState state) => 0;
}

/// <summary>Records that are only ever added.</summary>
internal sealed class ListTable<TRecord>(Func<HubState, DraftList<TRecord>> list) : StateTable
    where TRecord : class
{
    private readonly RowChanges<TRecord> rows = new();

    public override IRowChanges Rows => rows;

    public override void Collect(HubState state) => rows.Added.AddRange(list(state).Added);

    public override long Load(HubDbContext context, HubState state) => 0;
}
