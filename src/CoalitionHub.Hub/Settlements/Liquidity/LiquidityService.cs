using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Protos.Settlements.V1;
using Grpc.Core;

namespace CoalitionHub.Hub.Settlements;

/// <summary>What the calling partner has with the coalition.</summary>
internal sealed class LiquidityService(Calls calls, PositionPaces paces, PositionWatch watch) : Protos.Settlements.V1.LiquidityService.LiquidityServiceBase
{
    public override Task<GetOwnPositionResponse> GetOwnPosition(GetOwnPositionRequest request, ServerCallContext context)
    {
        var partnerNo = Calls.CallerOf(context).PartnerNo;
        return Task.FromResult(calls.Read((state, moment) =>
            (Outcome<GetOwnPositionResponse>)new GetOwnPositionResponse { Position = LiquidityMessages.Of(state, paces, partnerNo, moment.NowMicros) }));
    }

    public override Task WatchOwnPosition(WatchOwnPositionRequest request, IServerStreamWriter<WatchOwnPositionResponse> responseStream, ServerCallContext context) =>
        watch.Stream(request, responseStream, context);
}
