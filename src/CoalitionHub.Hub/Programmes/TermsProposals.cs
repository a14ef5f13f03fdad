using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Programmes.V1;
using Terms = CoalitionHub.Core.Programmes.Terms;

namespace CoalitionHub.Hub.Programmes;

/// <summary>Proposing, approving and rejecting terms.</summary>
internal static class TermsProposals
{
    public static Outcome<Decide<ProposeTermsResponse>> Prepare(ProposeTermsRequest request, Caller caller)
    {
        if (!TermsFields.Read(request, caller.StaffNo).TryGet(out var command, out var refusal))
        {
            return refusal;
        }

        return (Decide<ProposeTermsResponse>)((state, moment) => ProposeTerms.Decide(state, moment, command).TryGet(out var terms, out var refused)
            ? new ProposeTermsResponse { TermsVersion = TermsAnswers.Of(StateView.OfDraft(state), terms, moment.NowMicros) }
            : refused);
    }

    public static Outcome<Decide<ApproveTermsResponse>> Prepare(ApproveTermsRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var termsNo = checks.IntId("terms_id", Terms.IdPrefix, request.TermsId);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<ApproveTermsResponse>)((state, moment) => TermsDecisions.Approve(state, moment, termsNo, caller.StaffNo).TryGet(out var terms, out var refused)
            ? new ApproveTermsResponse { TermsVersion = TermsAnswers.Of(StateView.OfDraft(state), terms, moment.NowMicros) }
            : refused);
    }

    public static Outcome<Decide<RejectTermsResponse>> Prepare(RejectTermsRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var termsNo = checks.IntId("terms_id", Terms.IdPrefix, request.TermsId);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<RejectTermsResponse>)((state, moment) => TermsDecisions.Reject(state, moment, termsNo, caller.StaffNo).TryGet(out var terms, out var refused)
            ? new RejectTermsResponse { TermsVersion = TermsAnswers.Of(StateView.OfDraft(state), terms, moment.NowMicros) }
            : refused);
    }
}
