namespace CoalitionHub.Hub.Operations;

/// <summary>What this room logs.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Metrics and {TraceRatio} of the traces go to {Endpoint}.")]
    public static partial void Exporting(ILogger logger, Uri? endpoint, double traceRatio);
}
