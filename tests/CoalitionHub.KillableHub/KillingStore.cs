using System.Diagnostics;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Storage;

namespace CoalitionHub.KillableHub;

/// <summary>A journal that kills its process, as the system does without asking, at a point of a commit that answers somebody.</summary>
/// <param name="journal">The journal itself.</param>
/// <param name="point">At which point.</param>
/// <param name="commits">At which such commit: 1 for the first.</param>
/// <param name="ofEntries">Not of one that answers somebody, but of one that books something by itself, as an import does.</param>
internal sealed class KillingStore(IJournalStore journal, KillPoint point, int commits, bool ofEntries) : IJournalStore
{
    /// <summary>About as long as a commit takes.</summary>
    private static readonly TimeSpan Commit = TimeSpan.FromMilliseconds(4);

    private int left = commits;

    CommitResult IJournalStore.Commit(Batch batch, TimeSpan leaseLength)
    {
        var isMeant = ofEntries ? batch.Requests.Count == 0 && batch.After.Seq > batch.Before.Seq : batch.Requests.Count > 0;
        if (!isMeant || --left > 0)
        {
            return journal.Commit(batch, leaseLength);
        }

        switch (point)
        {
            case KillPoint.BeforeCommit:
                Kill();
                break;
            case KillPoint.WhileCommitting:
                var at = Stopwatch.GetTimestamp() + (long)(Random.Shared.NextDouble() * Commit.TotalSeconds * Stopwatch.Frequency);
                new Thread(() => KillAt(at)) { IsBackground = true }.Start();
                break;
        }

        var result = journal.Commit(batch, leaseLength);
        Kill();
        return result;
    }

    public HeadRow ReadHead() => journal.ReadHead();

    public HeadRow? TryTakeLease(string owner, string ownerUrl, TimeSpan length) => journal.TryTakeLease(owner, ownerUrl, length);

    public void ReleaseLease(long epoch) => journal.ReleaseLease(epoch);

    public LoadedState Load(HubState state, IProgress<long>? progress = null) => journal.Load(state, progress);

    public IReadOnlyList<RequestRow> FindRequests(IReadOnlyCollection<RequestKey> keys) => journal.FindRequests(keys);

    public Purchase? FindPurchase(long no) => journal.FindPurchase(no);

    public long FindPurchaseNo(PurchaseReference reference) => journal.FindPurchaseNo(reference);

    public Exchange? FindExchange(long no) => journal.FindExchange(no);

    public long FindExchangeNo(Guid quoteId) => journal.FindExchangeNo(quoteId);

    public Instruction? FindInstruction(long no) => journal.FindInstruction(no);

    public IReadOnlyList<Transfer> ReadChain(long chainSeq) => journal.ReadChain(chainSeq);

    public void Reconnect() => journal.Reconnect();

    public void Dispose() => journal.Dispose();

    private static void KillAt(long timestamp)
    {
        while (Stopwatch.GetTimestamp() < timestamp)
        {
            Thread.SpinWait(20);
        }

        Kill();
    }

    /// <summary>SIGKILL: nothing is flushed, closed or said.</summary>
    private static void Kill()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
