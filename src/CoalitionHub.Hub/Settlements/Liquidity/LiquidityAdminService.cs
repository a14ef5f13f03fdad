using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using Grpc.Core;

namespace CoalitionHub.Hub.Settlements;

/// <summary>Deposits, withdrawals, and what every partner has with the coalition.</summary>
internal sealed class LiquidityAdminService(Calls calls, PositionPaces paces) : Protos.Settlements.V1.LiquidityAdminService.LiquidityAdminServiceBase
{
    public override Task<ProposeLiquidityMovementResponse> ProposeLiquidityMovement(ProposeLiquidityMovementRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, LiquidityChanges.Prepare(request, Calls.CallerOf(context)));

    public override Task<ApproveLiquidityMovementResponse> ApproveLiquidityMovement(ApproveLiquidityMovementRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, LiquidityChanges.Prepare(request, Calls.CallerOf(context)));

    public override Task<RejectLiquidityMovementResponse> RejectLiquidityMovement(RejectLiquidityMovementRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, LiquidityChanges.Prepare(request, Calls.CallerOf(context)));

    public override Task<ListLiquidityMovementsResponse> ListLiquidityMovements(ListLiquidityMovementsRequest request, ServerCallContext context)
    {
        var page = ListPage.Of(request, checks => checks.State(request.State));
        return Task.FromResult(calls.Read((state, _) =>
        {
            var (movements, next) = page.Cut(
                from movement in state.LiquidityMovements.Committed
                where (request.State == LiquidityMovementState.Unspecified || (LiquidityMovementState)movement.State == request.State) &&
                      (page.After is null || movement.No < page.After)
                orderby movement.No descending
                select movement,
                movement => movement.No);
            var response = new ListLiquidityMovementsResponse { NextPageToken = next };
            response.Movements.AddRange(movements.Select(movement => LiquidityMessages.Of(StateView.OfCommitted(state), movement)));
            return (Outcome<ListLiquidityMovementsResponse>)response;
        }));
    }

    public override Task<ListPositionsResponse> ListPositions(ListPositionsRequest request, ServerCallContext context)
    {
        var page = ListPage.Of(request, _ => { });
        var caller = Calls.CallerOf(context);
        return Task.FromResult(calls.Read((state, moment) =>
        {
            var own = StaffView.PartnerSeenBy(state, caller);
            var (partners, next) = page.Cut(
                from partner in state.Partners.Committed
                where (own == 0 || partner.No == own) && (page.After is null || partner.No > page.After)
                orderby partner.No
                select partner,
                partner => partner.No);
            var response = new ListPositionsResponse { NextPageToken = next };
            response.Positions.AddRange(partners.Select(partner => LiquidityMessages.Of(state, paces, partner.No, moment.NowMicros)));
            return (Outcome<ListPositionsResponse>)response;
        }));
    }
}
