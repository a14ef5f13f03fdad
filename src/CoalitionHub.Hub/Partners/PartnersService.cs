using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Partners.V1;
using Grpc.Core;
using V1 = CoalitionHub.Protos.Partners.V1;

namespace CoalitionHub.Hub.Partners;

/// <summary>A partner about itself.</summary>
internal sealed class PartnersService(Calls calls) : V1.PartnersService.PartnersServiceBase
{
    public override Task<GetOwnPartnerResponse> GetOwnPartner(GetOwnPartnerRequest request, ServerCallContext context)
    {
        var partnerNo = Calls.CallerOf(context).PartnerNo;
        return Task.FromResult(calls.Read((state, _) => state.Partners.TryGetCommitted(partnerNo, out var partner)
            ? new GetOwnPartnerResponse { Partner = PartnerMessages.Of(StateView.OfCommitted(state), partner) }
            : (Core.Outcomes.Outcome<GetOwnPartnerResponse>)PartnerLists.NotFound));
    }
}
