using Microsoft.Extensions.Logging;

namespace CoalitionHub.Hub.Outcomes;

/// <summary>What this room logs.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "{Method} was refused: {Reason}.")]
    public static partial void Refused(ILogger logger, string method, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} failed because the database could not be reached; {CorrelationId}: {Cause}")]
    public static partial void StoreFailed(ILogger logger, string method, string correlationId, string cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} failed unexpectedly; {CorrelationId}.")]
    public static partial void Failed(ILogger logger, string method, string correlationId, Exception exception);
}
