using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using Window = CoalitionHub.Core.Settlements.Window;

namespace CoalitionHub.Hub.Settlements;

/// <summary>Approving a calculated window.</summary>
internal static class Approving
{
    public static Outcome<Decide<ApproveWindowResponse>> Prepare(ApproveWindowRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var windowNo = checks.IntId("window_id", Window.IdPrefix, request.WindowId);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<ApproveWindowResponse>)((state, moment) =>
        {
            var view = StateView.OfDraft(state);
            var command = new ApproveWindowCommand(windowNo, WindowMessages.MicrosPerMinorUnit(view), caller.StaffNo);
            return ApproveWindow.Decide(state, moment, command).TryGet(out var window, out var refused)
                ? new ApproveWindowResponse { Window = WindowMessages.Whole(view, window) }
                : refused;
        });
    }
}
