using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Storage.Loading;
using CoalitionHub.Hub.Storage.Setup;

namespace CoalitionHub.Hub.Storage;

/// <summary>What all stores have in common: the head, the lease, loading.</summary>
internal abstract class JournalStore(HubContextFactory contexts) : IJournalStore
{
    protected HubContextFactory Contexts { get; } = contexts;

    protected HeadTable Head { get; } = new(contexts);

    /// <summary>Who writes through this store; empty until the lease was asked for.</summary>
    protected string Owner { get; private set; } = "";

    /// <inheritdoc />
    public HeadRow ReadHead() => Head.Read();

    /// <inheritdoc />
    public HeadRow? TryTakeLease(string owner, string ownerUrl, TimeSpan length)
    {
        Owner = owner;
        var isGone = IsOwnerGone();
        var before = Head.Read();
        if (before.Owner.Length > 0 && before.Owner != owner && !isGone)
        {
            if (HeadTable.IsHeld(before.LeaseLeft, length))
            {
                return null;
            }

            EndSessions(before.Owner);
        }

        if (!Head.TryTakeLease(owner, ownerUrl, length, isGone))
        {
            return null;
        }

        var head = Head.Read();
        return head.Owner == owner ? head : null;
    }

    /// <inheritdoc />
    public virtual void ReleaseLease(long epoch) => Head.ReleaseLease(epoch);

    /// <summary>Whether the process that held the lease until now is known to have ended.</summary>
    protected virtual bool IsOwnerGone() => false;

    /// <inheritdoc />
    public virtual LoadedState Load(HubState state, IProgress<long>? progress = null)
    {
        using var context = Contexts.CreateDbContext();
        return new StateLoader(context, state, progress).Load(Head.Read());
    }

    /// <inheritdoc />
    public abstract CommitResult Commit(Batch batch, TimeSpan leaseLength);

    /// <inheritdoc />
    public abstract IReadOnlyList<RequestRow> FindRequests(IReadOnlyCollection<RequestKey> keys);

    /// <inheritdoc />
    public abstract Purchase? FindPurchase(long no);

    /// <inheritdoc />
    public abstract long FindPurchaseNo(PurchaseReference reference);

    /// <inheritdoc />
    public abstract Exchange? FindExchange(long no);

    /// <inheritdoc />
    public abstract long FindExchangeNo(Guid quoteId);

    public abstract Instruction? FindInstruction(long no);

    /// <inheritdoc />
    public abstract IReadOnlyList<Transfer> ReadChain(long chainSeq);

    /// <inheritdoc />
    public abstract void Reconnect();

    /// <summary>
    /// Ends what a writer that fell silent still has open in the database: one that was paused while it sent a batch would hold
    /// the head's row, and with it everybody, for as long as it is paused. Nothing where a database can't do it.
    /// </summary>
    protected virtual void EndSessions(string owner)
    {
    }

    /// <inheritdoc />
    public abstract void Dispose();
}
