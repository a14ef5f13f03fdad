namespace CoalitionHub.Testing;

/// <summary>
/// A clock that stands still until a test moves it. Timers made from it (so <c>Task.Delay</c> and the like too) fire in the
/// order of their times, on the thread that moves the clock, and see the time they were due at.
/// </summary>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private readonly DateTimeOffset start;
    private DateTimeOffset now;

    /// <summary>Starts on 1 January 2026, 00:00 UTC, unless told otherwise.</summary>
    public ManualTimeProvider(DateTimeOffset? start = null)
    {
        now = (start ?? new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)).ToUniversalTime();
        this.start = now;
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => (GetUtcNow() - start).Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        MoveTo(GetUtcNow() + by);
    }

    /// <summary>Moves forward to a time, firing what falls due on the way. A clock never goes back.</summary>
    public void MoveTo(DateTimeOffset time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, GetUtcNow());
        while (NextDue(time) is { } due)
        {
            due.Fire();
        }

        lock (gate)
        {
            now = now > time ? now : time.ToUniversalTime();
        }
    }

    // Sets the clock to the earliest timer due by then, and takes that timer's turn.
    private ManualTimer? NextDue(DateTimeOffset until)
    {
        lock (gate)
        {
            ManualTimer? first = timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            if (first?.Due is not { } due)
            {
                return null;
            }

            now = due > now ? due : now;
            first.Due = first.Period > TimeSpan.Zero ? now + first.Period : null;
            return first;
        }
    }

    private sealed class ManualTimer : ITimer
    {
        private readonly ManualTimeProvider clock;
        private readonly Action callback;
        private bool disposed;

        public ManualTimer(ManualTimeProvider clock, Action callback)
        {
            this.clock = clock;
            this.callback = callback;
            lock (clock.gate)
            {
                clock.timers.Add(this);
            }
        }

        /// <summary>When it fires next; null means it does not.</summary>
        public DateTimeOffset? Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.gate)
            {
                if (disposed)
                {
                    return false;
                }

                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock.now + dueTime;
                Period = period == Timeout.InfiniteTimeSpan ? TimeSpan.Zero : period;
            }

            // As a real timer does, one that is due now fires without waiting for the clock to move.
            if (dueTime == TimeSpan.Zero)
            {
                clock.Advance(TimeSpan.Zero);
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock.gate)
            {
                disposed = true;
                clock.timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
