using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>
/// Keeps what was calculated and puts it up for another person's approval. The calculation itself is done beforehand, outside
/// the writer: the range is closed and the terms' versions never change, so it is as good later as then.
/// </summary>
/// <param name="WindowNo">Which window.</param>
/// <param name="Calculated">What it comes to.</param>
/// <param name="StaffNo">Who had it calculated: the one who can't approve it.</param>
public sealed record CalculateWindowCommand(int WindowNo, CalculatedWindow Calculated, int StaffNo)
{
    /// <summary>The version of the settlement rules that it was calculated by; 0 for none.</summary>
    public int RulesNo { get; init; }
}

/// <inheritdoc cref="CalculateWindowCommand"/>
public static class CalculateWindow
{
    /// <summary>Whether the window can be calculated now; on the draft, or on the window as it is committed.</summary>
    /// <returns>Null, or WINDOW_STATE.</returns>
    public static Refusal? Test(Window window) => WindowMachine.After(window.State, WindowTrigger.Calculate).Refusal;

    public static Outcome<Window> Decide(HubState state, Moment moment, CalculateWindowCommand command)
    {
        if (!WindowSteps.Find(state, command.WindowNo).TryGet(out var window, out var refusal) ||
            !WindowSteps.Take(state, moment, window, WindowTrigger.Calculate, command.StaffNo).TryGet(out var calculated, out refusal) ||
            !WindowSteps.Take(state, moment, calculated, WindowTrigger.Submit, command.StaffNo).TryGet(out var submitted, out refusal))
        {
            return refusal;
        }

        if (window.HasFigures)
        {
            AbortWindow.ForgetDetails(state, window.No);
        }

        foreach (var part in command.Calculated.Parts)
        {
            DisputeSteps.Ask(state, moment, part, state.WindowParts.Find(part.Key));
            state.WindowParts.Put(part.Key, part);
        }

        foreach (var obligation in command.Calculated.Obligations)
        {
            state.Obligations.Put(obligation.Key, obligation);
        }

        foreach (var line in command.Calculated.Lines)
        {
            state.WindowLines.Put(line.Key, line);
        }

        var kept = submitted with
        {
            ProposedBy = command.StaffNo,
            RulesNo = command.RulesNo,
            FundMicros = command.Calculated.FundMicros,
            FeesMicros = command.Calculated.FeesMicros,
            BreakageMicros = command.Calculated.BreakageMicros,
            RoundingMicros = command.Calculated.RoundingMicros,
            PacksMicros = command.Calculated.PacksMicros,
        };
        state.Windows.Put(kept.No, kept);
        return kept;
    }
}
