namespace CoalitionHub.Core.State;

/// <summary>
/// Everything that the hub raises an alert for. Numbers and names are those of the contract's AlertKind, which says what each means; names are
/// stored, and never used again.
/// </summary>
public enum AlertName
{
    OfflineEarnOverCap = 1,
    ExchangeAnswerWrong = 5,
    ExchangeCompensationRefused = 6,
    ExchangeAnsweredLate = 7,
    ExchangeCorrectionFailed = 8,
    PacksLow = 9,
    OfflineEarnOverPacks = 10,
    SettlementDisputeRaised = 20,
    SettlementAgreementDueSoon = 21,
    SettlementAgreedBySilence = 22,
    DisputeAnswerDueSoon = 23,
    DisputeAnswerOverdue = 24,
    DisputeContestDueSoon = 25,
    DisputeLapsed = 26,
    SettlementPaymentDueSoon = 27,
    SettlementPaymentOverdue = 28,
    PositionThresholdReached = 29,
    BankPaymentReturned = 30,
    BankAmountMismatch = 31,
}

/// <summary>Raises alerts: the one place that makes them, so that none has a name which the contract doesn't know.</summary>
internal static class Alerts
{
    private static readonly Dictionary<AlertName, string> Names = Enum.GetValues<AlertName>().ToDictionary(name => name, Stored);

    /// <summary>The name as it is stored: OFFLINE_EARN_OVER_CAP.</summary>
    public static string NameOf(AlertName name) => Names[name];

    /// <param name="state">The draft.</param>
    /// <param name="moment">Now.</param>
    /// <param name="name">What has happened.</param>
    /// <param name="partnerNo">The partner concerned; 0 for none.</param>
    /// <param name="message">Ids and figures; nothing personal.</param>
    public static void Raise(HubState state, Moment moment, AlertName name, int partnerNo, string message) =>
        state.Alerts.Add(new Alert(state.AlertNumbers.Next(), NameOf(name), partnerNo, state.Ledger.NextSeq - 1, moment.NowMicros, message));

    private static string Stored(AlertName name) =>
        string.Concat(name.ToString().Select((letter, at) => at > 0 && char.IsAsciiLetterUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));
}
