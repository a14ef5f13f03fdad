using CoalitionHub.Hub.Ledger;
using CoalitionHub.Protos.Points.V1;
using Grpc.Core;

namespace CoalitionHub.Hub.Points;

/// <summary>What the coalition's staff do with points.</summary>
internal sealed class PointsAdminService(Calls calls) : Protos.Points.V1.PointsAdminService.PointsAdminServiceBase
{
    public override Task<ProposeAdjustmentResponse> ProposeAdjustment(ProposeAdjustmentRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Adjustments.Prepare(request, Calls.CallerOf(context)));

    public override Task<ApproveAdjustmentResponse> ApproveAdjustment(ApproveAdjustmentRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Adjustments.Prepare(request, Calls.CallerOf(context)));

    public override Task<RejectAdjustmentResponse> RejectAdjustment(RejectAdjustmentRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Adjustments.Prepare(request, Calls.CallerOf(context)));

    public override Task<GetAdjustmentResponse> GetAdjustment(GetAdjustmentRequest request, ServerCallContext context) =>
        Task.FromResult(calls.Read((state, _) => Adjustments.Read(state, request)));

    public override Task<ListAdjustmentsResponse> ListAdjustments(ListAdjustmentsRequest request, ServerCallContext context) =>
        Task.FromResult(calls.Read((state, _) => Adjustments.Read(state, request)));

    public override Task<ImportOpeningBalancesResponse> ImportOpeningBalances(ImportOpeningBalancesRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, OpeningBalances.Prepare(request, Calls.CallerOf(context)));
}
