using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>
/// Immediate settlement: what partners have come to owe each other is made a window of its own at once, which the hub calculates and
/// approves on the standing word of the two people who put the rules in force. With prefunds that is all; else the bank has to pay.
/// </summary>
public static class ImmediateSettlement
{
    /// <summary>Whether business has moved a position since the window opened, on what is committed. What settlements book isn't business.</summary>
    /// <param name="state">The state.</param>
    /// <param name="fromSeq">Where the open window begins.</param>
    /// <param name="rules">In force now; what was booked before them is settled as it was to be then.</param>
    public static bool IsDue(HubState state, long fromSeq, SettlementRules rules)
    {
        var booked = state.Windows.Committed.Where(window => window.ChainEndSeq >= fromSeq).Select(window => (window.ChainSeq, window.ChainEndSeq)).ToList();
        return rules.EffectiveMicros <= state.Ledger.Head.TimeMicros &&
               state.Partners.Committed.Any(partner =>
                   state.Ledger.Accounts.TryGetCommitted(SettlementAccounts.Position(partner.No), out var position) &&
                   position.AtSeq >= fromSeq && !booked.Exists(chain => chain.ChainSeq <= position.AtSeq && position.AtSeq <= chain.ChainEndSeq));
    }

    /// <summary>Windows that the hub closed under immediate rules, and nobody has approved, on what is committed.</summary>
    public static IReadOnlyList<Window> Waiting(HubState state) =>
    [
        .. state.UnsettledWindows.Committed
            .Where(window => window.ClosedBy == 0 && (window.State == WindowState.Closed || (window.State == WindowState.UnderReview && window.ProposedBy == 0)) &&
                             SettlementRules.InForce(state.SettlementRules.Committed, window.ClosedMicros)?.Terms.Timing == SettlementTiming.Immediate)
            .OrderBy(window => window.No),
    ];

    /// <summary>Closes the open window at the journal's head.</summary>
    public static Outcome<ClosedWindow> Close(HubState state, Moment moment) =>
        CloseWindow.Decide(state, moment, new CloseWindowCommand(0, 0, "settled immediately"));
}
