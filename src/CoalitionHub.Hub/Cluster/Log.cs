namespace CoalitionHub.Hub.Cluster;

/// <summary>What relaying says.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Calls are relayed to the writing process at {Url}")]
    public static partial void RelayOpened(ILogger logger, string url);
}
