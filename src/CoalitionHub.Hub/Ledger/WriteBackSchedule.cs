using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Storage;

namespace CoalitionHub.Hub.Ledger;

/// <summary>
/// Which account rows lag behind the journal, and when they are written: one of 512 slices every ten milliseconds or so, so that
/// each row is written within about five seconds, near its neighbours, however often it changed. A killed hub's successor has
/// five seconds of the journal to go through again; rows written each second would cost as much as a third of the journal's own.
/// </summary>
internal sealed class WriteBackSchedule(TimeProvider time)
{
    private const int Slices = 512;
    private static readonly TimeSpan SliceInterval = TimeSpan.FromMilliseconds(10);

    /// <summary>For each slice, the accounts whose row lags, with the version that the database has (null: no row).</summary>
    private readonly Dictionary<AccountId, Account?>[] stored = [.. Enumerable.Range(0, Slices).Select(_ => new Dictionary<AccountId, Account?>())];

    /// <summary>For each slice, the seq up to which its rows are true.</summary>
    private readonly long[] trueUpTo = new long[Slices];

    private long lastSliceTimestamp = time.GetTimestamp();
    private int nextSlice;
    private int lagging;

    /// <summary>How many rows lag.</summary>
    public int Lagging => lagging;

    /// <summary>Starts anew with what a loaded state's replay left behind.</summary>
    public void Reset(LoadedState loaded)
    {
        foreach (var slice in stored)
        {
            slice.Clear();
        }

        lagging = 0;
        foreach (var behind in loaded.Behind)
        {
            Add(behind.Account.Id, behind.Stored, loaded.Head.RowsSeq);
        }
    }

    /// <summary>The rows to write with this batch, and the seq up to which every row is then true.</summary>
    /// <param name="state">The draft.</param>
    /// <param name="all">Write all that lags (the hub is idle, or stops), not just the slice whose turn it is.</param>
    /// <param name="before">The head before the batch.</param>
    /// <param name="after">The head after it.</param>
    public (List<WriteBack> Rows, long RowsSeq, int Slice) Plan(HubState state, bool all, long before, long after)
    {
        var slice = all ? Slices : time.GetElapsedTime(lastSliceTimestamp) >= SliceInterval ? nextSlice : -1;
        var rows = new List<WriteBack>();
        if (slice >= 0)
        {
            for (var index = 0; index < Slices; index++)
            {
                if (all || index == slice)
                {
                    foreach (var (id, version) in stored[index])
                    {
                        rows.Add(new WriteBack(state.Ledger.Account(id), version));
                    }
                }
            }

            foreach (var (id, _) in state.Ledger.Accounts.Changes)
            {
                var index = SliceOf(id);
                if ((all || index == slice) && !stored[index].ContainsKey(id))
                {
                    rows.Add(new WriteBack(state.Ledger.Account(id), state.Ledger.Accounts.TryGetCommitted(id, out var version) ? version : null));
                }
            }

            rows.Sort(static (left, right) => left.Account.Id.CompareTo(right.Account.Id));
        }

        return (rows, RowsSeqAfter(state, slice, before, after), slice);
    }

    /// <summary>Notes that the batch was committed; call it before the draft is published.</summary>
    public void Committed(HubState state, int slice, long before)
    {
        if (slice >= 0)
        {
            for (var index = 0; index < Slices; index++)
            {
                if (slice == Slices || index == slice)
                {
                    lagging -= stored[index].Count;
                    stored[index].Clear();
                }
            }

            nextSlice = slice == Slices ? nextSlice : (slice + 1) % Slices;
            lastSliceTimestamp = time.GetTimestamp();
        }

        foreach (var (id, _) in state.Ledger.Accounts.Changes)
        {
            var index = SliceOf(id);
            if (slice != Slices && index != slice)
            {
                Add(id, state.Ledger.Accounts.TryGetCommitted(id, out var version) ? version : null, before);
            }
        }
    }

    private long RowsSeqAfter(HubState state, int slice, long before, long after)
    {
        var rowsSeq = after;
        for (var index = 0; index < Slices; index++)
        {
            if (slice != Slices && index != slice && stored[index].Count > 0)
            {
                rowsSeq = Math.Min(rowsSeq, trueUpTo[index]);
            }
        }

        if (slice == Slices)
        {
            return rowsSeq;
        }

        foreach (var (id, _) in state.Ledger.Accounts.Changes)
        {
            if (SliceOf(id) != slice)
            {
                return Math.Min(rowsSeq, before);
            }
        }

        return rowsSeq;
    }

    private void Add(AccountId id, Account? version, long upTo)
    {
        var slice = SliceOf(id);
        if (stored[slice].Count == 0)
        {
            trueUpTo[slice] = upTo;
        }

        if (stored[slice].TryAdd(id, version))
        {
            lagging++;
        }
    }

    /// <summary>64 neighbours share a slice, and so a few database pages.</summary>
    private static int SliceOf(AccountId id) => (int)(id.Owner >> 6) & (Slices - 1);
}
