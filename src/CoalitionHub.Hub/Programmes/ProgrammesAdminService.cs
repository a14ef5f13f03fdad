using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Programmes.V1;
using Grpc.Core;
using Terms = CoalitionHub.Core.Programmes.Terms;
using V1 = CoalitionHub.Protos.Programmes.V1;

namespace CoalitionHub.Hub.Programmes;

/// <summary>Terms, for the coalition's staff.</summary>
internal sealed class ProgrammesAdminService(Calls calls) : V1.ProgrammesAdminService.ProgrammesAdminServiceBase
{
    public override Task<ProposeTermsResponse> ProposeTerms(ProposeTermsRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, TermsProposals.Prepare(request, Calls.CallerOf(context)));

    public override Task<ApproveTermsResponse> ApproveTerms(ApproveTermsRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, TermsProposals.Prepare(request, Calls.CallerOf(context)));

    public override Task<RejectTermsResponse> RejectTerms(RejectTermsRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, TermsProposals.Prepare(request, Calls.CallerOf(context)));

    public override Task<GetTermsResponse> GetTerms(GetTermsRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var termsNo = checks.IntId("terms_id", Terms.IdPrefix, request.TermsId);
        Refuse(checks);
        return Task.FromResult(calls.Read((state, moment) => state.Terms.TryGetCommitted(termsNo, out var terms)
            ? (Outcome<GetTermsResponse>)new GetTermsResponse { TermsVersion = TermsAnswers.Of(StateView.OfCommitted(state), terms, moment.NowMicros) }
            : new Refusal(Reason.TermsNotFound, "There is no such version of terms.")));
    }

    public override Task<ListTermsResponse> ListTerms(ListTermsRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        checks.State(request.State);
        var partnerNo = request.PartnerId.Length == 0 ? (int?)null : checks.IntId("partner_id", Core.Partners.Partner.IdPrefix, request.PartnerId);
        Refuse(checks);
        return Task.FromResult(calls.Read((state, moment) =>
        {
            if (partnerNo is { } no && !state.Partners.TryGetCommitted(no, out _))
            {
                return new Refusal(Reason.PartnerNotFound, "There is no such partner.");
            }

            var (versions, next) = page.Cut(
                from terms in state.Terms.Committed
                where (partnerNo is null || terms.PartnerNo == partnerNo) && (page.After is null || terms.No < page.After)
                where request.State == TermsState.Unspecified || (TermsState)terms.State == request.State
                orderby terms.No descending
                select terms,
                terms => terms.No);
            var answer = new ListTermsResponse { NextPageToken = next };
            answer.TermsVersions.AddRange(versions.Select(terms => TermsAnswers.Of(StateView.OfCommitted(state), terms, moment.NowMicros)));
            return (Outcome<ListTermsResponse>)answer;
        }));
    }

    private static void Refuse(FieldChecks checks)
    {
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }
    }
}
