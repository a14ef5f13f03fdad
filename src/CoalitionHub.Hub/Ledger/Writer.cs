using System.Data.Common;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Operations;
using CoalitionHub.Hub.Storage;

namespace CoalitionHub.Hub.Ledger;

/// <summary>
/// The one writer. It takes whatever has queued, decides each command in order on a draft over the state in memory, appends the
/// batch in one database transaction, publishes the draft, then answers. Nothing is answered before its commit returned. A lone
/// caller's command is committed at once; when several were answered together, the next batch waits for their return, half a
/// commit's time and never more than a millisecond.
/// </summary>
internal sealed partial class Writer : IWriter, IDisposable
{
    /// <summary>Nothing queued for so long: then all rows that lag are written.</summary>
    private static readonly TimeSpan IdleBeforeWriteBack = TimeSpan.FromMilliseconds(50);

    /// <summary>How long a batch waits for company at most; half a commit if that is shorter.</summary>
    private static readonly TimeSpan MostGathering = TimeSpan.FromMilliseconds(1);

    /// <summary>How many callers one thread answers.</summary>
    private const int AnsweredTogether = 16;

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
    private volatile HeadRow? other;
    private volatile bool isStopping;
    private volatile bool isStoreAway;
    private IJournalStore? store;
    private long version;
    private long renewedTimestamp;
    private long lostEpoch;
    private int company;
    private TimeSpan commitTime;

    /// <param name="openStore">Opens the journal; called once.</param>
    /// <param name="clock">Journal time, and the process's own.</param>
    /// <param name="options">Limits and the lease.</param>
    /// <param name="logger">Its log.</param>
    /// <param name="metrics">Counts batches and their commits; null when nobody measures.</param>
    public Writer(Func<IJournalStore> openStore, BusinessClock clock, WriterOptions options, ILogger<Writer> logger, HubMetrics? metrics = null)
    {
        (this.openStore, this.clock, this.options, this.logger, this.metrics) = (openStore, clock, options, logger, metrics);
        queues = new CommandQueues(options.QueueCapacity, clock.Process);
        decider = new BatchDecider(logger);
        schedule = new WriteBackSchedule(clock.Process);
        store = openStore();
        state = new HubState(store);
        thread = new Thread(Run) { Name = "writer", IsBackground = true };
    }

    /// <inheritdoc />
    public HubState State => state;

    /// <inheritdoc />
    public bool HasLease => lease is not null && clock.Process.GetElapsedTime(Volatile.Read(ref renewedTimestamp)) < options.Lease;

    /// <summary>
    /// True from when this process took the lease until it knows that it has lost it. One that was paused may be the last to
    /// know: what it decides then is never committed.
    /// </summary>
    public bool Writes => lease is not null;

    /// <summary>Completes when the lease was first taken or found to be another's.</summary>
    public Task Started => firstLease.Task;

    /// <summary>The head as another process holds it; null while this one writes, or while nobody does.</summary>
    public HeadRow? Other => other;

    /// <summary>Another process that takes relayed calls holds the lease: one at our own address is this one's former life.</summary>
    public bool OtherIsReachable => other is { OwnerUrl.Length: > 0 } there && there.OwnerUrl != options.OwnerUrl;

    /// <summary>Who writes has changed. Raised on the writer's thread: the listener must not block.</summary>
    public event Action? WriterChanged;

    /// <summary>Rings when a batch was committed that gave, changed or closed instructions.</summary>
    public Bell InstructionsChanged { get; } = new();

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
        lease is null ? Absence : queues.Enqueue(command);

    /// <inheritdoc />
    public Refusal Absence => isStoreAway
        ? CannotWrite()
        : new Refusal(Reason.NotWriter, "Another hub process writes, or none does yet; send the same request again.") { RetryAfter = TimeSpan.FromMilliseconds(200) };

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
                if (lease is null && !Begin())
                {
                    if (isStopping)
                    {
                        return;
                    }

                    pause.Wait(LookInterval);
                    continue;
                }

                var idle = queues.WaitForFirst(Patience());
                queues.Gather(company, commitTime < MostGathering * 2 ? commitTime / 2 : MostGathering);
                if (!queues.Take(batch, BatchSize.Next(queues.Length, idle, commitTime, options.MaxBatch)))
                {
                    Finish();
                    return;
                }

                company = batch.Count;
                if (batch.Count > 0)
                {
                    Carry(batch);
                    batch.Clear();
                }
                else if (schedule.Lagging > 0)
                {
                    WriteBack();
                }

                RenewWhenDue();
            }
            catch (Exception exception) when (exception is DbException or InvalidOperationException or TimeoutException or IOException)
            {
                Log.WriterFailed(logger, exception);
                isStoreAway = true;
                StepDown();
                Refuse(batch);
                batch.Clear();
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

    private TimeSpan Patience() => schedule.Lagging > 0 ? IdleBeforeWriteBack : options.Lease / 4;

    private void RefuseWaiting()
    {
        var waiting = new List<Command>();
        while (queues.Length > 0 && queues.Take(waiting, int.MaxValue))
        {
            Refuse(waiting);
            waiting.Clear();
        }
    }

    private static Refusal CannotWrite() =>
        new(Reason.StoreUnavailable, "The hub can't write just now: its database can't be reached, or takes nothing more. Send the same request again.") { RetryAfter = TimeSpan.FromMilliseconds(500) };

    /// <summary>Not a no: the same request may be sent again, and gets its answer if it was carried out after all.</summary>
    private static void Refuse(List<Command> commands)
    {
        foreach (var command in commands)
        {
            command.Refuse(CannotWrite());
        }
    }

    /// <summary>Nobody calls: all rows that lag are written.</summary>
    private void WriteBack()
    {
        decider.Decide(state, [], known, clock.NowMicros, NewId);
        if (Commit(all: true) != CommitResult.Committed)
        {
            StepDown();
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
            WriteBack();
        }

        Store().ReleaseLease(ours.Epoch);
        lease = null;
        Log.LeaseReleased(logger, ours.Epoch, state.Ledger.Head.Seq);
    }

    /// <summary>Completes the callers away from the writer's thread, a large batch's by several threads at once.</summary>
    private void Answer()
    {
        Action[] answers = [.. decider.Answers];
        for (var start = 0; start < answers.Length; start += AnsweredTogether)
        {
            ThreadPool.UnsafeQueueUserWorkItem(
                static some =>
                {
                    foreach (var answer in some)
                    {
                        answer();
                    }
                },
                new ArraySegment<Action>(answers, start, Math.Min(AnsweredTogether, answers.Length - start)),
                preferLocal: false);
        }
    }

    private Guid NewId() => Guid.CreateVersion7(clock.Process.GetUtcNow());

    private IJournalStore Store() => store ?? throw new InvalidOperationException("The writer has no store.");
}
