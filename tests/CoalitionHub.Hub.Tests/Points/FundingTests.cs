using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Ledger.V1;
using CoalitionHub.Protos.Partners.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Programmes.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Points;

/// <summary>The money behind points: who pays when, how much a partner may owe, and how debt is repaid.</summary>
public sealed class FundingTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Points_are_paid_for_when_they_are_issued_or_when_they_are_burnt(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        var early = await coalition.Join("early", TermsRequests.Roomy(FundingModel.AtIssuance));
        var late = await coalition.Join("late", TermsRequests.Roomy(FundingModel.AtRedemption));
        var (first, second) = (await early.Enrol(), await late.Enrol());

        await early.Points.EarnAsync(Till.Earn(first, 100_00));
        await late.Points.EarnAsync(Till.Earn(second, 100_00));
        (await Position(early), await Position(late), await Money(AccountKind.Fund)).ShouldBe((-100 * 5_000, 0, 100 * 5_000));

        await late.Points.BurnAsync(hub.Burn(first, 100));
        (await Position(early), await Position(late), await Money(AccountKind.Fund)).ShouldBe((-100 * 5_000, 100 * 4_800, 100 * 200));
        await early.Points.BurnAsync(hub.Burn(second, 100));
        (await Position(early), await Position(late), await Money(AccountKind.Fund)).ShouldBe((-100 * 200, 0, 100 * 200));
        hub.Verify().ShouldBeEmpty();

        async Task<long> Position(TestPartner partner)
        {
            var accounts = await coalition.Checker.Ledger.ListAccountsAsync(new ListAccountsRequest { Kind = AccountKind.Position, PartnerId = partner.PartnerId });
            return accounts.Accounts.Sum(account => account.CreditsPosted - account.DebitsPosted);
        }

        async Task<long> Money(AccountKind kind) =>
            (await coalition.Checker.ShouldAddUp()).Where(row => row.AccountKind == kind && row.CurrencyCode == "HKD").Sum(row => row.CreditsPosted - row.DebitsPosted);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_net_debit_cap_stops_an_earn_but_not_what_an_offline_till_reports_nor_a_burn(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        var shop = await coalition.Join("shop", TermsRequests.Roomy(FundingModel.AtRedemption, terms => terms.NetDebitCap.MinorUnits = 50));
        var member = await shop.Enrol();
        await shop.Points.EarnAsync(Till.Earn(member, 100_00));

        await shop.Points.EarnAsync(Till.Earn(member, 1_00)).ShouldBeRefused(Reason.NetDebitCapExceeded);
        var offline = Till.Earn(member, 30_00);
        offline.Offline = true;
        (await shop.Points.EarnAsync(offline)).Balance.Available.ShouldBe(130);
        var alerts = (await new PartnersAdminService.PartnersAdminServiceClient(coalition.Maker.Calls).ListAlertsAsync(new ListAlertsRequest { PartnerId = shop.PartnerId })).Alerts;
        alerts.ShouldHaveSingleItem().PartnerId.ShouldBe(shop.PartnerId);

        (await shop.Points.BurnAsync(hub.Burn(member, 130))).Balance.Available.ShouldBe(0);
        hub.Verify().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Debt_is_repaid_by_the_next_earn(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        var shop = await coalition.Join("shop", TermsRequests.Roomy());
        var other = await coalition.Join("other", TermsRequests.Roomy(FundingModel.AtRedemption));
        var member = await shop.Enrol();
        var earned = await shop.Points.EarnAsync(Till.Earn(member, 80_00));
        await shop.Points.BurnAsync(hub.Burn(member, 80));
        var back = await shop.Points.ReverseAsync(new ReverseRequest { RequestId = HubPeople.NewRequest(), PurchaseId = earned.PurchaseId, ReturnReference = "back" });
        (back.PointsFromDebt, back.Balance.Debt).ShouldBe((80, 80));

        (await other.Points.EarnAsync(Till.Earn(member, 50_00))).Balance.Debt.ShouldBe(30);
        var next = await shop.Points.EarnAsync(Till.Earn(member, 50_00));
        (next.Points, next.Balance.Available, next.Balance.Debt).ShouldBe((50, 20, 0));
        await coalition.Checker.ShouldAddUp();
        hub.Verify().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_preview_changes_nothing_and_says_what_the_earn_then_does(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        var shop = await coalition.Join("shop", TermsRequests.Roomy(change: terms => terms.PendingDays = 3));
        var member = await shop.Enrol();
        var earn = Till.Earn(member, 123_45);
        var head = await coalition.Checker.Ledger.GetHeadAsync(new GetHeadRequest());

        var preview = await shop.Points.PreviewEarnAsync(new PreviewEarnRequest { Member = member, Receipt = earn.Receipt });
        (await coalition.Checker.Ledger.GetHeadAsync(new GetHeadRequest())).Digest.ShouldBe(head.Digest);
        (await shop.Balance(member)).Pending.ShouldBe(0);
        var earned = await shop.Points.EarnAsync(earn);

        (preview.Points, preview.PendingUntilTime, preview.TermsId).ShouldBe((earned.Points, earned.PendingUntilTime, earned.TermsId));
        (await shop.Balance(member)).Expiring.ShouldBe([new ExpiringPoints { ExpiryDate = preview.ExpiryDate, Points = preview.Points }]);
    }
}
