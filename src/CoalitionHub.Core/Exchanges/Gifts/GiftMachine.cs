using CoalitionHub.Core.State;
using Stateless;

namespace CoalitionHub.Core.Exchanges;

/// <summary>Where a gift stands. Values are stored.</summary>
public enum GiftState : byte
{
    /// <summary>Nothing has moved yet; never seen outside the decision that makes it.</summary>
    Accepted = 1,

    /// <summary>The points have left the giver, who can still take them back.</summary>
    InUndoWindow = 2,

    /// <summary>The other member has them.</summary>
    Completed = 3,

    /// <summary>The giver has them back.</summary>
    Cancelled = 4,
}

/// <summary>What happens to a gift. Names are stored with each step.</summary>
public enum GiftTrigger : byte
{
    /// <summary>The rules let the giver take it back for a while.</summary>
    OpenUndoWindow = 1,

    /// <summary>The other member gets the points.</summary>
    Deliver = 2,

    /// <summary>The giver took it back, or nobody is there any more to get it.</summary>
    Cancel = 3,
}

/// <summary>The states of a gift.</summary>
public static class GiftMachine
{
    private static readonly TransitionTable<GiftState, GiftTrigger> Table = new(At);

    /// <summary>The state after the trigger, or null: a wrong step.</summary>
    public static GiftState? After(GiftState state, GiftTrigger trigger) => Table.After(state, trigger);

    private static StateMachine<GiftState, GiftTrigger> At(GiftState state)
    {
        StateMachine<GiftState, GiftTrigger> machine = new(state);
        machine.Configure(GiftState.Accepted)
            .Permit(GiftTrigger.OpenUndoWindow, GiftState.InUndoWindow)
            .Permit(GiftTrigger.Deliver, GiftState.Completed);
        machine.Configure(GiftState.InUndoWindow)
            .Permit(GiftTrigger.Deliver, GiftState.Completed)
            .Permit(GiftTrigger.Cancel, GiftState.Cancelled);
        return machine;
    }
}
