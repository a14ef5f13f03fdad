using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Partners.V1;
using Partner = CoalitionHub.Core.Partners.Partner;

namespace CoalitionHub.Hub.Partners;

/// <summary>Suspending and resuming a partner.</summary>
internal static class Standing
{
    private const int MaxReasonLength = 500;

    public static Outcome<Decide<SuspendPartnerResponse>> Prepare(SuspendPartnerRequest request, Caller caller)
    {
        if (!Command(request.PartnerId, request.Reason, caller).TryGet(out var command, out var refusal))
        {
            return refusal;
        }

        return (Decide<SuspendPartnerResponse>)((state, moment) => PartnerStanding.Suspend(state, moment, command).TryGet(out var partner, out var refused)
            ? new SuspendPartnerResponse { Partner = PartnerMessages.Of(StateView.OfDraft(state), partner) }
            : refused);
    }

    public static Outcome<Decide<ResumePartnerResponse>> Prepare(ResumePartnerRequest request, Caller caller)
    {
        if (!Command(request.PartnerId, request.Reason, caller).TryGet(out var command, out var refusal))
        {
            return refusal;
        }

        return (Decide<ResumePartnerResponse>)((state, moment) => PartnerStanding.Resume(state, moment, command).TryGet(out var partner, out var refused)
            ? new ResumePartnerResponse { Partner = PartnerMessages.Of(StateView.OfDraft(state), partner) }
            : refused);
    }

    private static Outcome<PartnerStandingCommand> Command(string partnerId, string reason, Caller caller)
    {
        var checks = new FieldChecks();
        var command = new PartnerStandingCommand(
            checks.IntId("partner_id", Partner.IdPrefix, partnerId),
            checks.Text("reason", reason, MaxReasonLength),
            caller.StaffNo);
        return checks.Refusal is { } refusal ? refusal : command;
    }
}
