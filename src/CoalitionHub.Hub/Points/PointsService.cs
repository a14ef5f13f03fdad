using CoalitionHub.Hub.Ledger;
using CoalitionHub.Protos.Points.V1;
using Grpc.Core;

namespace CoalitionHub.Hub.Points;

/// <summary>What partners do with points.</summary>
internal sealed class PointsService(Calls calls, EarnStream earns, Statements statements, Events events) : Protos.Points.V1.PointsService.PointsServiceBase
{
    public override Task<EarnResponse> Earn(EarnRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Points.Earn.Prepare(request, Calls.CallerOf(context)));

    public override Task EarnMany(IAsyncStreamReader<EarnManyRequest> requestStream, IServerStreamWriter<EarnManyResponse> responseStream, ServerCallContext context) =>
        earns.Run(requestStream, responseStream, context);

    public override Task<PreviewEarnResponse> PreviewEarn(PreviewEarnRequest request, ServerCallContext context) =>
        calls.Try(context, Points.Earn.Prepare(request, Calls.CallerOf(context)));

    public override Task<BurnResponse> Burn(BurnRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Points.Burn.Prepare(request, Calls.CallerOf(context)));

    public override Task<AuthoriseBurnResponse> AuthoriseBurn(AuthoriseBurnRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Points.Burn.Prepare(request, Calls.CallerOf(context)));

    public override Task<CaptureBurnResponse> CaptureBurn(CaptureBurnRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Points.Burn.Prepare(request, Calls.CallerOf(context)));

    public override Task<VoidBurnResponse> VoidBurn(VoidBurnRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Points.Burn.Prepare(request, Calls.CallerOf(context)));

    public override Task<ReverseResponse> Reverse(ReverseRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Points.Reverse.Prepare(request, Calls.CallerOf(context)));

    public override Task<ReleasePendingResponse> ReleasePending(ReleasePendingRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Points.Reverse.Prepare(request, Calls.CallerOf(context)));

    public override Task<GetBalanceResponse> GetBalance(GetBalanceRequest request, ServerCallContext context) =>
        Task.FromResult(calls.Read((state, moment) => Balances.Read(state, moment, request, Calls.CallerOf(context))));

    public override Task<ListStatementResponse> ListStatement(ListStatementRequest request, ServerCallContext context) =>
        statements.Read(request, Calls.CallerOf(context), context.CancellationToken);

    public override Task StreamEvents(StreamEventsRequest request, IServerStreamWriter<StreamEventsResponse> responseStream, ServerCallContext context) =>
        events.Stream(request, Calls.CallerOf(context), responseStream, context.CancellationToken);
}
