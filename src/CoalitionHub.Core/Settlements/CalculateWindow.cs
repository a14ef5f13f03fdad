using System.Collections.Immutable;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements.Proof;
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

    /// <summary>The roots of the trees over the window's lines and shares (<see cref="WindowTrees"/>).</summary>
    public ImmutableArray<WindowRoot> Roots { get; init; } = [];
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
            state.PutPart(part);
        }

        foreach (var obligation in command.Calculated.Obligations)
        {
            state.Obligations.Put(obligation.Key, obligation);
        }

        foreach (var line in command.Calculated.Lines)
        {
            state.WindowLines.Put(line.Key, line);
        }

        foreach (var share in command.Calculated.Shares)
        {
            state.WindowShares.Put(share.Key, share);
        }

        foreach (var root in command.Roots)
        {
            Keep(state, root);
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
        state.PutWindow(kept);
        return kept;
    }

    /// <summary>A partner may have checked its records against the root already: a second calculation must come to the same.</summary>
    private static void Keep(HubState state, WindowRoot root)
    {
        if (state.WindowRoots.Find(root.Key) is not { } before)
        {
            state.WindowRoots.Put(root.Key, root);
        }
        else if (!before.Agrees(root))
        {
            throw new InvalidOperationException($"The lines of partner {root.Key.PartnerNo} in window {root.Key.WindowNo} are no longer those that were calculated before.");
        }
    }
}
