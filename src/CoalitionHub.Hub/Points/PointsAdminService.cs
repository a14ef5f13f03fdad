using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Protos.Points.V1;
using Grpc.Core;

namespace CoalitionHub.Hub.Points;

/// <summary>What the coalition's staff do with points.</summary>
internal sealed class PointsAdminService(Calls calls) : Protos.Points.V1.PointsAdminService.PointsAdminServiceBase
{
    public override async Task<ProposeAdjustmentResponse> ProposeAdjustment(ProposeAdjustmentRequest request, ServerCallContext context)
    {
        var kept = await calls.Change(context, request.RequestId, request, Adjustments.Prepare(request, Calls.CallerOf(context)));
        return new ProposeAdjustmentResponse { Adjustment = WithReason(kept.Adjustment) };
    }

    public override async Task<ApproveAdjustmentResponse> ApproveAdjustment(ApproveAdjustmentRequest request, ServerCallContext context)
    {
        var kept = await calls.Change(context, request.RequestId, request, Adjustments.Prepare(request, Calls.CallerOf(context)));
        return new ApproveAdjustmentResponse { Adjustment = WithReason(kept.Adjustment) };
    }

    public override async Task<RejectAdjustmentResponse> RejectAdjustment(RejectAdjustmentRequest request, ServerCallContext context)
    {
        var kept = await calls.Change(context, request.RequestId, request, Adjustments.Prepare(request, Calls.CallerOf(context)));
        return new RejectAdjustmentResponse { Adjustment = WithReason(kept.Adjustment) };
    }

    public override Task<GetAdjustmentResponse> GetAdjustment(GetAdjustmentRequest request, ServerCallContext context) =>
        Task.FromResult(calls.Read((state, _) => Adjustments.Read(state, request)));

    public override Task<ListAdjustmentsResponse> ListAdjustments(ListAdjustmentsRequest request, ServerCallContext context) =>
        Task.FromResult(calls.Read((state, _) => Adjustments.Read(state, request)));

    public override Task<ImportOpeningBalancesResponse> ImportOpeningBalances(ImportOpeningBalancesRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, OpeningBalances.Prepare(request, Calls.CallerOf(context)));

    private Adjustment WithReason(Adjustment kept) => calls.Read((state, _) => (Outcome<Adjustment>)Adjustments.WithReason(state, kept));
}
