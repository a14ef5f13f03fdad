using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Points.V1;
using Grpc.Core;
using V1 = CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.Hub.Points.Packs;

/// <summary>Packs of points, for the coalition's finance people.</summary>
internal sealed class PacksAdminService(Calls calls) : V1.PacksAdminService.PacksAdminServiceBase
{
    public override Task<ProposePackResponse> ProposePack(ProposePackRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, PackChanges.Prepare(request, Calls.CallerOf(context)));

    public override Task<ApprovePackResponse> ApprovePack(ApprovePackRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, PackChanges.Prepare(request, Calls.CallerOf(context)));

    public override Task<RejectPackResponse> RejectPack(RejectPackRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, PackChanges.Prepare(request, Calls.CallerOf(context)));

    public override Task<ListPacksResponse> ListPacks(ListPacksRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        checks.State(request.State);
        var partnerNo = request.PartnerId.Length == 0 ? (int?)null : checks.IntId("partner_id", Core.Partners.Partner.IdPrefix, request.PartnerId);
        if (checks.Refusal is { } wrong)
        {
            throw new RefusalException(wrong);
        }

        var own = Calls.CallerOf(context).PartnerNo;
        return Task.FromResult(calls.Read((state, _) =>
        {
            if (partnerNo is { } no && (!state.IsPartner(no) || (own != 0 && no != own)))
            {
                return new Refusal(Reason.PartnerNotFound, "There is no such partner.");
            }

            var (packs, next) = PackLists.Of(state, page, request.State, own == 0 ? partnerNo : own);
            var response = new ListPacksResponse { NextPageToken = next };
            response.Packs.AddRange(packs.Select(pack => PackChanges.Of(StateView.OfCommitted(state), pack)));
            return (Outcome<ListPacksResponse>)response;
        }));
    }
}
