using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Partners.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Programmes.V1;
using CoalitionHub.Protos.Settlements.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Settlements.Banking;

/// <summary>Packs and deposits that a bank file shows, through the real pipe, on each store.</summary>
public sealed class PaidAheadFlowTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_pack_is_ordered_by_two_people_and_paid_by_the_bank_s_file(Store store)
    {
        await using var desk = await FinanceDesk.OpenAsync(store);
        await desk.PutAccountsAsync();
        var shop = await desk.Coalition.Join("prepaid", TermsRequests.Roomy(FundingModel.Prepaid));
        var member = await shop.Enrol();
        var pack = await Order(desk, shop);
        (pack.State, pack.Price.MinorUnits, pack.BankReference).ShouldBe((PackState.AwaitingPayment, 500, ""));
        await shop.Points.EarnAsync(Till.Earn(member, 1_00)).ShouldBeRefused(Reason.PacksUsedUp);

        var imported = await desk.ImportAsync(new CamtSample(
            Dialect.New,
            new SampleEntry("4.99", true, new SampleDetail(Reference: pack.CreditorReference)) { Reference = "1" },
            new SampleEntry("5.00", true, new SampleDetail(Remittance: $"pack {pack.CreditorReference}")) { Reference = "2" },
            new SampleEntry("5.00", true, new SampleDetail(Reference: pack.CreditorReference)) { Reference = "3" }));

        imported.Entries.Select(entry => (entry.Verdict, entry.PackId, entry.PartnerId)).ShouldBe(
        [
            (BankEntryVerdict.AmountMismatch, pack.PackId, shop.PartnerId),
            (BankEntryVerdict.Settled, pack.PackId, shop.PartnerId),
            (BankEntryVerdict.Duplicate, pack.PackId, shop.PartnerId),
        ]);
        await desk.Coalition.Hub.RestartAsync();
        await shop.Points.EarnAsync(Till.Earn(member, 600_00));
        var paid = (await desk.Coalition.Maker.Packs.ListPacksAsync(new ListPacksRequest { State = PackState.Approved })).Packs.ShouldHaveSingleItem();
        (paid.PointsLeft, paid.BankReference).ShouldBe((400, imported.Entries[1].BankReference));
        var alert = (await new PartnersAdminService.PartnersAdminServiceClient(desk.Coalition.Maker.Calls).ListAlertsAsync(new ListAlertsRequest { PartnerId = shop.PartnerId })).Alerts.ShouldHaveSingleItem();
        alert.Kind.ShouldBe(AlertKind.BankAmountMismatch);
        await desk.Coalition.Checker.ShouldAddUp();
        desk.Coalition.Hub.Verify().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_deposit_waits_for_the_checker_and_the_same_file_again_proposes_it_once(Store store)
    {
        await using var desk = await FinanceDesk.OpenAsync(store);
        await desk.PutAccountsAsync();
        var grocer = desk.Coalition.Grocer;
        var reference = (await grocer.Liquidity.GetOwnPositionAsync(new GetOwnPositionRequest())).Position.DepositReference;
        var sample = new CamtSample(Dialect.Notification, new SampleEntry("70.00", true, new SampleDetail(Reference: reference)) { Reference = "1" });

        var entry = (await desk.ImportAsync(sample)).Entries.ShouldHaveSingleItem();
        (await desk.ImportAsync(sample)).Entries.ShouldHaveSingleItem().ShouldBe(entry);

        (entry.Verdict, entry.PartnerId, entry.PaymentId).ShouldBe((BankEntryVerdict.Proposed, grocer.PartnerId, ""));
        await desk.Coalition.Hub.RestartAsync();
        var movement = (await desk.Coalition.Maker.Liquidity.ListLiquidityMovementsAsync(new ListLiquidityMovementsRequest())).Movements.ShouldHaveSingleItem();
        (movement.MovementId, movement.State, movement.Amount.MinorUnits, movement.ProposedBy).ShouldBe(
            (entry.MovementId, LiquidityMovementState.Proposed, 7_000, desk.Coalition.Maker.StaffId));
        (await grocer.Liquidity.GetOwnPositionAsync(new GetOwnPositionRequest())).Position.PrefundMicros.ShouldBe(0);
        await desk.Coalition.Checker.Liquidity.ApproveLiquidityMovementAsync(new ApproveLiquidityMovementRequest { RequestId = FinanceDesk.Id, MovementId = entry.MovementId });
        (await grocer.Liquidity.GetOwnPositionAsync(new GetOwnPositionRequest())).Position.PrefundMicros.ShouldBe(70_000_000);
        desk.Coalition.Hub.Verify().ShouldBeEmpty();
    }

    private static async Task<Pack> Order(FinanceDesk desk, TestPartner shop)
    {
        var proposed = (await desk.Coalition.Maker.Packs.ProposePackAsync(
            new ProposePackRequest { RequestId = FinanceDesk.Id, PartnerId = shop.PartnerId, PointsCurrencyCode = "POINTS", Points = 1_000 })).Pack;
        return (await desk.Coalition.Checker.Packs.ApprovePackAsync(new ApprovePackRequest { RequestId = FinanceDesk.Id, PackId = proposed.PackId })).Pack;
    }
}
