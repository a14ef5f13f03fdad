using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using Stateless;

namespace CoalitionHub.Core.Settlements;

/// <summary>What a partner says of its part of a calculated window. Values are stored.</summary>
public enum PartAgreement : byte
{
    /// <summary>Nothing yet.</summary>
    Awaited = 1,

    /// <summary>It agrees, or has let the time for a dispute pass.</summary>
    Agreed = 2,

    /// <summary>A dispute of it is open.</summary>
    Disputed = 3,

    /// <summary>All its disputes are settled, one way or the other.</summary>
    Resolved = 4,
}

/// <summary>What happens to a part's standing. Names are stored with each step.</summary>
public enum PartTrigger : byte
{
    /// <summary>The partner agrees.</summary>
    Agree = 1,

    /// <summary>The partner disputes lines of it.</summary>
    Dispute = 2,

    /// <summary>The last open dispute ended.</summary>
    Resolve = 3,

    /// <summary>The time for a dispute passed.</summary>
    Lapse = 4,
}

/// <summary>How one partner's part of a window stands between the partner and the coalition; what is paid goes on beside it.</summary>
/// <param name="Key">Which window and partner.</param>
/// <param name="Agreement">What the partner says.</param>
/// <param name="SinceMicros">Since when.</param>
/// <param name="DueMicros">Until when it may dispute; 0 for no limit.</param>
public sealed record PartStanding(PartKey Key, PartAgreement Agreement, long SinceMicros, long DueMicros);

/// <summary>The states of a part's standing.</summary>
public static class PartMachine
{
    private static readonly TransitionTable<PartAgreement, PartTrigger> Table = new(At);

    /// <summary>The state after the trigger; DISPUTE_STATE for a wrong step.</summary>
    public static Outcome<PartAgreement> After(PartAgreement state, PartTrigger trigger) =>
        Table.After(state, trigger) is { } after
            ? after
            : new Refusal(Reason.DisputeState, $"The partner's part of the window is {state}; {trigger} is not possible there.");

    /// <summary>The machine in this state; for its graph.</summary>
    internal static StateMachine<PartAgreement, PartTrigger> At(PartAgreement state)
    {
        StateMachine<PartAgreement, PartTrigger> machine = new(state);
        machine.Configure(PartAgreement.Awaited)
            .Permit(PartTrigger.Agree, PartAgreement.Agreed)
            .Permit(PartTrigger.Dispute, PartAgreement.Disputed)
            .Permit(PartTrigger.Lapse, PartAgreement.Agreed);
        // One dispute is about some lines; another may be about others.
        machine.Configure(PartAgreement.Disputed)
            .PermitReentry(PartTrigger.Dispute)
            .Permit(PartTrigger.Resolve, PartAgreement.Resolved);
        machine.Configure(PartAgreement.Resolved)
            .Permit(PartTrigger.Agree, PartAgreement.Agreed)
            .Permit(PartTrigger.Dispute, PartAgreement.Disputed)
            .Permit(PartTrigger.Lapse, PartAgreement.Agreed);
        return machine;
    }
}
