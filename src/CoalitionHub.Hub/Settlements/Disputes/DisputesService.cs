using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using Grpc.Core;

namespace CoalitionHub.Hub.Settlements;

/// <summary>What the calling partner says of its statements.</summary>
internal sealed class DisputesService(Calls calls) : Protos.Settlements.V1.DisputesService.DisputesServiceBase
{
    public override Task<AgreeStatementResponse> AgreeStatement(AgreeStatementRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, DisputeChanges.Prepare(request, Calls.CallerOf(context)));

    public override Task<RaiseDisputeResponse> RaiseDispute(RaiseDisputeRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, DisputeChanges.Prepare(request, Calls.CallerOf(context)));

    public override Task<AddDisputeEvidenceResponse> AddDisputeEvidence(AddDisputeEvidenceRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, DisputeChanges.Prepare(request, Calls.CallerOf(context)));

    public override Task<WithdrawDisputeResponse> WithdrawDispute(WithdrawDisputeRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, DisputeChanges.Prepare(request, Calls.CallerOf(context)));

    public override Task<ListOwnDisputesResponse> ListOwnDisputes(ListOwnDisputesRequest request, ServerCallContext context)
    {
        var page = ListPage.Of(request, checks => checks.State(request.State));
        var partnerNo = Calls.CallerOf(context).PartnerNo;
        return Task.FromResult(calls.Read((state, _) =>
        {
            var (disputes, next) = Cut(state, page, partnerNo, request.State);
            var response = new ListOwnDisputesResponse { NextPageToken = next };
            response.Disputes.AddRange(disputes);
            return (Outcome<ListOwnDisputesResponse>)response;
        }));
    }

    /// <summary>A page of disputes, the last raised first.</summary>
    /// <param name="state">What is committed.</param>
    /// <param name="page">Which page.</param>
    /// <param name="partnerNo">Of which partner; 0 for all.</param>
    /// <param name="only">In which state; unspecified for all.</param>
    internal static (IEnumerable<Dispute> Disputes, string Next) Cut(HubState state, Page page, int partnerNo, DisputeState only)
    {
        var (disputes, next) = page.Cut(
            from dispute in state.Disputes.Committed
            where (partnerNo == 0 || dispute.PartnerNo == partnerNo) && (only == DisputeState.Unspecified || (DisputeState)dispute.State == only) &&
                  (page.After is null || dispute.No < page.After)
            orderby dispute.No descending
            select dispute,
            dispute => dispute.No);
        return (disputes.Select(dispute => DisputeMessages.Of(StateView.OfCommitted(state), dispute)), next);
    }
}
