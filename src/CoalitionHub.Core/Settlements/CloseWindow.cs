using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>Where to end the open window.</summary>
/// <param name="LastSeq">The last transfer in it; 0: the journal's head when this is decided.</param>
/// <param name="StaffNo">Who closes it.</param>
/// <param name="Why">In the person's words; may be empty.</param>
public sealed record CloseWindowCommand(long LastSeq, int StaffNo, string Why)
{
    /// <summary>The cut-off that ends it; 0: it ends when this is decided.</summary>
    public long AtMicros { get; init; }
}

/// <summary>The window that was closed and the one that is open now.</summary>
public sealed record ClosedWindow(Window Closed, Window Open);

/// <summary>
/// Ends the open window at a number and opens the next behind it. It is decided in the journal's own order, so nothing can
/// slip in between, and nothing has to be stopped for it.
/// </summary>
public static class CloseWindow
{
    public static Outcome<ClosedWindow> Decide(HubState state, Moment moment, CloseWindowCommand command)
    {
        var open = OpenWindow.Of(state, moment);
        var head = state.Ledger.NextSeq - 1;
        var last = command.LastSeq == 0 ? head : command.LastSeq;
        if (head < open.FromSeq)
        {
            return new Refusal(Reason.WindowEmpty, $"Nothing has been booked since the window was opened at {open.FromSeq}.");
        }

        // A chain is settled as a whole: half of a burn would be a payment without its points.
        if (last < open.FromSeq || last > head || (last < head && state.ReadChain(last + 1).Count == 0))
        {
            return new Refusal(Reason.SeqOutOfRange, $"last_seq must be {open.FromSeq} to {head}, and the last transfer of its chain.");
        }

        if (!WindowSteps.Take(state, moment, open, WindowTrigger.Close, command.StaffNo, command.Why).TryGet(out var closing, out var refusal))
        {
            return refusal;
        }

        var endMicros = command.AtMicros == 0 ? moment.NowMicros : command.AtMicros;
        var closed = closing with { ToSeq = last, ClosedBy = command.StaffNo, ClosedMicros = endMicros };
        state.PutWindow(closed);
        return new ClosedWindow(closed, OpenWindow.Open(state, moment, closed.No + 1, last + 1, endMicros));
    }
}
