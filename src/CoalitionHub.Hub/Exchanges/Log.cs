using CoalitionHub.Core.Outcomes;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>What the room says; ids and figures only.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Partner {PartnerNo} opened the stream of instructions {Stream}")]
    public static partial void InstructionStreamOpened(ILogger logger, int partnerNo, string stream);

    [LoggerMessage(2, LogLevel.Information, "Partner {PartnerNo}'s stream of instructions {Stream} has ended")]
    public static partial void InstructionStreamEnded(ILogger logger, int partnerNo, string stream);

    [LoggerMessage(3, LogLevel.Debug, "The time of {Timers} exchanges has come")]
    public static partial void ExchangeTimersDue(ILogger logger, int timers);

    [LoggerMessage(4, LogLevel.Error, "What time asks of exchange {ExchangeNo} can't be booked: {Reason}")]
    public static partial void ExchangeTimerRefused(ILogger logger, long exchangeNo, Reason reason);
}
