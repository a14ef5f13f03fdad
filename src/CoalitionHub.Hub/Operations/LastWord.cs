namespace CoalitionHub.Hub.Operations;

/// <summary>
/// Ends a process that was told to end and can't: its database hangs, or something won't let go. What was answered is committed, so
/// nothing is lost with it; whoever waits for an answer sends again.
/// </summary>
internal sealed class LastWord : IDisposable
{
    /// <summary>What may come after the drain: the last commit, the rows that lag behind, letting go of the lease.</summary>
    public static readonly TimeSpan AfterDrain = TimeSpan.FromSeconds(10);

    private readonly ITimer timer;
    private readonly CancellationTokenRegistration stopping;

    /// <param name="lifetime">Says when the process was told to end.</param>
    /// <param name="limit">How long it may take from then on.</param>
    /// <param name="time">Measures it.</param>
    /// <param name="logger">Its log.</param>
    /// <param name="end">Ends the process.</param>
    public LastWord(IHostApplicationLifetime lifetime, TimeSpan limit, TimeProvider time, ILogger<LastWord> logger, Action end)
    {
        timer = time.CreateTimer(Say, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        stopping = lifetime.ApplicationStopping.Register(() => timer.Change(limit, Timeout.InfiniteTimeSpan));

        void Say(object? state)
        {
            Log.CutOff(logger, limit);
            end();
        }
    }

    public void Dispose()
    {
        stopping.Dispose();
        timer.Dispose();
    }
}
