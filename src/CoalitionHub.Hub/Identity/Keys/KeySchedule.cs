using CoalitionHub.Core.State;

namespace CoalitionHub.Hub.Identity.Keys;

/// <summary>When a key is made, signs, and is published no more. A function of the keys there are and of the time.</summary>
/// <param name="KeyLifetime">How long a key signs.</param>
/// <param name="PublishedAhead">How long before that it is published.</param>
/// <param name="TokenLifetime">How long what it signs is good.</param>
internal sealed record KeySchedule(TimeSpan KeyLifetime, TimeSpan PublishedAhead, TimeSpan TokenLifetime)
{
    /// <summary>Clocks differ: a key stays published a little longer than its last token is good.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(10);

    /// <summary>The times of the key to make now; null while the newest one needs no successor yet.</summary>
    public KeyTimes? Due(IReadOnlyCollection<SigningKey> keys, DateTimeOffset now)
    {
        var newest = keys.MaxBy(key => key.Generation);
        var nowMicros = Moment.MicrosOf(now);
        if (newest is not null && newest.RetiredMicros - Micros(PublishedAhead) > nowMicros)
        {
            return null;
        }

        // After a long standstill there is no key left to sign meanwhile: the new one starts at once.
        var active = Math.Max(newest?.RetiredMicros ?? 0, nowMicros);
        var retired = active + Micros(KeyLifetime);
        return new KeyTimes((newest?.Generation ?? 0) + 1, nowMicros, active, retired, retired + Micros(TokenLifetime + Margin));
    }

    /// <summary>
    /// The key that signs now; null when there is none. A clock that was set back may find itself before the first key: that one
    /// signs then, for nobody makes another while it isn't used up.
    /// </summary>
    public SigningKey? Signing(IEnumerable<SigningKey> keys, DateTimeOffset now)
    {
        var nowMicros = Moment.MicrosOf(now);
        var usable = keys.Where(key => nowMicros < key.RetiredMicros).ToList();
        return usable.Where(key => key.ActiveMicros <= nowMicros).MaxBy(key => key.Generation) ?? usable.MinBy(key => key.Generation);
    }

    /// <summary>
    /// True while somebody may still hold a token that it signed, or will soon. The setting may have been made longer since
    /// the key was: then the setting counts.
    /// </summary>
    public bool IsPublished(SigningKey key, DateTimeOffset now) =>
        Moment.MicrosOf(now) < Math.Max(key.DroppedMicros, key.RetiredMicros + Micros(TokenLifetime + Margin));

    private static long Micros(TimeSpan time) => time.Ticks / TimeSpan.TicksPerMicrosecond;
}

/// <summary>The times of a key to make.</summary>
/// <param name="Generation">The next one.</param>
/// <param name="CreatedMicros">Now.</param>
/// <param name="ActiveMicros">From when it signs.</param>
/// <param name="RetiredMicros">From when the next one signs.</param>
/// <param name="DroppedMicros">From when it is published no more.</param>
internal readonly record struct KeyTimes(int Generation, long CreatedMicros, long ActiveMicros, long RetiredMicros, long DroppedMicros);
