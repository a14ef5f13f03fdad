namespace CoalitionHub.Hub.Operations;

/// <summary>What this room logs.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Metrics and {TraceRatio} of the traces go to {Endpoint}.")]
    public static partial void Exporting(ILogger logger, Uri? endpoint, double traceRatio);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The process has not ended within {Limit} of being told to, and is cut off. What was answered is committed.")]
    public static partial void CutOff(ILogger logger, TimeSpan limit);
}
