using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>What finance should look at, of settlements.</summary>
internal static class SettlementAlerts
{
    /// <summary>A partner disputes lines of its statement.</summary>
    public const string DisputeRaised = "SETTLEMENT_DISPUTE_RAISED";

    /// <summary>A partner's exposure has reached a threshold of its cap.</summary>
    public const string PositionThreshold = "POSITION_THRESHOLD_REACHED";

    public static void Raise(HubState state, Moment moment, string kind, int partnerNo, string message) =>
        state.Alerts.Add(new Alert(state.AlertNumbers.Next(), kind, partnerNo, state.Ledger.NextSeq - 1, moment.NowMicros, message));
}
