using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using Stateless;

namespace CoalitionHub.Core.Points.Packs;

/// <summary>Where a pack stands. Values are stored.</summary>
public enum PackState : byte
{
    /// <summary>It waits for a second person.</summary>
    Proposed = 1,

    /// <summary>It is paid: its points can be given.</summary>
    Approved = 2,

    /// <summary>It was turned down, or not paid.</summary>
    Rejected = 3,

    /// <summary>A second person agreed; the bank has not shown the partner's payment yet.</summary>
    AwaitingPayment = 4,
}

/// <summary>What happens to a pack. Names are stored with each step.</summary>
public enum PackTrigger : byte
{
    /// <summary>A second person agrees to a pack whose payment was named.</summary>
    Approve = 1,

    /// <summary>A second person agrees to a pack that is to be paid.</summary>
    Order = 2,

    /// <summary>The bank shows the payment.</summary>
    Pay = 3,

    /// <summary>It is turned down.</summary>
    Reject = 4,
}

/// <summary>The states of a pack.</summary>
public static class PackMachine
{
    private static readonly TransitionTable<PackState, PackTrigger> Table = new(At);

    /// <summary>The state after the trigger; NOT_PROPOSED for a wrong step.</summary>
    public static Outcome<PackState> After(PackState state, PackTrigger trigger) =>
        Table.After(state, trigger) is { } after
            ? after
            : new Refusal(Reason.NotProposed, $"The pack is {state}; {trigger} is not possible there.");

    /// <summary>The machine in this state; for its graph.</summary>
    internal static StateMachine<PackState, PackTrigger> At(PackState state)
    {
        StateMachine<PackState, PackTrigger> machine = new(state);
        machine.Configure(PackState.Proposed)
            .Permit(PackTrigger.Approve, PackState.Approved)
            .Permit(PackTrigger.Order, PackState.AwaitingPayment)
            .Permit(PackTrigger.Reject, PackState.Rejected);
        machine.Configure(PackState.AwaitingPayment)
            .Permit(PackTrigger.Pay, PackState.Approved)
            .Permit(PackTrigger.Reject, PackState.Rejected);
        return machine;
    }
}
