using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>What finance should look at, of exchanges.</summary>
internal static class ExchangeAlerts
{
    /// <summary>A brand said that other points moved than it was asked to move.</summary>
    public const string AnswerWrong = "EXCHANGE_ANSWER_WRONG";

    /// <summary>A brand refused to give back what it had taken.</summary>
    public const string CompensationRefused = "EXCHANGE_COMPENSATION_REFUSED";

    /// <summary>A brand answered otherwise than had been decided; a correction waits.</summary>
    public const string AnsweredLate = "EXCHANGE_ANSWERED_LATE";

    /// <summary>A brand refused a correction: its ledger and the hub's differ.</summary>
    public const string CorrectionFailed = "EXCHANGE_CORRECTION_FAILED";

    public static void Raise(HubState state, Moment moment, string kind, int partnerNo, string message) =>
        state.Alerts.Add(new Alert(state.AlertNumbers.Next(), kind, partnerNo, state.Ledger.NextSeq - 1, moment.NowMicros, message));
}
