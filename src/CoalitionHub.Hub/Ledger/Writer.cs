using System.Data.Common;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Operations;
using CoalitionHub.Hub.Storage;

namespace CoalitionHub.Hub.Ledger;

/// <summary>
/// The one writer. It takes whatever has queued, decides each command in order on a draft over the state in memory, appends the
/// batch in one database transaction, publishes the draft, then answers. Nothing is answered before its commit returned. An idle
/// writer commits at once: nobody waits for company.
/// </summary>
internal sealed partial class Writer : IWriter, IDisposable
{
    /// <summary>Nothing queued for so long: then all rows that lag are written.</summary>
    private static readonly TimeSpan IdleBeforeWriteBack = TimeSpan.FromMilliseconds(50);

    private readonly Func<IJournalStore> openStore;
    private readonly BusinessClock clock;
    private readonly WriterOptions options;
    private readonly ILogger logger;
    private readonly HubMetrics? metrics;
    private readonly CommandQueues queues;
    private readonly BatchDecider decider;
    private readonly WriteBackSchedule schedule;
    private readonly Dictionary<RequestKey, RequestRow> known = [];
    private readonly Thread thread;
    private readonly TaskCompletionSource firstLease = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ManualResetEventSlim pause = new(false);
    private volatile HubState state;
    private volatile HeadRow? lease;
    private volatile bool isStopping;
    private IJournalStore? store;
    private long version;
    private long renewedTimestamp;

    /// <param name="openStore">Opens the journal; called once.</param>
    /// <param name="clock">Journal time, and the process's own.</param>
    /// <param name="options">Limits and the lease.</param>
    /// <param name="logger">Its log.</param>
    /// <param name="metrics">Counts batches and their commits; null when nobody measures.</param>
    public Writer(Func<IJournalStore> openStore, BusinessClock clock, WriterOptions options, ILogger<Writer> logger, HubMetrics? metrics = null)
    {
        (this.openStore, this.clock, this.options, this.logger, this.metrics) = (openStore, clock, options, logger, metrics);
        queues = new CommandQueues(options.QueueCapacity);
        decider = new BatchDecider(logger);
        schedule = new WriteBackSchedule(clock.Process);
        store = openStore();
        state = new HubState(store);
        thread = new Thread(Run) { Name = "writer", IsBackground = true };
    }

    /// <inheritdoc />
    public HubState State => state;

    /// <summary>True while this process is the one that writes.</summary>
    public bool HasLease => lease is not null;

    /// <summary>Completes when the lease was first taken or found to be another's.</summary>
    public Task Started => firstLease.Task;

    /// <summary>The head as another process holds it; null while this one writes, or while nobody does.</summary>
    public HeadRow? Other { get; private set; }

    /// <summary>How many commands wait.</summary>
    public int Waiting => queues.Length;

    /// <summary>How many account rows lag behind the journal.</summary>
    public int LaggingRows => schedule.Lagging;

    /// <summary>The seq up to which every account row was true at the last commit.</summary>
    public long RowsSeq { get; private set; }

    /// <summary>The name of this start of the process.</summary>
    public string Owner => options.Owner;

    /// <summary>Our epoch; 0 without the lease.</summary>
    public long Epoch => lease?.Epoch ?? 0;

    public void Start() => thread.Start();

    /// <inheritdoc />
    public Refusal? Enqueue(Command command) =>
        lease is null
            ? new Refusal(Reason.NotWriter, "Another hub process writes, or none does yet; send the same request again.") { RetryAfter = TimeSpan.FromMilliseconds(200) }
            : queues.Enqueue(command);

    /// <summary>Takes nothing more, commits and answers what waits, writes all rows back, and lets the lease go.</summary>
    public void Stop()
    {
        isStopping = true;
        queues.Close();
        pause.Set();
        if (thread.IsAlive)
        {
            thread.Join();
        }
    }

    public void Dispose()
    {
        Stop();
        store?.Dispose();
        pause.Dispose();
    }

    private void Run()
    {
        var batch = new List<Command>(options.MaxBatch);
        while (true)
        {
            try
            {
                if (lease is null && !TakeLease())
                {
                    firstLease.TrySetResult();
                    if (isStopping)
                    {
                        return;
                    }

                    pause.Wait(options.Lease / 4);
                    continue;
                }

                firstLease.TrySetResult();
                batch.Clear();
                if (!queues.Take(batch, options.MaxBatch, Patience()))
                {
                    Finish();
                    return;
                }

                if (batch.Count > 0)
                {
                    Carry(batch);
                }
                else
                {
                    WhileIdle();
                }
            }
            catch (Exception exception) when (exception is DbException or InvalidOperationException or TimeoutException or IOException)
            {
                Log.WriterFailed(logger, exception);
                StepDown();
                Refuse(batch);
                if (isStopping)
                {
                    firstLease.TrySetResult();
                    RefuseWaiting();
                    return;
                }

                pause.Wait(TimeSpan.FromMilliseconds(200));
            }
        }
    }

    private TimeSpan Patience() => schedule.Lagging > 0 ? IdleBeforeWriteBack : options.Lease / 3;

    private bool TakeLease()
    {
        store ??= openStore();
        store.Reconnect();
        var taken = store.TryTakeLease(options.Owner, options.OwnerUrl, options.Lease);
        if (taken is null)
        {
            Other = store.ReadHead();
            return false;
        }

        var fresh = new HubState(store);
        var loaded = store.Load(fresh);
        fresh.Ledger.MoveTo(loaded.Head.Head);
        schedule.Reset(loaded);
        version = loaded.Head.Version;
        RowsSeq = loaded.Head.RowsSeq;
        state = fresh;
        Other = null;
        lease = taken;
        renewedTimestamp = clock.Process.GetTimestamp();
        Log.LeaseTaken(logger, taken.Epoch, loaded.Head.Head.Seq);
        return true;
    }

    private void StepDown()
    {
        if (lease is { } lost)
        {
            Log.LeaseLost(logger, lost.Epoch);
        }

        lease = null;
        state.Discard();
        RefuseWaiting();
    }

    private void RefuseWaiting()
    {
        var waiting = new List<Command>();
        while (queues.Length > 0 && queues.Take(waiting, int.MaxValue, TimeSpan.Zero))
        {
            Refuse(waiting);
            waiting.Clear();
        }
    }

    /// <summary>Not a no: the same request may be sent again, and gets its answer if it was carried out after all.</summary>
    private static void Refuse(List<Command> commands)
    {
        foreach (var command in commands)
        {
            command.Refuse(new Refusal(Reason.StoreUnavailable, "The hub can't write just now. Send the same request again.") { RetryAfter = TimeSpan.FromMilliseconds(500) });
        }
    }

    private void WhileIdle()
    {
        if (schedule.Lagging > 0)
        {
            decider.Decide(state, [], known, state.Ledger.Head.TimeMicros, NewId);
            if (Commit(all: true) != CommitResult.Committed)
            {
                StepDown();
            }
        }
        else if (clock.Process.GetElapsedTime(renewedTimestamp) > options.Lease / 4)
        {
            var renewed = Store().TryTakeLease(options.Owner, options.OwnerUrl, options.Lease);
            renewedTimestamp = clock.Process.GetTimestamp();
            if (renewed is null || renewed.Epoch != Epoch)
            {
                StepDown();
            }
        }
    }

    private void Finish()
    {
        if (lease is not { } ours)
        {
            return;
        }

        if (schedule.Lagging > 0)
        {
            WhileIdle();
        }

        Store().ReleaseLease(ours.Epoch);
        lease = null;
        Log.LeaseReleased(logger, ours.Epoch, state.Ledger.Head.Seq);
    }

    /// <summary>Completes the callers as one piece of work, away from the writer's thread.</summary>
    private void Answer()
    {
        if (decider.Answers.Count == 0)
        {
            return;
        }

        Action[] answers = [.. decider.Answers];
        ThreadPool.UnsafeQueueUserWorkItem(
            static all =>
            {
                foreach (var answer in all)
                {
                    answer();
                }
            },
            answers,
            preferLocal: false);
    }

    private Guid NewId() => Guid.CreateVersion7(clock.Process.GetUtcNow());

    private IJournalStore Store() => store ?? throw new InvalidOperationException("The writer has no store.");
}
