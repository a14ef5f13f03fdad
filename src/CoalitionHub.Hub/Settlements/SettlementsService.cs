using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using Grpc.Core;
using Window = CoalitionHub.Core.Settlements.Window;

namespace CoalitionHub.Hub.Settlements;

/// <summary>What the calling partner and the coalition owe each other.</summary>
internal sealed class SettlementsService(Calls calls) : Protos.Settlements.V1.SettlementsService.SettlementsServiceBase
{
    public override Task<ListOwnWindowsResponse> ListOwnWindows(ListOwnWindowsRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }

        var partnerNo = Calls.CallerOf(context).PartnerNo;
        return Task.FromResult(calls.Read((state, _) =>
        {
            var view = StateView.OfCommitted(state);
            var (windows, next) = page.Cut(
                from window in state.Windows.Committed
                where (page.After is null || window.No < page.After) && view.Find(state.WindowParts, new PartKey(window.No, partnerNo)) is not null
                orderby window.No descending
                select window,
                window => window.No);
            var response = new ListOwnWindowsResponse { NextPageToken = next };
            response.Windows.AddRange(windows.Select(window => WindowMessages.ForPartner(view, window, partnerNo)));
            return (Outcome<ListOwnWindowsResponse>)response;
        }));
    }

    public override Task<GetOwnStatementResponse> GetOwnStatement(GetOwnStatementRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var windowNo = checks.IntId("window_id", Window.IdPrefix, request.WindowId);
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }

        var statement = calls.Read((state, _) => PartnerStatements.Find(StateView.OfCommitted(state), windowNo, Calls.CallerOf(context).PartnerNo));
        return Task.FromResult(new GetOwnStatementResponse { Statement = statement });
    }
}
