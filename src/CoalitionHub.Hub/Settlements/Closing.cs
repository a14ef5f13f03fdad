using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements;

/// <summary>Ending the open window.</summary>
internal static class Closing
{
    private const int MaxReason = 500;

    public static Outcome<Decide<CloseWindowResponse>> Prepare(CloseWindowRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var why = checks.OptionalText("reason", request.Reason, MaxReason);
        if (request.LastSeq < 0)
        {
            checks.Add(Reason.SeqOutOfRange, "last_seq", $"is {request.LastSeq}; it is a number of the journal, or 0 for its head.");
        }

        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        var command = new CloseWindowCommand(request.LastSeq, caller.StaffNo, why);
        return (Decide<CloseWindowResponse>)((state, moment) =>
        {
            if (!CloseWindow.Decide(state, moment, command).TryGet(out var windows, out var refused))
            {
                return refused;
            }

            var view = StateView.OfDraft(state);
            return new CloseWindowResponse
            {
                ClosedWindow = WindowMessages.Whole(view, windows.Closed),
                OpenWindow = WindowMessages.Whole(view, windows.Open),
            };
        });
    }
}
