using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>A cut-off that has come.</summary>
/// <param name="CutOffMicros">When it was.</param>
/// <param name="LastSeq">The last transfer booked before it.</param>
public sealed record CloseByCalendarCommand(long CutOffMicros, long LastSeq);

/// <summary>
/// Closes windows by the calendar. What was booked before the cut-off is in the window, to the transfer, also when the hub was down
/// at that time; a cut-off before which nothing was booked closes nothing.
/// </summary>
public static class CalendarClosing
{
    /// <summary>The cut-off that is due for the open window.</summary>
    /// <param name="rules">In force now.</param>
    /// <param name="zone">The place of its cut-off.</param>
    /// <param name="openedMicros">When the open window opened.</param>
    /// <param name="firstMicros">When its first transfer was booked.</param>
    /// <param name="nowMicros">Now.</param>
    /// <returns>Its time; 0 while none is due.</returns>
    public static long Due(SettlementRules rules, TimeZoneInfo zone, long openedMicros, long firstMicros, long nowMicros)
    {
        if (rules.Terms.CutOff is not { } cutOff)
        {
            return 0;
        }

        // The first transfer must lie before it: a cut-off at that very microsecond leaves it to the next window.
        var next = CutOffCalendar.Next(cutOff, zone, Math.Max(Math.Max(openedMicros, firstMicros), rules.EffectiveMicros));
        return next <= nowMicros ? next : 0;
    }

    public static Outcome<ClosedWindow> Decide(HubState state, Moment moment, CloseByCalendarCommand command)
    {
        // What was decided before the cut-off and committed after the journal was looked at belongs to the window too.
        return state.ReadChain(command.LastSeq + 1) is [var next, ..] && next.TimeMicros < command.CutOffMicros
            ? new Refusal(Reason.SeqOutOfRange, "The journal has gone on before the cut-off; look again.")
            : CloseWindow.Decide(state, moment, new CloseWindowCommand(command.LastSeq, 0, "by the calendar") { AtMicros = command.CutOffMicros });
    }
}
