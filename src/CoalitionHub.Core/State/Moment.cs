namespace CoalitionHub.Core.State;

/// <summary>When, and for which request, a decision is made.</summary>
/// <param name="RequestId">The caller's UUIDv7, or one of the hub's own.</param>
/// <param name="NowMicros">The journal time: microseconds since the Unix epoch, never before the head's.</param>
public readonly record struct Moment(Guid RequestId, long NowMicros)
{
    /// <summary>Microseconds in a day.</summary>
    public const long MicrosPerDay = 86_400_000_000;

    /// <summary>
    /// What the clock says, for what is compared with clocks elsewhere: a member's wallet, a partner's assertion. Journal time unless
    /// the clock was set back: that stands still then until the clock has caught up.
    /// </summary>
    public long ClockMicros { get; init; } = NowMicros;

    /// <summary>The day, counted from the Unix epoch, UTC.</summary>
    public int Today => DayOf(NowMicros);

    /// <summary>The day of a time, counted from the Unix epoch, UTC.</summary>
    public static int DayOf(long micros) => (int)(micros / MicrosPerDay);

    /// <summary>The moment's time as a date and time.</summary>
    public DateTimeOffset Now => DateTimeOffset.UnixEpoch.AddMicroseconds(NowMicros);

    /// <summary>Microseconds since the Unix epoch.</summary>
    public static long MicrosOf(DateTimeOffset time) => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
