using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Storage;

namespace CoalitionHub.Hub.Tests.Storage;

/// <summary>Decides batches on a loaded state and commits them, as the hub's writer does; says itself which rows it writes back.</summary>
internal sealed class TestWriter : IDisposable
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private readonly Dictionary<AccountId, Account?> behind = [];

    public TestWriter(IJournalStore store, string owner = "test")
    {
        Store = store;
        Head = store.TryTakeLease(owner, "http://127.0.0.1:5080", Lease) ?? throw new InvalidOperationException("Somebody else writes.");
        State = new HubState(store);
        LoadedState loaded = store.Load(State);
        foreach (WriteBack row in loaded.Behind)
        {
            behind.Add(row.Account.Id, row.Stored);
        }

        RowsSeq = loaded.Head.RowsSeq;
        Version = loaded.Head.Version;
    }

    public IJournalStore Store { get; }

    public HubState State { get; }

    public HeadRow Head { get; }

    public long Version { get; set; }

    public long RowsSeq { get; private set; }

    /// <summary>How many account rows lag behind the journal.</summary>
    public int Behind => behind.Count;

    /// <summary>Commits what the decision drafts.</summary>
    /// <param name="decide">Drafts.</param>
    /// <param name="requests">The requests it answers.</param>
    /// <param name="writesBack">Which of the accounts that lag are written back; none when null.</param>
    /// <param name="isQuiet">Nobody waits.</param>
    public CommitResult Commit(Action<HubState> decide, IReadOnlyList<RequestRow>? requests = null, Func<AccountId, bool>? writesBack = null, bool isQuiet = false)
    {
        decide(State);
        Batch batch = Seal(requests ?? [], writesBack ?? (_ => false), isQuiet);
        CommitResult result = Store.Commit(batch, Lease);
        if (result == CommitResult.Committed)
        {
            Publish(batch);
        }
        else
        {
            State.Discard();
        }

        return result;
    }

    /// <summary>The batch as it would be committed.</summary>
    public Batch Seal(IReadOnlyList<RequestRow> requests, Func<AccountId, bool> writesBack, bool isQuiet = false)
    {
        Dictionary<AccountId, Account?> lagging = new(behind);
        foreach (AccountId id in State.Ledger.Accounts.Changes.Keys)
        {
            lagging.TryAdd(id, State.Ledger.Accounts.TryGetCommitted(id, out Account? before) ? before : null);
        }

        JournalHead after = State.Ledger.Seal();
        WriteBack[] rows = [.. lagging.Where(pair => writesBack(pair.Key)).OrderBy(pair => pair.Key).Select(pair => new WriteBack(State.Ledger.Account(pair.Key), pair.Value))];
        return new Batch
        {
            State = State,
            Before = State.Ledger.Head,
            After = after,
            Epoch = Head.Epoch,
            VersionAfter = Version + 1,
            Requests = requests,
            WriteBacks = rows,
            RowsSeq = rows.Length == lagging.Count ? after.Seq : RowsSeq,
            IsQuiet = isQuiet,
        };
    }

    public void Dispose() => Store.Dispose();

    private void Publish(Batch batch)
    {
        foreach (AccountId id in State.Ledger.Accounts.Changes.Keys)
        {
            behind.TryAdd(id, State.Ledger.Accounts.TryGetCommitted(id, out Account? before) ? before : null);
        }

        foreach (WriteBack row in batch.WriteBacks)
        {
            behind.Remove(row.Account.Id);
        }

        State.Publish(batch.After);
        Version++;
        RowsSeq = batch.RowsSeq;
    }
}
