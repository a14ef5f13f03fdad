using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Points;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Ledger.V1;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Purchases.V1;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Points;

/// <summary>What the contract says of answers, and is easily forgotten.</summary>
public sealed class PointsAnswerTests(Coalitions coalitions) : IClassFixture<Coalitions>
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task An_authorised_burn_names_its_purchase_and_the_purchase_its_hold_also_once_it_is_captured(Store store)
    {
        var coalition = await coalitions.On(store);
        var grocer = await coalition.Join(HubCredentials.NewCode(), TermsRequests.Roomy());
        var member = await grocer.Enrol();
        await grocer.Points.EarnAsync(Till.Earn(member, 10_000));

        var authorised = await grocer.Points.AuthoriseBurnAsync(coalition.Hub.Authorise(member, 50));
        (await Purchase(grocer, authorised.PurchaseId)).HoldId.ShouldBe(authorised.HoldId);
        // Time passes between the two: the hold's id stays what it was.
        coalition.Hub.Clock.MoveTo(coalition.Hub.Now.AddSeconds(1));
        var captured = await grocer.Points.CaptureBurnAsync(new CaptureBurnRequest { RequestId = HubPeople.NewRequest(), HoldId = authorised.HoldId, Points = 20 });

        captured.PurchaseId.ShouldBe(authorised.PurchaseId);
        var purchase = await Purchase(grocer, authorised.PurchaseId);
        (purchase.HoldId, purchase.Points).ShouldBe((authorised.HoldId, 20));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_currency_asked_for_by_code_is_there_even_if_the_member_never_had_any(Store store)
    {
        var coalition = await coalitions.On(store);
        var member = await coalition.Grocer.Enrol();

        (await Balances(coalition, member, "MILES")).ShouldHaveSingleItem().ShouldBe(new Balance { CurrencyCode = "MILES" });
        (await Balances(coalition, member, "")).ShouldBeEmpty();
        await coalition.Grocer.Points.GetBalanceAsync(new GetBalanceRequest { Member = member, CurrencyCode = "NOSUCH" }).ShouldBeRefused(Reason.CurrencyUnknown);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_preview_under_a_reference_that_was_used_is_refused_as_the_earn_would_be(Store store)
    {
        var coalition = await coalitions.On(store);
        var member = await coalition.Grocer.Enrol();
        var earn = Till.Earn(member, 10_000);
        await coalition.Grocer.Points.EarnAsync(earn);
        var preview = new PreviewEarnRequest { Member = member, Receipt = earn.Receipt };

        await coalition.Grocer.Points.PreviewEarnAsync(preview).ShouldBeRefused(Reason.PurchaseAlreadyRecorded);
        preview.Receipt.MerchantReference = "";
        (await coalition.Grocer.Points.PreviewEarnAsync(preview)).Points.ShouldBe(100);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Goodwill_gives_and_never_takes(Store store)
    {
        var coalition = await coalitions.On(store);
        var member = (await coalition.Grocer.Members.EnrolMemberAsync(new EnrolMemberRequest { RequestId = HubPeople.NewRequest() })).Member;
        var proposal = new ProposeAdjustmentRequest
        {
            RequestId = HubPeople.NewRequest(),
            MemberId = member.MemberId,
            CurrencyCode = "POINTS",
            Points = 5,
            Direction = Direction.Debit,
            Kind = AdjustmentKind.Goodwill,
            FundingPartnerId = coalition.Grocer.PartnerId,
            Reason = "Because.",
        };

        (await coalition.Maker.Points.ProposeAdjustmentAsync(proposal).ShouldBeRefused(Reason.FieldInvalid)).Fields().ShouldBe(["direction"]);
        proposal.Direction = Direction.Credit;
        (await coalition.Maker.Points.ProposeAdjustmentAsync(proposal)).Adjustment.State.ShouldBe(AdjustmentState.Proposed);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_hold_and_the_points_it_pinned_expire_in_one_look(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        var grocer = await coalition.Join("till", TermsRequests.Roomy(change: terms =>
        {
            (terms.ExpiryMonths, terms.HoldMaxDuration) = (1, Duration.FromTimeSpan(TimeSpan.FromDays(60)));
        }));
        var member = await grocer.Enrol();
        await grocer.Points.EarnAsync(Till.Earn(member, 10_000));
        var hold = await grocer.Points.AuthoriseBurnAsync(hub.Authorise(member, 100));

        hub.Clock.MoveTo(hold.ExpiresTime.ToDateTimeOffset());
        await hub.Services.GetServices<IHostedService>().OfType<Sweeper>().Single().Sweep();

        var rows = await coalition.Checker.ShouldAddUp();
        rows.Single(row => row.AccountKind == AccountKind.Breakage && row.CurrencyCode == "POINTS").CreditsPosted.ShouldBe(100);
        await grocer.Points.CaptureBurnAsync(new CaptureBurnRequest { RequestId = HubPeople.NewRequest(), HoldId = hold.HoldId }).ShouldBeRefused(Reason.HoldExpired);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Points_that_a_late_void_sets_free_expire_on_the_next_look(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        var grocer = await coalition.Join("till", TermsRequests.Roomy(change: terms =>
        {
            (terms.ExpiryMonths, terms.HoldMaxDuration) = (1, Duration.FromTimeSpan(TimeSpan.FromDays(90)));
        }));
        var member = await grocer.Enrol();
        await grocer.Points.EarnAsync(Till.Earn(member, 10_000));
        var hold = await grocer.Points.AuthoriseBurnAsync(hub.Authorise(member, 100));
        hub.Clock.MoveTo(hub.Now.AddDays(70));
        var sweeper = hub.Services.GetServices<IHostedService>().OfType<Sweeper>().Single();
        await sweeper.Sweep();

        await grocer.Points.VoidBurnAsync(new VoidBurnRequest { RequestId = HubPeople.NewRequest(), HoldId = hold.HoldId });
        (await Purchase(grocer, hold.PurchaseId)).HoldId.ShouldBe(hold.HoldId);
        await sweeper.Sweep();

        var rows = await coalition.Checker.ShouldAddUp();
        rows.Single(row => row.AccountKind == AccountKind.Breakage && row.CurrencyCode == "POINTS").CreditsPosted.ShouldBe(100);
        hub.Verify().ShouldBeEmpty();
    }

    private static async Task<Purchase> Purchase(TestPartner partner, string purchaseId) =>
        (await partner.Purchases.GetPurchaseAsync(new GetPurchaseRequest { PurchaseId = purchaseId })).Purchase;

    private static async Task<IEnumerable<Balance>> Balances(TestCoalition coalition, MemberSelector member, string currency) =>
        (await coalition.Grocer.Points.GetBalanceAsync(new GetBalanceRequest { Member = member, CurrencyCode = currency })).Balances;
}
