using CoalitionHub.Core.State;
using Stateless;

namespace CoalitionHub.Core.Exchanges;

/// <summary>What happens to an exchange. Names are stored with each step.</summary>
public enum ExchangeTrigger : byte
{
    /// <summary>Both currencies are the hub's to move: all of it moved in one chain.</summary>
    MoveAtOnce = 1,

    /// <summary>The route lets the member take it back for a while.</summary>
    OpenUndoWindow = 2,

    /// <summary>The member took it back.</summary>
    Cancel = 3,

    /// <summary>The points that leave were set aside in their wallet.</summary>
    HoldSource = 4,

    /// <summary>The points that leave have left: here, or at the brand that keeps them.</summary>
    DebitSource = 5,

    /// <summary>The brand that keeps the points that leave said no.</summary>
    DeclineSource = 6,

    /// <summary>The brand that keeps the arriving points was told.</summary>
    InstructDestination = 7,

    /// <summary>The arriving points arrived.</summary>
    ConfirmDestination = 8,

    /// <summary>The brand that keeps the arriving points said no.</summary>
    DeclineDestination = 9,

    /// <summary>A brand did not answer in time, or doesn't know. That is no no.</summary>
    LoseTrack = 10,

    /// <summary>What had moved is back.</summary>
    Compensate = 11,

    /// <summary>Nothing was begun in time, and what was set aside is free again.</summary>
    TimeOut = 12,

    /// <summary>What had been done was undone, all of it.</summary>
    Reverse = 13,

    /// <summary>The time in which the member could take it back is over.</summary>
    CloseUndoWindow = 14,

    /// <summary>What was done is being undone: a brand was told.</summary>
    TakeBack = 15,

    /// <summary>A part of what had been done was undone.</summary>
    ReversePart = 16,

    /// <summary>A brand refused to undo what was done; it stays done.</summary>
    DeclineReverse = 17,
}

/// <summary>
/// The states of an exchange (DESIGN.md, section 5). Points held here go straight from accepted to completed. Where a brand
/// keeps balances, nothing is told to the destination before the source is set aside or debited; once it was told, only its
/// answer completes or compensates, since no answer is not a no.
/// </summary>
public static class ExchangeMachine
{
    private static readonly TransitionTable<ExchangeState, ExchangeTrigger> Table = new(At);

    /// <summary>The state after the trigger, or null: a wrong step.</summary>
    public static ExchangeState? After(ExchangeState state, ExchangeTrigger trigger) => Table.After(state, trigger);

    /// <summary>The machine in this state; for its graph.</summary>
    internal static StateMachine<ExchangeState, ExchangeTrigger> At(ExchangeState state)
    {
        StateMachine<ExchangeState, ExchangeTrigger> machine = new(state);
        machine.Configure(ExchangeState.Accepted)
            .Permit(ExchangeTrigger.MoveAtOnce, ExchangeState.Completed)
            .Permit(ExchangeTrigger.OpenUndoWindow, ExchangeState.InUndoWindow)
            .Permit(ExchangeTrigger.HoldSource, ExchangeState.SourceHeld)
            .Permit(ExchangeTrigger.DebitSource, ExchangeState.SourceDebited)
            .Permit(ExchangeTrigger.DeclineSource, ExchangeState.Declined)
            .Permit(ExchangeTrigger.DeclineDestination, ExchangeState.Declined)
            .Permit(ExchangeTrigger.LoseTrack, ExchangeState.Unknown)
            .Permit(ExchangeTrigger.TimeOut, ExchangeState.Expired);
        machine.Configure(ExchangeState.InUndoWindow)
            .Permit(ExchangeTrigger.Cancel, ExchangeState.Cancelled)
            .Permit(ExchangeTrigger.CloseUndoWindow, ExchangeState.Accepted)
            .Permit(ExchangeTrigger.DeclineSource, ExchangeState.Declined);
        machine.Configure(ExchangeState.SourceHeld)
            .Permit(ExchangeTrigger.InstructDestination, ExchangeState.AwaitingDestination)
            .Permit(ExchangeTrigger.DeclineDestination, ExchangeState.Compensating)
            .Permit(ExchangeTrigger.TimeOut, ExchangeState.Expired);
        machine.Configure(ExchangeState.SourceDebited)
            .Permit(ExchangeTrigger.InstructDestination, ExchangeState.AwaitingDestination)
            .Permit(ExchangeTrigger.ConfirmDestination, ExchangeState.Completed);
        machine.Configure(ExchangeState.AwaitingDestination)
            .Permit(ExchangeTrigger.ConfirmDestination, ExchangeState.Completed)
            .Permit(ExchangeTrigger.DeclineDestination, ExchangeState.Compensating)
            .Permit(ExchangeTrigger.LoseTrack, ExchangeState.Unknown);
        machine.Configure(ExchangeState.Unknown)
            .Permit(ExchangeTrigger.DebitSource, ExchangeState.SourceDebited)
            .Permit(ExchangeTrigger.DeclineSource, ExchangeState.Declined)
            .Permit(ExchangeTrigger.TimeOut, ExchangeState.Expired)
            .Permit(ExchangeTrigger.ConfirmDestination, ExchangeState.Completed)
            .Permit(ExchangeTrigger.DeclineDestination, ExchangeState.Compensating)
            .Permit(ExchangeTrigger.Compensate, ExchangeState.Declined)
            .Permit(ExchangeTrigger.TakeBack, ExchangeState.Compensating)
            .Permit(ExchangeTrigger.Reverse, ExchangeState.Reversed)
            .Permit(ExchangeTrigger.ReversePart, ExchangeState.Completed)
            .Permit(ExchangeTrigger.DeclineReverse, ExchangeState.Completed);
        machine.Configure(ExchangeState.Compensating)
            .Permit(ExchangeTrigger.Compensate, ExchangeState.Declined)
            .Permit(ExchangeTrigger.LoseTrack, ExchangeState.Unknown)
            .Permit(ExchangeTrigger.Reverse, ExchangeState.Reversed)
            .Permit(ExchangeTrigger.ReversePart, ExchangeState.Completed)
            .Permit(ExchangeTrigger.DeclineReverse, ExchangeState.Completed);
        machine.Configure(ExchangeState.Completed)
            .Permit(ExchangeTrigger.TakeBack, ExchangeState.Compensating)
            .Permit(ExchangeTrigger.Reverse, ExchangeState.Reversed)
            .PermitReentry(ExchangeTrigger.ReversePart);
        return machine;
    }
}
