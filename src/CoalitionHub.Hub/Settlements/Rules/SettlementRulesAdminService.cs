using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using Grpc.Core;

namespace CoalitionHub.Hub.Settlements;

/// <summary>How the coalition settles.</summary>
internal sealed class SettlementRulesAdminService(Calls calls) : Protos.Settlements.V1.SettlementRulesAdminService.SettlementRulesAdminServiceBase
{
    public override Task<ProposeSettlementRulesResponse> ProposeSettlementRules(ProposeSettlementRulesRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, RulesChanges.Prepare(request, Calls.CallerOf(context)));

    public override Task<ApproveSettlementRulesResponse> ApproveSettlementRules(ApproveSettlementRulesRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, RulesChanges.Prepare(request, Calls.CallerOf(context)));

    public override Task<RejectSettlementRulesResponse> RejectSettlementRules(RejectSettlementRulesRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, RulesChanges.Prepare(request, Calls.CallerOf(context)));

    public override Task<ListSettlementRulesResponse> ListSettlementRules(ListSettlementRulesRequest request, ServerCallContext context)
    {
        var page = ListPage.Of(request, checks => checks.State(request.State));
        return Task.FromResult(calls.Read((state, moment) =>
        {
            var (versions, next) = page.Cut(
                from version in state.SettlementRules.Committed
                where (request.State == SettlementRulesState.Unspecified || (SettlementRulesState)version.State == request.State) && (page.After is null || version.No < page.After)
                orderby version.No descending
                select version,
                version => version.No);
            var response = new ListSettlementRulesResponse { NextPageToken = next };
            response.Versions.AddRange(versions.Select(version => RulesMessages.Of(StateView.OfCommitted(state), version, moment.NowMicros)));
            return (Outcome<ListSettlementRulesResponse>)response;
        }));
    }
}
