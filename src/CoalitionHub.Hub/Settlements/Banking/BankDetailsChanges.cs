using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Settlements.Banking;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using BankDetails = CoalitionHub.Core.Settlements.Banking.BankDetails;

namespace CoalitionHub.Hub.Settlements.Banking;

/// <summary>Proposing, approving and rejecting bank details. The answers, which are kept forever, hold no account.</summary>
internal static class BankDetailsChanges
{
    public static Outcome<Decide<ProposeBankDetailsResponse>> Prepare(ProposeBankDetailsRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var partnerNo = request.PartnerId.Length == 0 ? 0 : checks.IntId("partner_id", Partner.IdPrefix, request.PartnerId);
        var details = BankFields.Read(checks, request.Account, partnerNo);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        var command = new ProposeBankDetailsCommand(details, caller.StaffNo);
        return (Decide<ProposeBankDetailsResponse>)((state, moment) => BankDetailsDecisions.Propose(state, moment, command).TryGet(out var proposed, out var refused)
            ? new ProposeBankDetailsResponse { BankDetailsId = proposed.Id, State = (BankDetailsState)proposed.State }
            : refused);
    }

    public static Outcome<Decide<ApproveBankDetailsResponse>> Prepare(ApproveBankDetailsRequest request, Caller caller)
    {
        if (!Id(request.BankDetailsId).TryGet(out var no, out var refusal))
        {
            return refusal;
        }

        return (Decide<ApproveBankDetailsResponse>)((state, moment) => BankDetailsDecisions.Approve(state, moment, no, caller.StaffNo).TryGet(out var approved, out var refused)
            ? new ApproveBankDetailsResponse { BankDetailsId = approved.Id, State = (BankDetailsState)approved.State }
            : refused);
    }

    public static Outcome<Decide<RejectBankDetailsResponse>> Prepare(RejectBankDetailsRequest request, Caller caller)
    {
        if (!Id(request.BankDetailsId).TryGet(out var no, out var refusal))
        {
            return refusal;
        }

        return (Decide<RejectBankDetailsResponse>)((state, moment) => BankDetailsDecisions.Reject(state, moment, no, caller.StaffNo).TryGet(out var rejected, out var refused)
            ? new RejectBankDetailsResponse { BankDetailsId = rejected.Id, State = (BankDetailsState)rejected.State }
            : refused);
    }

    private static Outcome<int> Id(string id)
    {
        var checks = new FieldChecks();
        var no = checks.IntId("bank_details_id", BankDetails.IdPrefix, id);
        return checks.Refusal is { } refusal ? refusal : no;
    }
}
