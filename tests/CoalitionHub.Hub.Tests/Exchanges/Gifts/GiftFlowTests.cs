using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Exchanges;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Protos.Points.V1;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;
using GiftsService = CoalitionHub.Protos.Exchanges.V1.GiftsService;

namespace CoalitionHub.Hub.Tests.Exchanges;

/// <summary>Gifts through the real pipe, on each store.</summary>
public sealed class GiftFlowTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_gift_waits_can_be_taken_back_and_is_delivered_when_its_time_is_over(Store store)
    {
        await using var market = await Market.OpenAsync(store);
        var gifts = new GiftsService.GiftsServiceClient(market.Hotel.Calls);
        await market.OpenRouteAsync(Rules(market));
        var (giver, receiver) = (await market.GuestAsync(1_000), await market.GuestAsync(1));

        var request = Gift(market, giver, receiver, 300);
        var given = (await gifts.GivePointsAsync(request)).Gift;
        (given.State, given.Points, given.UndoUntilTime.Seconds - given.GivenTime.Seconds).ShouldBe((GiftState.InUndoWindow, 300, 3_600));
        given.UndoReasons.ShouldBe([UndoReason.AbovePoints]);
        (await gifts.GivePointsAsync(request)).Gift.ShouldBe(given);
        (await market.BalanceAsync(giver, "NIGHTS")).ShouldBe(700);
        var back = (await gifts.CancelGiftAsync(new CancelGiftRequest { RequestId = HubPeople.NewRequest(), GiftId = given.GiftId })).Gift;
        back.State.ShouldBe(GiftState.Cancelled);
        (await market.BalanceAsync(giver, "NIGHTS")).ShouldBe(1_000);

        var second = (await gifts.GivePointsAsync(Gift(market, giver, receiver, 200))).Gift;
        market.Hub.Clock.MoveTo(market.Hub.Now.AddHours(1));
        await market.Hub.Services.GetServices<IHostedService>().OfType<GiftDelivery>().Single().Deliver();

        var delivered = (await gifts.GetGiftAsync(new GetGiftRequest { GiftId = second.GiftId })).Gift;
        (delivered.State, delivered.UndoReasons.Single()).ShouldBe((GiftState.Completed, UndoReason.AbovePoints));
        (await market.BalanceAsync(receiver, "NIGHTS")).ShouldBe(201);
        await gifts.CancelGiftAsync(new CancelGiftRequest { RequestId = HubPeople.NewRequest(), GiftId = second.GiftId }).ShouldBeRefused(Reason.GiftState);
        (await gifts.ListGiftsAsync(new ListGiftsRequest { PageSize = 1 })).Gifts.ShouldHaveSingleItem().GiftId.ShouldBe(second.GiftId);
        var entry = (await market.Hotel.Points.ListStatementAsync(new ListStatementRequest { Member = receiver, CurrencyCode = "NIGHTS" })).Entries[0];
        (entry.Kind, entry.Points).ShouldBe((EntryKind.Gift, 200));
        await new GiftsService.GiftsServiceClient(market.Airline.Calls).GetGiftAsync(new GetGiftRequest { GiftId = second.GiftId }).ShouldBeRefused(Reason.GiftNotFound);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Why_a_gift_waits_is_still_known_after_a_restart(Store store)
    {
        await using var market = await Market.OpenAsync(store);
        await market.OpenRouteAsync(Rules(market));
        var (giver, receiver) = (await market.GuestAsync(1_000), await market.GuestAsync(1));
        var gifts = new GiftsService.GiftsServiceClient(market.Hotel.Calls);
        var waiting = (await gifts.GivePointsAsync(Gift(market, giver, receiver, 101))).Gift;
        (await gifts.GivePointsAsync(Gift(market, giver, receiver, 100))).Gift.UndoReasons.ShouldBeEmpty();

        await market.Hub.RestartAsync();

        (await gifts.GetGiftAsync(new GetGiftRequest { GiftId = waiting.GiftId })).Gift.ShouldBe(waiting);
    }

    private static RouteTerms Rules(Market market) => new()
    {
        FromCurrencyCode = "NIGHTS",
        ToCurrencyCode = "NIGHTS",
        IssuerPartnerId = market.Hotel.PartnerId,
        Rate = TermsRequests.Of(1, 1),
        MinimumPoints = 1,
        MaximumPoints = 1_000,
        IncrementPoints = 1,
        Undo = new UndoRules { Delay = Duration.FromTimeSpan(TimeSpan.FromHours(1)), AbovePoints = 100 },
    };

    private static GivePointsRequest Gift(Market market, MemberSelector giver, MemberSelector receiver, long points) => new()
    {
        RequestId = HubPeople.NewRequest(),
        Giver = giver,
        Receiver = receiver,
        CurrencyCode = "NIGHTS",
        Points = points,
        Proof = market.Hub.Assertion(),
    };
}
