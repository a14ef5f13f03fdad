using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using Grpc.Core;

namespace CoalitionHub.Hub.Settlements;

/// <summary>What the coalition says to disputes.</summary>
internal sealed class DisputesAdminService(Calls calls) : Protos.Settlements.V1.DisputesAdminService.DisputesAdminServiceBase
{
    public override Task<AnswerDisputeResponse> AnswerDispute(AnswerDisputeRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, DisputeAnswers.Prepare(request, Calls.CallerOf(context)));

    public override Task<ApproveDisputeOfferResponse> ApproveDisputeOffer(ApproveDisputeOfferRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, DisputeAnswers.Prepare(request, Calls.CallerOf(context)));

    public override Task<RejectDisputeOfferResponse> RejectDisputeOffer(RejectDisputeOfferRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, DisputeAnswers.Prepare(request, Calls.CallerOf(context)));

    public override Task<ListDisputesResponse> ListDisputes(ListDisputesRequest request, ServerCallContext context)
    {
        var page = ListPage.Of(request, checks => checks.State(request.State));
        var caller = Calls.CallerOf(context);
        return Task.FromResult(calls.Read((state, _) =>
        {
            var (disputes, next) = DisputesService.Cut(state, page, StaffView.PartnerSeenBy(state, caller), request.State);
            var response = new ListDisputesResponse { NextPageToken = next };
            response.Disputes.AddRange(disputes);
            return (Outcome<ListDisputesResponse>)response;
        }));
    }
}
