namespace CoalitionHub.Hub.Settlements;

internal static partial class Log
{
    [LoggerMessage(LogLevel.Information, "Window {WindowId}: {Read} of {Count} transfers read")]
    public static partial void Calculating(ILogger logger, string windowId, long read, long count);

    [LoggerMessage(LogLevel.Information, "Window {WindowId} was calculated from {Count} transfers in {Elapsed}")]
    public static partial void Calculated(ILogger logger, string windowId, long count, TimeSpan elapsed);
}
