using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Fixture.Contract;
using CoalitionHub.Protos.Points.V1;
using static CoalitionHub.Core.Outcomes.Reason;

namespace CoalitionHub.Hub.Tests.Points.Packs;

/// <summary>What the staff can get wrong about packs of points, through the pipe.</summary>
public sealed class WrongPackCallTests(WorldFixture world) : WrongRequestTests<WrongPackCallTests>(world), IWrongRequests
{
    static WrongRequests IWrongRequests.Wrong { get; } = Table();

    private static WrongRequests Table()
    {
        var table = new WrongRequests
        {
            { "no points", (ProposePackRequest request) => request.Points = 0, AmountNotPositive, "points" },
            { "more points than there are", (ProposePackRequest request) => request.Points = long.MaxValue, AmountTooLarge, "points" },
            { "no currency", (ProposePackRequest request) => request.PointsCurrencyCode = "", FieldMissing, "points_currency_code" },
            { "a currency of nobody", (ProposePackRequest request) => request.PointsCurrencyCode = "NOBODYS", CurrencyUnknown },
            { "points for which it has no terms", (ProposePackRequest request) => request.PointsCurrencyCode = World.Nights, NoTermsInForce },
            { "a partner that pays otherwise", (ProposePackRequest request, World world) => request.PartnerId = world.Owner.PartnerId, NotPrepaid },
            { "a payment that paid for another pack", (ProposePackRequest request, World world) => Again(request, world), BankReferenceUsed },
            { "a pack approved before", (ApprovePackRequest request, World world) => world.Send(new ApprovePackRequest(request) { RequestId = HubPeople.NewRequest() }), NotProposed },
            { "a pack approved before", (RejectPackRequest request, World world) => world.Send(new ApprovePackRequest { RequestId = HubPeople.NewRequest(), PackId = request.PackId }), NotProposed },
            { "a partner of nobody", (ListPacksRequest request) => request.PartnerId = WrongRequests.Unknown("ptn"), PartnerNotFound },
        };
        table.AddStates<ListOwnPacksRequest>(request => request.State = (PackState)99);
        table.AddStates<ListPacksRequest>(request => request.State = (PackState)99);
        table.AddTexts<ProposePackRequest>("bank_reference", 140, (request, text) => request.BankReference = text, isRequired: false);
        table.AddIds<ProposePackRequest>("partner_id", "ptn", (request, id) => request.PartnerId = id, PartnerNotFound);
        table.AddIds<ApprovePackRequest>("pack_id", "pck", (request, id) => request.PackId = id, PackNotFound);
        table.AddIds<RejectPackRequest>("pack_id", "pck", (request, id) => request.PackId = id, PackNotFound);
        return table;
    }

    private static Task Again(ProposePackRequest request, World world) => world.Send(new ProposePackRequest(request) { RequestId = HubPeople.NewRequest() });
}
