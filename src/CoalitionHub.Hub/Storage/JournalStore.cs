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

    /// <inheritdoc />
    public HeadRow ReadHead() => Head.Read();

    /// <inheritdoc />
    public HeadRow? TryTakeLease(string owner, string ownerUrl, TimeSpan length)
    {
        if (!Head.TryTakeLease(owner, ownerUrl, length, IsOwnerGone()))
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
    public LoadedState Load(HubState state, IProgress<long>? progress = null)
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

    /// <inheritdoc />
    public abstract IReadOnlyList<Transfer> ReadChain(long chainSeq);

    /// <inheritdoc />
    public abstract void Reconnect();

    /// <inheritdoc />
    public abstract void Dispose();
}
