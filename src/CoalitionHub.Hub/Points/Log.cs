namespace CoalitionHub.Hub.Points;

/// <summary>What the room says; figures only.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "{Holds} holds and the points of {Wallets} wallets are due to be released or to expire")]
    public static partial void SweepDue(ILogger logger, int holds, int wallets);
}
