using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;

namespace CoalitionHub.Hub.Storage;

/// <summary>One request and the answer it got; never forgotten.</summary>
/// <param name="PartnerNo">Whose request; 0 for the coalition's staff.</param>
/// <param name="RequestId">The caller's UUIDv7.</param>
/// <param name="Hash">32 bytes over method and fields.</param>
/// <param name="Answer">How it was answered (<see cref="StoredAnswer"/>).</param>
internal sealed record RequestRow(int PartnerNo, Guid RequestId, ReadOnlyMemory<byte> Hash, ReadOnlyMemory<byte> Answer)
{
    public RequestRow(RequestKey key, ReadOnlyMemory<byte> hash, ReadOnlyMemory<byte> answer)
        : this(key.PartnerNo, key.RequestId, hash, answer)
    {
    }

    /// <summary>By what the request is known.</summary>
    public RequestKey Key => new(PartnerNo, RequestId);
}

/// <summary>A batch as it is committed, in one transaction.</summary>
internal sealed class Batch
{
    /// <summary>The draft: transfers, purchases, holds, and the changed records of every other table.</summary>
    public required HubState State { get; init; }

    /// <summary>The head that the batch was decided on; the commit begins with a compare-and-set on its seq and the epoch.</summary>
    public required JournalHead Before { get; init; }

    /// <summary>The head after it. Equal to <see cref="Before"/> when no transfer is in it.</summary>
    public required JournalHead After { get; init; }

    /// <summary>The writer's lease.</summary>
    public required long Epoch { get; init; }

    /// <summary>Counts every batch, so that two batches without transfers can't be mixed up: the head's version after it.</summary>
    public required long VersionAfter { get; init; }

    /// <summary>The requests it answers.</summary>
    public required IReadOnlyList<RequestRow> Requests { get; init; }

    /// <summary>
    /// Accounts (with their lots) written back now: as they are after the batch, beside the version the database has. Each
    /// account at most once; in the order of their ids the database writes fewer pages.
    /// </summary>
    public required IReadOnlyList<WriteBack> WriteBacks { get; init; }

    /// <summary>Nobody waits for an answer: whatever a store puts off may be written now.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Every account row is true at least up to this seq once the batch is committed; a start replays from here.</summary>
    public required long RowsSeq { get; init; }
}

/// <summary>An account to write back.</summary>
/// <param name="Account">As it is now.</param>
/// <param name="Stored">As the database has it; null when it has no row yet.</param>
internal sealed record WriteBack(Account Account, Account? Stored);

/// <summary>What a store found when it loaded the state.</summary>
/// <param name="Head">The head that the state is true at.</param>
/// <param name="Behind">Accounts that the replayed tail changed: their rows wait to be written back, as after a batch.</param>
internal sealed record LoadedState(HeadRow Head, IReadOnlyList<WriteBack> Behind);

/// <summary>How a commit ended.</summary>
internal enum CommitResult
{
    /// <summary>It is durable.</summary>
    Committed,

    /// <summary>Nothing was written: a request id, a merchant's reference or an accepted quote is there already.</summary>
    Duplicate,

    /// <summary>Nothing was written: the head or the epoch is no longer ours.</summary>
    Fenced,
}

/// <summary>The head row, lease included.</summary>
/// <param name="Head">Where the journal ends.</param>
/// <param name="Version">Rises with every batch.</param>
/// <param name="Epoch">Rises with every change of writer.</param>
/// <param name="Owner">Who holds the lease; empty for nobody.</param>
/// <param name="OwnerUrl">Where the writer takes relayed calls; empty when it takes none.</param>
/// <param name="LeaseLeft">How long the lease still runs, by the database's clock; zero or less when it has run out.</param>
/// <param name="RowsSeq">Every account row is true at least up to this seq.</param>
internal sealed record HeadRow(JournalHead Head, long Version, long Epoch, string Owner, string OwnerUrl, TimeSpan LeaseLeft, long RowsSeq);

/// <summary>
/// The journal in a database. One for each provider, written with the provider's own means; one over EF Core alone that works
/// on all of them. Used by the writer's thread only, except <see cref="ReadHead"/> and <see cref="TryTakeLease"/>.
/// </summary>
internal interface IJournalStore : IArchive, IDisposable
{
    /// <summary>Reads the head.</summary>
    HeadRow ReadHead();

    /// <summary>
    /// Takes the lease when it is free, run out, or ours: raises the epoch (unless it is ours already), sets owner and end.
    /// </summary>
    /// <param name="owner">One name for each start of a process: two that share it would share the epoch, and not be told apart.</param>
    /// <param name="ownerUrl">Where the owner takes relayed calls; empty when it takes none.</param>
    /// <param name="length">How long the lease runs from now, by the database's clock.</param>
    /// <returns>The head as we now hold it, or null when somebody else holds the lease.</returns>
    HeadRow? TryTakeLease(string owner, string ownerUrl, TimeSpan length);

    /// <summary>Lets the lease go, if it is ours, so that another can take it at once.</summary>
    void ReleaseLease(long epoch);

    /// <summary>Loads everything into an empty state, while we hold the lease: rows, then the journal's tail after <see cref="HeadRow.RowsSeq"/> replayed on them.</summary>
    LoadedState Load(HubState state, IProgress<long>? progress = null);

    /// <summary>Writes a batch and renews the lease, in one transaction. Returns only when it is durable, or nothing was written.</summary>
    /// <exception cref="System.Data.Common.DbException">Whether it was written is unknown: read the head to find out.</exception>
    /// <exception cref="InvalidOperationException">The database isn't as the batch believes: a row that it adds is there, or one that it changes isn't. Nothing was written.</exception>
    CommitResult Commit(Batch batch, TimeSpan leaseLength);

    /// <summary>Those of the requests that have been answered before.</summary>
    IReadOnlyList<RequestRow> FindRequests(IReadOnlyCollection<RequestKey> keys);

    /// <summary>Drops a broken connection, so that the next call opens another.</summary>
    void Reconnect();
}
