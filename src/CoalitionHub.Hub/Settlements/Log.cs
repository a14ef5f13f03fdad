namespace CoalitionHub.Hub.Settlements;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Information, "Window {WindowId}: {Read} of {Count} transfers read")]
    public static partial void Calculating(ILogger logger, string windowId, long read, long count);

    [LoggerMessage(LogLevel.Information, "Window {WindowId} was calculated from {Count} transfers in {Elapsed}")]
    public static partial void Calculated(ILogger logger, string windowId, long count, TimeSpan elapsed);

    [LoggerMessage(LogLevel.Information, "Transfers {FirstSeq} to {LastSeq} were closed by the calendar")]
    public static partial void ClosedByCalendar(ILogger logger, long firstSeq, long lastSeq);

    [LoggerMessage(LogLevel.Information, "A window can't be closed by the calendar yet: {Reason}")]
    public static partial void CalendarWaits(ILogger logger, Core.Outcomes.Reason reason);

    [LoggerMessage(LogLevel.Warning, "The settlement rules couldn't be looked after this time")]
    public static partial void SweepFailed(ILogger logger, Exception exception);
}
