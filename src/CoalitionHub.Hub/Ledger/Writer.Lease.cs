using System.Data.Common;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Storage;

namespace CoalitionHub.Hub.Ledger;

/// <summary>Who writes: the writer's way to the lease, and back from it.</summary>
internal sealed partial class Writer
{
    /// <summary>How often a process that doesn't write looks whether it may: a lease that was let go must not lie about.</summary>
    private TimeSpan LookInterval => TimeSpan.FromMilliseconds(Math.Clamp(options.Lease.TotalMilliseconds / 20, 25, 250));

    /// <summary>Takes the lease, if it can be had.</summary>
    private bool Begin()
    {
        // Whoever looked at the lease just before it was lost, and queued just after, must not wait for the next one.
        RefuseWaiting();
        var begun = !isStopping && TakeLease();
        firstLease.TrySetResult();
        return begun;
    }

    private bool TakeLease()
    {
        store ??= openStore();
        store.Reconnect();
        GiveUpEpoch();
        var taken = store.TryTakeLease(options.Owner, options.OwnerUrl, options.Lease);
        if (taken is null)
        {
            Follow(store.ReadHead());
            return false;
        }

        var fresh = new HubState(store);
        var loaded = LoadKeepingLease(store, fresh);
        fresh.Ledger.MoveTo(loaded.Head.Head);
        schedule.Reset(loaded);
        version = loaded.Head.Version;
        RowsSeq = loaded.Head.RowsSeq;
        state = fresh;
        lease = taken;
        if (!TryRenew())
        {
            StepDown();
            return false;
        }

        other = null;
        isStoreAway = false;
        WriterChanged?.Invoke();
        Log.LeaseTaken(logger, taken.Epoch, loaded.Head.Head.Seq);
        return true;
    }

    /// <summary>A large state takes longer to load than the lease runs: without renewals two processes would take it from each other for ever.</summary>
    private LoadedState LoadKeepingLease(IJournalStore current, HubState fresh)
    {
        var period = options.Lease / 4;
        using var renewing = clock.Process.CreateTimer(_ => TryKeep(current), null, period, period);
        return current.Load(fresh);
    }

    private void TryKeep(IJournalStore current)
    {
        try
        {
            current.TryTakeLease(options.Owner, options.OwnerUrl, options.Lease);
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException or TimeoutException or IOException)
        {
            // Whether the lease is still ours is looked at once the state is loaded.
            Log.LeaseNotRenewed(logger, exception);
        }
    }

    /// <summary>
    /// A batch of the epoch that we stepped back from may still be on its way to the database. Taking the lease anew must raise
    /// the epoch, so that it can't arrive after we have loaded the state.
    /// </summary>
    private void GiveUpEpoch()
    {
        if (lostEpoch != 0)
        {
            Store().ReleaseLease(lostEpoch);
            lostEpoch = 0;
        }
    }

    private void Follow(HeadRow head)
    {
        var isNews = other?.Epoch != head.Epoch || other.OwnerUrl != head.OwnerUrl;
        other = head;
        isStoreAway = false;
        if (isNews)
        {
            WriterChanged?.Invoke();
        }
    }

    private void StepDown()
    {
        if (lease is { } lost)
        {
            Log.LeaseLost(logger, lost.Epoch);
            lostEpoch = lost.Epoch;
        }

        lease = null;
        state.Discard();
        RefuseWaiting();
    }

    /// <summary>A commit renews the lease; who only answers previews, or nobody, has to renew it by itself.</summary>
    private void RenewWhenDue()
    {
        if (lease is not null && clock.Process.GetElapsedTime(renewedTimestamp) > options.Lease / 4 && !TryRenew())
        {
            StepDown();
        }
    }

    private bool TryRenew()
    {
        var started = clock.Process.GetTimestamp();
        var renewed = Store().TryTakeLease(options.Owner, options.OwnerUrl, options.Lease);
        if (renewed?.Epoch != Epoch)
        {
            return false;
        }

        Volatile.Write(ref renewedTimestamp, started);
        return true;
    }
}
