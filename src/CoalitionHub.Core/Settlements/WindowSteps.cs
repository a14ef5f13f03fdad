using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>Finds windows and takes them from state to state; every step is a row of their history.</summary>
internal static class WindowSteps
{
    public static Outcome<Window> Find(HubState state, int windowNo) =>
        state.Windows.Find(windowNo) is { } window ? window : new Refusal(Reason.WindowNotFound, "There is no such window.");

    /// <summary>The window after the trigger; WINDOW_STATE for a wrong step. The caller puts it into the draft.</summary>
    public static Outcome<Window> Take(HubState state, Moment moment, Window window, WindowTrigger trigger, int staffNo, string why = "")
    {
        if (!WindowMachine.After(window.State, trigger).TryGet(out var after, out var refusal))
        {
            return refusal;
        }

        Note(state, moment, window, window.State.ToString(), after, trigger.ToString(), staffNo, why);
        return window with { State = after };
    }

    public static void Note(HubState state, Moment moment, Window window, string from, WindowState to, string trigger, int staffNo, string why) =>
        History.Note(state, moment, window.Id, from, to.ToString(), trigger, History.Person(state, staffNo), why);
}
