using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace CoalitionHub.PartnerSdk;

/// <summary>Everything that the SDK logs: no tokens, no secrets, nothing about members.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Try {Attempt} of request {RequestId} ended with {Status} {Reason}; the next one begins in {Wait}.")]
    public static partial void TryingAgain(ILogger logger, int attempt, RequestId? requestId, StatusCode status, CoalitionHubReason reason, TimeSpan wait);

    [LoggerMessage(2, LogLevel.Information, "The event stream ended with {Status} {Reason}; it goes on from seq {NextSeq} in {Wait}.")]
    public static partial void StreamBroke(ILogger logger, StatusCode status, CoalitionHubReason reason, long nextSeq, TimeSpan wait);

    [LoggerMessage(3, LogLevel.Debug, "Client {ClientId} got a token that is good for {Lifetime}.")]
    public static partial void TokenFetched(ILogger logger, string clientId, TimeSpan lifetime);

    [LoggerMessage(4, LogLevel.Warning, "Client {ClientId} could not renew its token ({Reason}); the old one is used until it expires.")]
    public static partial void TokenNotRenewed(ILogger logger, string clientId, CoalitionHubReason reason, Exception error);

    [LoggerMessage(5, LogLevel.Warning, "The stream of instructions ended with {Status} {Reason}; another is opened in {Wait}.")]
    public static partial void InstructionsBroke(ILogger logger, StatusCode status, CoalitionHubReason reason, TimeSpan wait);

    [LoggerMessage(6, LogLevel.Error, "The ledger failed with instruction {InstructionId} of exchange {ExchangeId}; the hub is told that the outcome isn't known.")]
    public static partial void LedgerFailed(ILogger logger, InstructionId instructionId, ExchangeId exchangeId, Exception error);

    [LoggerMessage(7, LogLevel.Warning, "The hub did not take the answer to instruction {InstructionId} as it is ({Verdict}): {Why}")]
    public static partial void AnswerNotTaken(ILogger logger, InstructionId instructionId, string verdict, string why);

    [LoggerMessage(8, LogLevel.Information, "The hub process at {Address} {Why}; calls go to {Next} now.")]
    public static partial void ProcessChanged(ILogger logger, Uri address, string why, Uri next);
}
