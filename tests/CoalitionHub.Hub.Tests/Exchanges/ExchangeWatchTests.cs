using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Exchanges.Instructions;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Exchanges.V1;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Exchanges;

/// <summary>Watching an exchange through the real pipe.</summary>
public sealed class ExchangeWatchTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Every_step_is_told_once_and_in_order_until_the_exchange_is_at_rest(Store store)
    {
        await using var hub = await TestHub.StartAsync(store);
        var coalition = await RailCoalition.OpenAsync(hub);
        var guest = await coalition.GuestAsync("R-1", 1000);
        var exchange = await coalition.ExchangeAsync(guest, 300);
        using var watch = Watch(coalition.Hotel, exchange.ExchangeId);
        (await watch.ResponseStream.MoveNext(CancellationToken.None)).ShouldBeTrue();
        var first = watch.ResponseStream.Current;

        first.Exchange.State.ShouldBe(ExchangeState.SourceHeld);
        first.Changes.Select(change => change.ToState).ShouldBe([ExchangeState.Accepted, ExchangeState.SourceHeld]);
        await using var peer = await Peer.OpenAsync(coalition.Railway.Calls);
        await peer.AnswerAsync(await peer.NextAsync(InstructionKind.Credit), InstructionOutcome.NotKnown);
        hub.Clock.MoveTo(hub.Now.AddSeconds(2));
        await peer.AnswerAsync(await peer.NextAsync(InstructionKind.Query), InstructionOutcome.Done, 300);
        var rest = await watch.ResponseStream.ReadAllAsync().ToListAsync();

        rest[^1].Exchange.State.ShouldBe(ExchangeState.Completed);
        rest.SelectMany(step => step.Changes).Select(change => (change.FromState, change.ToState)).ShouldBe(
        [
            (ExchangeState.SourceHeld, ExchangeState.AwaitingDestination), (ExchangeState.AwaitingDestination, ExchangeState.Unknown),
            (ExchangeState.Unknown, ExchangeState.Completed),
        ]);
        rest[^1].KnownChanges.ShouldBe(5);
        rest.ShouldAllBe(step => step.Changes.Count > 0);
    }

    [Fact]
    public async Task Who_comes_back_hears_only_what_is_new_and_one_at_rest_is_told_at_once()
    {
        await using var hub = await TestHub.StartAsync(Store.Sqlite);
        var coalition = await RailCoalition.OpenAsync(hub);
        var exchange = await coalition.ExchangeAsync(await coalition.GuestAsync("R-1", 1000), 300);
        await using var peer = await Peer.OpenAsync(coalition.Railway.Calls);
        await peer.AnswerAsync(await peer.NextAsync(InstructionKind.Credit), InstructionOutcome.Refused);

        using var watch = Watch(coalition.Hotel, exchange.ExchangeId, known: 3);
        var told = (await watch.ResponseStream.ReadAllAsync().ToListAsync()).ShouldHaveSingleItem();

        told.Exchange.State.ShouldBe(ExchangeState.Declined);
        told.Changes.Select(change => change.Trigger).ShouldBe(["DeclineDestination", "Compensate"]);
        told.Changes[0].Why.ShouldBe("NOT_TODAY");
        told.KnownChanges.ShouldBe(5);
    }

    [Fact]
    public async Task Another_partners_exchange_is_not_found()
    {
        await using var hub = await TestHub.StartAsync(Store.Sqlite);
        var coalition = await RailCoalition.OpenAsync(hub);
        var exchange = await coalition.ExchangeAsync(await coalition.GuestAsync("R-1", 1000), 300);

        using var watch = Watch(coalition.Airline, exchange.ExchangeId);

        await watch.ResponseStream.MoveNext(CancellationToken.None).ShouldBeRefused(Reason.ExchangeNotFound);
    }

    private static AsyncServerStreamingCall<WatchExchangeResponse> Watch(TestPartner partner, string exchangeId, int known = 0) =>
        partner.Exchanges.WatchExchange(new WatchExchangeRequest { ExchangeId = exchangeId, KnownChanges = known });
}
