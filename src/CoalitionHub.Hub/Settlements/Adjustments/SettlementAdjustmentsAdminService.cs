using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using Grpc.Core;
using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements;

/// <summary>Adjustments and write-offs that finance proposes itself.</summary>
internal sealed class SettlementAdjustmentsAdminService(Calls calls) : V1.SettlementAdjustmentsAdminService.SettlementAdjustmentsAdminServiceBase
{
    public override Task<ProposeSettlementAdjustmentResponse> ProposeSettlementAdjustment(ProposeSettlementAdjustmentRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, AdjustmentChanges.Prepare(request, Calls.CallerOf(context)));

    public override Task<ProposeWriteOffResponse> ProposeWriteOff(ProposeWriteOffRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, AdjustmentChanges.Prepare(request, Calls.CallerOf(context)));

    public override Task<ProposeAdjustmentReversalResponse> ProposeAdjustmentReversal(ProposeAdjustmentReversalRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, AdjustmentChanges.Prepare(request, Calls.CallerOf(context)));

    public override Task<ApproveSettlementAdjustmentResponse> ApproveSettlementAdjustment(ApproveSettlementAdjustmentRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, AdjustmentChanges.Prepare(request, Calls.CallerOf(context)));

    public override Task<RejectSettlementAdjustmentResponse> RejectSettlementAdjustment(RejectSettlementAdjustmentRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, AdjustmentChanges.Prepare(request, Calls.CallerOf(context)));

    public override Task<ListSettlementAdjustmentsResponse> ListSettlementAdjustments(ListSettlementAdjustmentsRequest request, ServerCallContext context)
    {
        var page = ListPage.Of(request, checks => checks.State(request.State));
        return Task.FromResult(calls.Read((state, _) =>
        {
            var (adjustments, next) = page.Cut(
                from adjustment in state.SettlementAdjustments.Committed
                where (request.State == SettlementAdjustmentState.Unspecified || (SettlementAdjustmentState)adjustment.State == request.State) &&
                      (page.After is null || adjustment.No < page.After)
                orderby adjustment.No descending
                select adjustment,
                adjustment => adjustment.No);
            var response = new ListSettlementAdjustmentsResponse { NextPageToken = next };
            response.Adjustments.AddRange(adjustments.Select(adjustment => AdjustmentMessages.Of(StateView.OfCommitted(state), adjustment)));
            return (Outcome<ListSettlementAdjustmentsResponse>)response;
        }));
    }
}
