using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>There is always one open window. The first opens with the journal, at its first transfer.</summary>
public static class OpenWindow
{
    /// <summary>The open window; the journal's first when there is none yet.</summary>
    public static Window Of(HubState state, Moment moment)
    {
        foreach (var window in state.UnsettledWindows.All())
        {
            if (window.State == WindowState.Open)
            {
                return window;
            }
        }

        // It opened with the journal, not when somebody first asked for it.
        var begun = state.ReadChain(1) is [var first, ..] ? moment with { NowMicros = first.TimeMicros } : moment;
        return Open(state, begun, 1, 1, begun.NowMicros);
    }

    internal static Window Open(HubState state, Moment moment, int no, long fromSeq, long openedMicros)
    {
        Window window = new(no, fromSeq, 0, WindowState.Open, 0, 0, 0, 0, openedMicros, 0, 0, 0, 0, 0, 0);
        state.PutWindow(window);
        WindowSteps.Note(state, moment, window, "", WindowState.Open, "Open", 0, "");
        return window;
    }
}
