using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Programmes.V1;

namespace CoalitionHub.Hub.Tests.Fixture.Contract;

internal static partial class GoodRequests
{
    private static void AddPacks()
    {
        Add(async world => new ProposePackRequest { RequestId = NewId(), PartnerId = await Prepaid(world), PointsCurrencyCode = "POINTS", Points = 1_000, BankReference = NewId() });
        Add(async world => new ApprovePackRequest { RequestId = NewId(), PackId = await ProposedPack(world) });
        Add(async world => new RejectPackRequest { RequestId = NewId(), PackId = await ProposedPack(world) });
        Add(_ => new ListPacksRequest());
        Add(_ => new ListOwnPacksRequest());
    }

    /// <summary>A partner of its own, so that the terms of the others stay what they are.</summary>
    private static async Task<string> Prepaid(World world)
    {
        var partner = await world.Hub.AddNamedPartner(HubCredentials.NewCode());
        await partner.AddTerms(world.Maker, world.Checker, TermsRequests.Roomy(FundingModel.Prepaid));
        return partner.PartnerId;
    }

    private static async Task<string> ProposedPack(World world) =>
        (await new PacksAdminService.PacksAdminServiceClient(world.Maker.Calls).ProposePackAsync(await Make<ProposePackRequest>(world))).Pack.PackId;
}
