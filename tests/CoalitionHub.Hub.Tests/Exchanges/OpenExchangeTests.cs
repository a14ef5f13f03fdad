using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Fixture.Contract;
using CoalitionHub.Protos.Exchanges.V1;
using Shouldly;
using Xunit;
using InstructionOutcome = CoalitionHub.Core.Exchanges.InstructionOutcome;

namespace CoalitionHub.Hub.Tests.Exchanges;

/// <summary>Exchanges that wait for a brand, on both databases and through restarts.</summary>
public sealed class OpenExchangeTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task An_exchange_that_waits_goes_on_after_a_restart_and_its_history_says_every_step(Store store)
    {
        await using var world = await World.StartAsync(store);
        var id = await GoodRequests.Exchanged(world, World.Rails);

        await world.Hub.RestartAsync();
        (await Open(world)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            open => open.Exchange.ExchangeId.ShouldBe(id),
            open => open.Exchange.State.ShouldBe(ExchangeState.SourceHeld),
            open => open.InstructedPartnerId.ShouldBe(world.Keeper.PartnerId));
        await world.Answer(id, InstructionOutcome.Done);
        await world.Hub.RestartAsync();
        await world.Answer(id, InstructionOutcome.Done);

        (await Open(world)).ShouldBeEmpty();
        var changes = await world.Owner.Exchanges.ListExchangeChangesAsync(new ListExchangeChangesRequest { ExchangeId = id });
        changes.Changes.Select(change => (change.FromState, change.ToState)).ShouldBe(
        [
            (ExchangeState.Unspecified, ExchangeState.Accepted), (ExchangeState.Accepted, ExchangeState.SourceHeld),
            (ExchangeState.SourceHeld, ExchangeState.AwaitingDestination), (ExchangeState.AwaitingDestination, ExchangeState.Completed),
        ]);
        world.Hub.Verify().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_reversal_waits_for_the_brand_and_what_finance_decides_in_its_place_counts(Store store)
    {
        await using var world = await World.StartAsync(store);
        var id = await GoodRequests.Awaiting(world);
        await world.Answer(id, InstructionOutcome.Done);

        var reversing = await world.Owner.Exchanges.ReverseExchangeAsync(new ReverseExchangeRequest { RequestId = HubPeople.NewRequest(), ExchangeId = id, Points = 9 });
        reversing.Exchange.State.ShouldBe(ExchangeState.Compensating);
        var proposed = await world.Maker.Resolutions.ProposeResolutionAsync(
            new ProposeResolutionRequest { RequestId = HubPeople.NewRequest(), ExchangeId = id, Outcome = ResolvedOutcome.Done, Reason = "They wrote so." });
        proposed.Resolution.Reason.ShouldBe("They wrote so.");
        await world.Checker.Resolutions.ApproveResolutionAsync(new ApproveResolutionRequest { RequestId = HubPeople.NewRequest(), ResolutionId = proposed.Resolution.ResolutionId });

        var reversed = (await world.Owner.Exchanges.GetExchangeAsync(new GetExchangeRequest { ExchangeId = id })).Exchange;
        (reversed.State, reversed.ReversedPoints, reversed.ReversedPointsIn).ShouldBe((ExchangeState.Completed, 9L, 3L));
        await world.AnswerInstruction(proposed.Resolution.InstructionId, InstructionOutcome.Refused);
        (await world.Maker.Resolutions.ListCorrectionsAsync(new ListCorrectionsRequest())).Corrections.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            correction => correction.Decided.ShouldBe(ResolvedOutcome.Done),
            correction => correction.Said.ShouldBe(ResolvedOutcome.Refused),
            correction => correction.State.ShouldBe(CorrectionState.Proposed));
        world.Hub.Verify().ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<OpenExchange>> Open(World world) =>
        (await world.Maker.Resolutions.ListOpenExchangesAsync(new ListOpenExchangesRequest())).Exchanges;
}
