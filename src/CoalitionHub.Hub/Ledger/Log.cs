namespace CoalitionHub.Hub.Ledger;

/// <summary>What the ledger's plumbing says; ids and figures only.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "This process writes: epoch {Epoch}, journal at {Seq}")]
    public static partial void LeaseTaken(ILogger logger, long epoch, long seq);

    [LoggerMessage(2, LogLevel.Warning, "This process no longer writes: epoch {Epoch} is over")]
    public static partial void LeaseLost(ILogger logger, long epoch);

    [LoggerMessage(3, LogLevel.Information, "The lease of epoch {Epoch} is released, journal at {Seq}")]
    public static partial void LeaseReleased(ILogger logger, long epoch, long seq);

    [LoggerMessage(4, LogLevel.Error, "A command of partner {PartnerNo}, request {RequestId}, could not be decided")]
    public static partial void DecisionFailed(ILogger logger, Exception exception, int partnerNo, Guid requestId);

    [LoggerMessage(5, LogLevel.Warning, "Whether the batch up to {Seq} was committed is unknown; reading the head to find out")]
    public static partial void CommitUnknown(ILogger logger, Exception exception, long seq);

    [LoggerMessage(6, LogLevel.Warning, "The lease could not be renewed while the state is loaded")]
    public static partial void LeaseNotRenewed(ILogger logger, Exception exception);

    [LoggerMessage(7, LogLevel.Error, "The writer failed and steps back")]
    public static partial void WriterFailed(ILogger logger, Exception exception);
}
