using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using Stateless;

namespace CoalitionHub.Core.Settlements;

/// <summary>Where an adjustment of settlements stands. Values are stored.</summary>
public enum SettlementAdjustmentState : byte
{
    /// <summary>It waits for a second person.</summary>
    Proposed = 1,

    /// <summary>It is booked.</summary>
    Booked = 2,

    /// <summary>It was turned down.</summary>
    Rejected = 3,

    /// <summary>It is booked; a person proposes to take it back.</summary>
    ReversalProposed = 4,

    /// <summary>It is taken back.</summary>
    Reversed = 5,
}

/// <summary>What happens to an adjustment of settlements. Names are stored with each step.</summary>
public enum SettlementAdjustmentTrigger : byte
{
    /// <summary>A second person agrees to what is proposed.</summary>
    Approve = 1,

    /// <summary>A second person doesn't.</summary>
    Reject = 2,

    /// <summary>A person proposes to take it back.</summary>
    ProposeReversal = 3,
}

/// <summary>The states of an adjustment of settlements.</summary>
public static class SettlementAdjustmentMachine
{
    private static readonly TransitionTable<SettlementAdjustmentState, SettlementAdjustmentTrigger> Table = new(At);

    /// <summary>The state after the trigger; SETTLEMENT_ADJUSTMENT_STATE for a wrong step.</summary>
    public static Outcome<SettlementAdjustmentState> After(SettlementAdjustmentState state, SettlementAdjustmentTrigger trigger) =>
        Table.After(state, trigger) is { } after
            ? after
            : new Refusal(Reason.SettlementAdjustmentState, $"It is {state}; {trigger} is not possible there.");

    /// <summary>The machine in this state; for its graph.</summary>
    internal static StateMachine<SettlementAdjustmentState, SettlementAdjustmentTrigger> At(SettlementAdjustmentState state)
    {
        StateMachine<SettlementAdjustmentState, SettlementAdjustmentTrigger> machine = new(state);
        machine.Configure(SettlementAdjustmentState.Proposed)
            .Permit(SettlementAdjustmentTrigger.Approve, SettlementAdjustmentState.Booked)
            .Permit(SettlementAdjustmentTrigger.Reject, SettlementAdjustmentState.Rejected);
        machine.Configure(SettlementAdjustmentState.Booked)
            .Permit(SettlementAdjustmentTrigger.ProposeReversal, SettlementAdjustmentState.ReversalProposed);
        // What is booked stays so until somebody agrees.
        machine.Configure(SettlementAdjustmentState.ReversalProposed)
            .Permit(SettlementAdjustmentTrigger.Approve, SettlementAdjustmentState.Reversed)
            .Permit(SettlementAdjustmentTrigger.Reject, SettlementAdjustmentState.Booked);
        return machine;
    }
}
