using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Partners.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Programmes.V1;
using CoalitionHub.Protos.Settlements.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Points.Packs;

/// <summary>A prepaid partner's packs, through the real pipe, on each store.</summary>
public sealed class PackFlowTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Packs_are_bought_used_up_given_back_and_on_the_statement(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        var shop = await JoinPrepaid(coalition);
        var member = await shop.Enrol();
        await shop.Points.EarnAsync(Till.Earn(member, 1_00)).ShouldBeRefused(Reason.PacksUsedUp);

        var first = await Buy(coalition, shop, 1_000);
        (await Buy(coalition, shop, 2_000)).Price.MinorUnits.ShouldBe(900, "1,000 points at 5,000 micros and 1,000 at 4,000");
        first.Price.MinorUnits.ShouldBe(500);
        var earned = await shop.Points.EarnAsync(Till.Earn(member, 2_500_00));
        await hub.RestartAsync();
        await shop.Points.EarnAsync(Till.Earn(member, 501_00)).ShouldBeRefused(Reason.PacksUsedUp);
        await shop.Points.EarnAsync(Till.Earn(member, 500_00));
        await shop.Points.ReverseAsync(new ReverseRequest { RequestId = HubPeople.NewRequest(), PurchaseId = earned.PurchaseId, ReturnReference = "back" });

        (await Packs(coalition).ListPacksAsync(new ListPacksRequest { PartnerId = shop.PartnerId })).Packs.Select(pack => (pack.Points, pack.PointsLeft)).ShouldBe([(2_000, 2_000), (1_000, 500)]);
        using var client = hub.ClientOf(shop);
        var seen = (await client.Settlements.ListPacksAsync().GetPageAsync()).Items;
        seen.Select(pack => (pack.Points, pack.PointsLeft, pack.Price.MinorUnits)).ShouldBe([(2_000, 2_000, 900), (1_000, 500, 500)]);
        using var other = hub.ClientOf(coalition.Grocer);
        (await other.Settlements.ListPacksAsync().GetPageAsync()).Items.ShouldBeEmpty();
        var raw = await new PacksService.PacksServiceClient(shop.Calls).ListOwnPacksAsync(new ListOwnPacksRequest { State = PackState.Approved });
        raw.Packs.ShouldAllBe(pack => pack.ProposedBy == "" && pack.DecidedBy == "");
        (await new PartnersAdminService.PartnersAdminServiceClient(coalition.Maker.Calls).ListAlertsAsync(new ListAlertsRequest { PartnerId = shop.PartnerId }))
            .Alerts.Select(alert => alert.Kind).ShouldContain(AlertKind.PacksLow);
        await coalition.Checker.ShouldAddUp();
        var statement = await Statement(coalition, shop);
        statement.Lines.Select(line => (line.Kind, line.Points, line.OwedMicros - line.DueMicros)).ShouldBe(
        [
            (StatementLineKind.Issued, 3_000, 0),
            (StatementLineKind.IssuedReversed, 2_500, 0),
            (StatementLineKind.Fee, 500, 25_000),
            (StatementLineKind.PacksBought, 3_000, 0),
            (StatementLineKind.PackPointsUsed, 3_000, 0),
            (StatementLineKind.PackPointsReturned, 2_500, 0),
        ]);
        (statement.NetMicros, statement.NetDirection).ShouldBe((25_000, NetDirection.PartnerPays));
    }

    [Fact]
    public async Task Earns_that_come_at_once_never_give_more_than_the_packs_have()
    {
        var coalition = await TestCoalition.StartAsync(Store.Sqlite);
        await using var hub = coalition.Hub;
        var shop = await JoinPrepaid(coalition);
        var member = await shop.Enrol();
        await Buy(coalition, shop, 1_000);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(async _ =>
        {
            try
            {
                return (await shop.Points.EarnAsync(Till.Earn(member, 70_00))).Points;
            }
            catch (Grpc.Core.RpcException)
            {
                return 0;
            }
        }));

        answers.Sum().ShouldBe(14 * 70);
        (await Packs(coalition).ListPacksAsync(new ListPacksRequest())).Packs.ShouldHaveSingleItem().PointsLeft.ShouldBe(20);
    }

    [Fact]
    public async Task Selling_a_pack_takes_two_people_and_the_same_request_sells_one()
    {
        var coalition = await TestCoalition.StartAsync(Store.Sqlite);
        await using var hub = coalition.Hub;
        var shop = await JoinPrepaid(coalition);
        var both = await hub.AddNamedPerson("Both", Protos.Staff.V1.Role.FinanceMaker);
        var propose = Proposal(shop, 1_000);
        var proposed = (await Packs(coalition).ProposePackAsync(propose)).Pack;

        (await Packs(coalition).ProposePackAsync(propose)).Pack.ShouldBe(proposed);
        await new PacksAdminService.PacksAdminServiceClient(both.Calls).ApprovePackAsync(new ApprovePackRequest { RequestId = HubPeople.NewRequest(), PackId = proposed.PackId })
            .ShouldBeRefused(Reason.RoleMissing);
        await Packs(coalition).ProposePackAsync(new ProposePackRequest(propose) { RequestId = HubPeople.NewRequest() }).ShouldBeRefused(Reason.BankReferenceUsed);
    }

    private static Task<TestPartner> JoinPrepaid(TestCoalition coalition) => coalition.Join("prepaid", TermsRequests.Roomy(FundingModel.Prepaid, terms =>
    {
        terms.IssuePriceRanges.Add(new PriceRange { FromPoints = 1_001, Price = TermsRequests.Of(4_000, 1) });
        terms.PackReorderPoints = 1_000;
    }));

    private static PacksAdminService.PacksAdminServiceClient Packs(TestCoalition coalition) => new(coalition.Maker.Calls);

    private static ProposePackRequest Proposal(TestPartner partner, long points) => new()
    {
        RequestId = HubPeople.NewRequest(),
        PartnerId = partner.PartnerId,
        PointsCurrencyCode = "POINTS",
        Points = points,
        BankReference = HubPeople.NewRequest(),
    };

    private static async Task<Pack> Buy(TestCoalition coalition, TestPartner partner, long points)
    {
        var proposed = (await Packs(coalition).ProposePackAsync(Proposal(partner, points))).Pack;
        proposed.State.ShouldBe(PackState.Proposed);
        return (await new PacksAdminService.PacksAdminServiceClient(coalition.Checker.Calls).ApprovePackAsync(
            new ApprovePackRequest { RequestId = HubPeople.NewRequest(), PackId = proposed.PackId })).Pack;
    }

    private static async Task<Statement> Statement(TestCoalition coalition, TestPartner partner)
    {
        var making = coalition.Maker.Settlements;
        var windowId = (await making.CloseWindowAsync(new CloseWindowRequest { RequestId = HubPeople.NewRequest() })).ClosedWindow.WindowId;
        var window = (await making.CalculateWindowAsync(new CalculateWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = windowId })).Window;
        window.HubShares.Single(share => share.Account == HubAccount.Packs).AmountMicros.ShouldBe(500 * 5_000);
        await coalition.Checker.Settlements.ApproveWindowAsync(new ApproveWindowRequest { RequestId = HubPeople.NewRequest(), WindowId = windowId });
        return (await making.GetStatementAsync(new GetStatementRequest { WindowId = windowId, PartnerId = partner.PartnerId })).Statement;
    }
}
