using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using Window = CoalitionHub.Core.Settlements.Window;

namespace CoalitionHub.Hub.Settlements;

/// <summary>Taking a settlement back before money has moved.</summary>
internal static class Aborting
{
    private const int MaxReason = 500;

    public static Outcome<Decide<AbortWindowResponse>> Prepare(AbortWindowRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var windowNo = checks.IntId("window_id", Window.IdPrefix, request.WindowId);
        var why = checks.Text("reason", request.Reason, MaxReason);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<AbortWindowResponse>)((state, moment) =>
            AbortWindow.Decide(state, moment, new AbortWindowCommand(windowNo, why, caller.StaffNo)).TryGet(out var window, out var refused)
                ? new AbortWindowResponse { Window = WindowMessages.Whole(StateView.OfDraft(state), window) }
                : refused);
    }
}
