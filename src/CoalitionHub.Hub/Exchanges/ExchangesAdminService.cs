using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Exchanges.V1;
using Grpc.Core;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>Routes, for the coalition's staff.</summary>
internal sealed class ExchangesAdminService(Calls calls) : Protos.Exchanges.V1.ExchangesAdminService.ExchangesAdminServiceBase
{
    public override Task<ProposeRouteResponse> ProposeRoute(ProposeRouteRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Routes.Prepare(request, Calls.CallerOf(context)));

    public override Task<ApproveRouteResponse> ApproveRoute(ApproveRouteRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Routes.Prepare(request, Calls.CallerOf(context)));

    public override Task<RejectRouteResponse> RejectRoute(RejectRouteRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Routes.Prepare(request, Calls.CallerOf(context)));

    public override Task<ListRoutesResponse> ListRoutes(ListRoutesRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        checks.State(request.State);
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }

        return Task.FromResult(calls.Read((state, _) =>
        {
            var (routes, next) = page.Cut(
                from route in state.Routes.Committed
                where (request.State == RouteState.Unspecified || (RouteState)route.State == request.State) && (page.After is null || route.No < page.After)
                orderby route.No descending
                select route,
                route => route.No);
            var response = new ListRoutesResponse { NextPageToken = next };
            response.Routes.AddRange(routes.Select(route => RouteMessages.Of(StateView.OfCommitted(state), route)));
            return (Outcome<ListRoutesResponse>)response;
        }));
    }
}
