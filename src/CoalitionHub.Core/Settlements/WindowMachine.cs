using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using Stateless;

namespace CoalitionHub.Core.Settlements;

/// <summary>What happens to a window. Names are stored with each step.</summary>
public enum WindowTrigger : byte
{
    /// <summary>Its last transfer was named.</summary>
    Close = 1,

    /// <summary>Every partner's part was worked out.</summary>
    Calculate = 2,

    /// <summary>The calculation was put up for a second person's approval.</summary>
    Submit = 3,

    /// <summary>A second person agreed; positions moved to payables and receivables.</summary>
    Approve = 4,

    /// <summary>A payment was booked.</summary>
    Pay = 5,

    /// <summary>Nothing is left to be paid.</summary>
    Settle = 6,

    /// <summary>The settlement was taken back.</summary>
    Abort = 7,

    /// <summary>The bank took a booked payment back.</summary>
    Return = 20,

    /// <summary>Part of what is to be paid was given up.</summary>
    WriteOff = 21,

    /// <summary>What was given up is owed again.</summary>
    Reinstate = 22,
}

/// <summary>The states of a window (DESIGN.md, section 6).</summary>
public static class WindowMachine
{
    private static readonly TransitionTable<WindowState, WindowTrigger> Table = new(At);

    /// <summary>The state after the trigger; WINDOW_STATE for a wrong step.</summary>
    public static Outcome<WindowState> After(WindowState state, WindowTrigger trigger) =>
        Table.After(state, trigger) is { } after
            ? after
            : new Refusal(Reason.WindowState, $"The window is {state}; {trigger} is not possible there.");

    /// <summary>The machine in this state; for its graph.</summary>
    internal static StateMachine<WindowState, WindowTrigger> At(WindowState state)
    {
        StateMachine<WindowState, WindowTrigger> machine = new(state);
        machine.Configure(WindowState.Open)
            .Permit(WindowTrigger.Close, WindowState.Closed);
        machine.Configure(WindowState.Closed)
            .Permit(WindowTrigger.Calculate, WindowState.Calculated);
        // Until it is approved a calculation may be repeated; the last one, and who made it, counts.
        machine.Configure(WindowState.Calculated)
            .PermitReentry(WindowTrigger.Calculate)
            .Permit(WindowTrigger.Submit, WindowState.UnderReview)
            .Permit(WindowTrigger.Abort, WindowState.Aborted);
        machine.Configure(WindowState.UnderReview)
            .Permit(WindowTrigger.Calculate, WindowState.Calculated)
            .Permit(WindowTrigger.Approve, WindowState.Approved)
            .Permit(WindowTrigger.Abort, WindowState.Aborted);
        // Settled at once when nobody has anything to pay.
        machine.Configure(WindowState.Approved)
            .Permit(WindowTrigger.Pay, WindowState.Paying)
            .Permit(WindowTrigger.WriteOff, WindowState.Paying)
            .Permit(WindowTrigger.Settle, WindowState.Settled)
            .Permit(WindowTrigger.Abort, WindowState.Aborted);
        // Its range stays closed: only what was made of it is gone.
        machine.Configure(WindowState.Aborted)
            .Permit(WindowTrigger.Calculate, WindowState.Calculated);
        machine.Configure(WindowState.Paying)
            .PermitReentry(WindowTrigger.Pay)
            .PermitReentry(WindowTrigger.Return)
            .PermitReentry(WindowTrigger.WriteOff)
            .PermitReentry(WindowTrigger.Reinstate)
            .Permit(WindowTrigger.Settle, WindowState.Settled);
        // What was paid and came back, or was given up and is owed after all, is to be paid.
        machine.Configure(WindowState.Settled)
            .Permit(WindowTrigger.Return, WindowState.Paying)
            .Permit(WindowTrigger.Reinstate, WindowState.Paying);
        return machine;
    }
}
