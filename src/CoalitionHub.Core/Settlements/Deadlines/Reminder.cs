namespace CoalitionHub.Core.Settlements;

/// <summary>Of what somebody was reminded, and what about it.</summary>
/// <param name="Subject">The id of the thing.</param>
/// <param name="Kind">The alert's kind, with what tells it from others of its kind.</param>
public readonly record struct ReminderKey(string Subject, string Kind)
{
    /// <summary>The longest either part can be.</summary>
    public const int MaxLength = 120;
}

/// <summary>A reminder that was given, so that it isn't given again.</summary>
public sealed record Reminder(ReminderKey Key, long TimeMicros);
