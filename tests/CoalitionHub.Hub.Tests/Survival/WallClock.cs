namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>The machine's clock, which somebody sets: the time of day jumps, while what measures durations goes on evenly.</summary>
internal sealed class WallClock : TimeProvider
{
    private long ticksAhead;

    /// <summary>How far it is ahead of the true time; negative when it is behind.</summary>
    public TimeSpan Ahead
    {
        get => new(Interlocked.Read(ref ticksAhead));
        set => Interlocked.Exchange(ref ticksAhead, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
