using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using Stateless;

namespace CoalitionHub.Core.Settlements;

/// <summary>Where a dispute stands. Values are stored.</summary>
public enum DisputeState : byte
{
    /// <summary>The coalition has to answer.</summary>
    Raised = 1,

    /// <summary>The coalition's answer is an adjustment, which another person has to approve.</summary>
    Offered = 2,

    /// <summary>The adjustment is booked.</summary>
    Upheld = 3,

    /// <summary>The coalition says that the statement is right; the partner can contest it.</summary>
    Rejected = 4,

    /// <summary>The partner took it back, or accepts the answer.</summary>
    Withdrawn = 5,

    /// <summary>The partner let the time for contesting the answer pass.</summary>
    Lapsed = 6,
}

/// <summary>What happens to a dispute. Names are stored with each step.</summary>
public enum DisputeTrigger : byte
{
    /// <summary>The partner adds evidence; after a rejection that contests it.</summary>
    AddEvidence = 1,

    /// <summary>The coalition offers an adjustment.</summary>
    Offer = 2,

    /// <summary>The coalition says no.</summary>
    Reject = 3,

    /// <summary>A second person approves the offer.</summary>
    Approve = 4,

    /// <summary>A second person turns the offer down.</summary>
    TurnDown = 5,

    /// <summary>The partner gives it up.</summary>
    Withdraw = 6,

    /// <summary>Its time passed.</summary>
    Lapse = 7,
}

/// <summary>The states of a dispute.</summary>
public static class DisputeMachine
{
    private static readonly TransitionTable<DisputeState, DisputeTrigger> Table = new(At);

    /// <summary>The state after the trigger; DISPUTE_STATE for a wrong step.</summary>
    public static Outcome<DisputeState> After(DisputeState state, DisputeTrigger trigger) =>
        Table.After(state, trigger) is { } after
            ? after
            : new Refusal(Reason.DisputeState, $"The dispute is {state}; {trigger} is not possible there.");

    /// <summary>The machine in this state; for its graph.</summary>
    internal static StateMachine<DisputeState, DisputeTrigger> At(DisputeState state)
    {
        StateMachine<DisputeState, DisputeTrigger> machine = new(state);
        machine.Configure(DisputeState.Raised)
            .PermitReentry(DisputeTrigger.AddEvidence)
            .Permit(DisputeTrigger.Offer, DisputeState.Offered)
            .Permit(DisputeTrigger.Reject, DisputeState.Rejected)
            .Permit(DisputeTrigger.Withdraw, DisputeState.Withdrawn);
        machine.Configure(DisputeState.Offered)
            .Permit(DisputeTrigger.Approve, DisputeState.Upheld)
            .Permit(DisputeTrigger.TurnDown, DisputeState.Raised);
        machine.Configure(DisputeState.Rejected)
            .Permit(DisputeTrigger.AddEvidence, DisputeState.Raised)
            .Permit(DisputeTrigger.Withdraw, DisputeState.Withdrawn)
            .Permit(DisputeTrigger.Lapse, DisputeState.Lapsed);
        return machine;
    }
}
