namespace CoalitionHub.Hub.Ledger;

/// <summary>
/// When those may come again who find a full queue. Turning a call away costs nearly as much as serving it, so the more are turned away, the
/// later they are asked to return: about <see cref="MostPerSecond"/> refusals a second are left, however many callers there are.
/// Not thread-safe.
/// </summary>
internal sealed class RefusalPace(TimeProvider clock)
{
    /// <summary>So many refusals a second are worth their cost.</summary>
    public const double MostPerSecond = 1000;

    /// <summary>The shortest wait that is asked for.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait that is asked for.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(250);
    private TimeSpan wait = Shortest;
    private long began = clock.GetTimestamp();
    private int refused;

    /// <summary>How long the next one that is turned away is to wait; up to a quarter more or less, so that they don't come back together.</summary>
    public TimeSpan Next()
    {
        refused++;
        var elapsed = clock.GetElapsedTime(began);
        if (elapsed >= Window)
        {
            var load = refused / elapsed.TotalSeconds / MostPerSecond;
            wait = elapsed > Longest ? Shortest : wait * Math.Clamp(load, 0.5, 4);
            wait = wait < Shortest ? Shortest : wait > Longest ? Longest : wait;
            (began, refused) = (clock.GetTimestamp(), 0);
        }

        return wait * (0.75 + Random.Shared.NextDouble() / 2);
    }
}
