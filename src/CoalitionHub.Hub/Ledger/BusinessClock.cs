using CoalitionHub.Core.State;

namespace CoalitionHub.Hub.Ledger;

/// <summary>
/// The time of purchases, expiry and the journal. It is the process's time, unless it is driven (a setting for replays and
/// demonstrations): then it stands still until somebody moves it forward. Tokens, leases and deadlines always go by
/// <see cref="Process"/>.
/// </summary>
public sealed class BusinessClock(TimeProvider process, bool isDriven = false)
{
    private long drivenMicros;

    /// <summary>The process's own clock.</summary>
    public TimeProvider Process { get; } = process;

    /// <summary>True when somebody moves it by hand.</summary>
    public bool IsDriven { get; } = isDriven;

    /// <summary>Now, microseconds since the Unix epoch.</summary>
    public long NowMicros => IsDriven ? Interlocked.Read(ref drivenMicros) : Moment.MicrosOf(Process.GetUtcNow());

    /// <summary>Moves a driven clock forward; an earlier time is ignored, since time never runs back.</summary>
    /// <exception cref="InvalidOperationException">The clock isn't driven.</exception>
    public void MoveTo(DateTimeOffset time)
    {
        if (!IsDriven)
        {
            throw new InvalidOperationException("The hub runs on its own clock; set Clock:Driven to move it by hand.");
        }

        var target = Moment.MicrosOf(time);
        var seen = Interlocked.Read(ref drivenMicros);
        while (target > seen)
        {
            var before = Interlocked.CompareExchange(ref drivenMicros, target, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }
}
