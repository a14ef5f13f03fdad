using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Settlements.V1;
using Google.Protobuf.WellKnownTypes;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Exchanges;

/// <summary>What exchanges that wait have promised counts against caps, also after a restart, and is shown with the partner's position.</summary>
public sealed class PromisedMoneyTests
{
    private const long FeeMicros = 1_000_000;

    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_fee_that_was_promised_before_a_restart_leaves_no_room_for_another_until_it_is_taken_back(Store store)
    {
        await using var market = await Market.OpenAsync(store);
        var sponsor = await market.Hub.AddNamedPartner("sponsor");
        var terms = TermsRequests.YuuLike();
        terms.NetDebitCap.MinorUnits = FeeMicros / 10_000;
        await sponsor.AddTerms(market.Maker, market.Checker, terms);
        var route = market.TermsOf(TermsRequests.Of(1, 3));
        route.MoneyFee = new MoneyFee { FlatMicros = FeeMicros, PayerPartnerId = sponsor.PartnerId };
        route.Undo = new UndoRules { Delay = Duration.FromTimeSpan(TimeSpan.FromHours(1)) };
        await market.OpenRouteAsync(route);
        var guest = await market.GuestAsync(1_000);
        var (one, other) = (await market.QuoteAsync(guest, 100), await market.QuoteAsync(guest, 100));
        var waiting = (await market.Hotel.Exchanges.AcceptExchangeAsync(market.Acceptance(one))).Exchange;
        waiting.State.ShouldBe(ExchangeState.InUndoWindow);

        await market.Hub.RestartAsync();

        var positions = (await market.Maker.Liquidity.ListPositionsAsync(new ListPositionsRequest())).Positions;
        var position = positions.Single(each => each.PartnerId == sponsor.PartnerId);
        (position.PromisedMicros, position.ExposureMicros, position.UsedPercent).ShouldBe((FeeMicros, FeeMicros, 100));
        await market.Hotel.Exchanges.AcceptExchangeAsync(market.Acceptance(other)).ShouldBeRefused(Reason.NetDebitCapExceeded);
        await market.Hotel.Exchanges.CancelExchangeAsync(new CancelExchangeRequest { RequestId = HubPeople.NewRequest(), ExchangeId = waiting.ExchangeId });
        (await market.Hotel.Exchanges.AcceptExchangeAsync(market.Acceptance(other))).Exchange.State.ShouldBe(ExchangeState.InUndoWindow);
    }
}
