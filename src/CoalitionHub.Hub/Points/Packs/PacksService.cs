using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Points.V1;
using Grpc.Core;
using V1 = CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.Hub.Points.Packs;

/// <summary>Packs of points, for the partner that buys them.</summary>
internal sealed class PacksService(Calls calls) : V1.PacksService.PacksServiceBase
{
    public override Task<ListOwnPacksResponse> ListOwnPacks(ListOwnPacksRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        checks.State(request.State);
        if (checks.Refusal is { } wrong)
        {
            throw new RefusalException(wrong);
        }

        var partnerNo = Calls.CallerOf(context).PartnerNo;
        return Task.FromResult(calls.Read((state, _) =>
        {
            var (packs, next) = PackLists.Of(state, page, request.State, partnerNo);
            var response = new ListOwnPacksResponse { NextPageToken = next };
            response.Packs.AddRange(packs.Select(pack => Outside(PackChanges.Of(StateView.OfCommitted(state), pack))));
            return (Outcome<ListOwnPacksResponse>)response;
        }));
    }

    /// <summary>Who of the coalition's staff sold it is not the partner's business.</summary>
    private static Pack Outside(Pack pack)
    {
        pack.ProposedBy = "";
        pack.DecidedBy = "";
        return pack;
    }
}
