using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Points.V1;
using Google.Protobuf.WellKnownTypes;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Points;

/// <summary>What time does to points, by itself: they mature, they expire, holds end.</summary>
public sealed class PointsInTimeTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Pending_points_mature_on_their_day_or_when_they_are_released(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        var shop = await coalition.Join("shop", TermsRequests.Roomy(change: terms => terms.PendingDays = 14));
        var member = await shop.Enrol();

        var first = await shop.Points.EarnAsync(Till.Earn(member, 100_00));
        (first.Balance.Available, first.Balance.Pending).ShouldBe((0, 100));
        first.PendingUntilTime.ToDateTimeOffset().ShouldBe(new DateTimeOffset(hub.Now.AddDays(14).Date, TimeSpan.Zero));
        var second = await shop.Points.EarnAsync(Till.Earn(member, 40_00));
        await shop.Points.BurnAsync(hub.Burn(member, 1)).ShouldBeRefused(Reason.InsufficientPoints);

        var release = new ReleasePendingRequest { RequestId = HubPeople.NewRequest(), PurchaseId = second.PurchaseId };
        var released = await shop.Points.ReleasePendingAsync(release);
        (released.Points, released.Balance.Available, released.Balance.Pending).ShouldBe((40, 40, 100));
        (await shop.Points.ReleasePendingAsync(release)).ShouldBe(released);
        release.RequestId = HubPeople.NewRequest();
        await shop.Points.ReleasePendingAsync(release).ShouldBeRefused(Reason.NothingPending);

        hub.Clock.MoveTo(first.PendingUntilTime.ToDateTimeOffset().AddSeconds(-1));
        (await shop.Balance(member)).Available.ShouldBe(40);
        hub.Clock.MoveTo(first.PendingUntilTime.ToDateTimeOffset());
        (await shop.Balance(member)).Available.ShouldBe(140);
        (await shop.Points.BurnAsync(hub.Burn(member, 140))).Balance.Available.ShouldBe(0);
        await coalition.Checker.ShouldAddUp();
        hub.Verify().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Points_expire_by_themselves_with_the_money_that_was_paid_for_them(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        var shop = await coalition.Join("shop", TermsRequests.Roomy(change: terms => terms.ExpiryMonths = 1));
        var member = await shop.Enrol();
        await shop.Points.EarnAsync(Till.Earn(member, 70_00));
        var held = await shop.Points.AuthoriseBurnAsync(hub.Authorise(member, 20));
        (await shop.Balance(member)).Expiring.ShouldHaveSingleItem().ShouldBe(new ExpiringPoints { ExpiryDate = "2026-02-28", Points = 70 });

        // The hold ends before, and its points expire with the others.
        hub.Clock.MoveTo(new DateTimeOffset(2026, 2, 28, 23, 59, 59, TimeSpan.Zero));
        await HubTimes.Until(() => shop.Balance(member), balance => balance.Held == 0);
        await shop.Points.CaptureBurnAsync(new CaptureBurnRequest { RequestId = HubPeople.NewRequest(), HoldId = held.HoldId }).ShouldBeRefused(Reason.HoldExpired);
        (await shop.Balance(member)).Available.ShouldBe(70);

        hub.Clock.MoveTo(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
        (await shop.Balance(member)).Available.ShouldBe(0);
        var expired = await HubTimes.Until(() => shop.Events(), events => events.Any(one => one.Transfer?.Kind == EntryKind.Expiry));
        expired.Single(one => one.Transfer?.Kind == EntryKind.Expiry).Transfer.Points.ShouldBe(70);
        var rows = await coalition.Checker.ShouldAddUp();
        rows.Single(row => row.AccountKind == Protos.Ledger.V1.AccountKind.Breakage && row.CurrencyCode == "POINTS").CreditsPosted.ShouldBe(70);
        rows.Single(row => row.AccountKind == Protos.Ledger.V1.AccountKind.Breakage && row.CurrencyCode == "HKD").CreditsPosted.ShouldBe(70 * 5_000);
        hub.Verify().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_hold_ends_by_itself_and_its_points_are_free_again(Store store)
    {
        var coalition = await TestCoalition.StartAsync(store);
        await using var hub = coalition.Hub;
        var shop = await coalition.Join("shop", TermsRequests.Roomy());
        var member = await shop.Enrol();
        await shop.Points.EarnAsync(Till.Earn(member, 90_00));
        var request = hub.Authorise(member, 60);
        request.HoldDuration = Duration.FromTimeSpan(TimeSpan.FromHours(1));
        var held = await shop.Points.AuthoriseBurnAsync(request);
        held.ExpiresTime.ToDateTimeOffset().ShouldBe(hub.Now.AddHours(1));
        (held.Balance.Available, (await shop.Balance(member)).Held).ShouldBe((30, 60));
        held.PurchaseId.ShouldNotBeEmpty();

        hub.Clock.MoveTo(hub.Now.AddHours(1));
        await HubTimes.Until(() => shop.Balance(member), balance => balance is { Held: 0, Available: 90 });

        var events = (await shop.Events()).Where(one => one.Transfer is not null).Select(one => one.Transfer).ToList();
        events.Select(one => one.Kind).ShouldBe([EntryKind.Earn, EntryKind.Hold, EntryKind.HoldReleased]);
        events.Select(one => one.HoldId).ShouldBe(["", held.HoldId, held.HoldId]);
        var purchase = (await shop.Purchases.GetPurchaseAsync(new Protos.Purchases.V1.GetPurchaseRequest { PurchaseId = held.PurchaseId })).Purchase;
        (purchase.Points, purchase.HoldId).ShouldBe((0, held.HoldId));
        hub.Verify().ShouldBeEmpty();
    }
}
