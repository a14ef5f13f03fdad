using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Exchanges;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Members.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Exchanges.Instructions;

/// <summary>Brands that are away, or there and silent.</summary>
public sealed class InstructionPatienceTests
{
    [Fact]
    public async Task A_brand_that_is_away_for_days_gets_its_instructions_when_it_is_back()
    {
        await using var hub = await TestHub.StartAsync(Store.Sqlite);
        var coalition = await RailCoalition.OpenAsync(hub);
        var guest = await coalition.GuestAsync("R-1", 1000);
        var exchange = await coalition.ExchangeAsync(guest, 300);
        await using (var gone = await Peer.OpenAsync(coalition.Railway.Calls))
        {
            await gone.NextAsync(InstructionKind.Credit);
        }

        await GoneAsync(hub, coalition.Railway);
        hub.Clock.MoveTo(hub.Now.AddDays(5));
        await SweepAsync(hub);

        (await coalition.StateOf(exchange)).ShouldBe(ExchangeState.AwaitingDestination);
        await using var peer = await Peer.OpenAsync(coalition.Railway.Calls);
        var credit = await peer.NextAsync(InstructionKind.Credit);
        credit.DeadlineTime.ToDateTimeOffset().ShouldBeGreaterThan(hub.Now);
        await peer.AnswerAsync(credit, InstructionOutcome.Done);
        (await coalition.StateOf(exchange)).ShouldBe(ExchangeState.Completed);
    }

    [Fact]
    public async Task What_a_brand_was_never_told_to_move_is_given_up_after_a_day()
    {
        await using var hub = await TestHub.StartAsync(Store.Sqlite);
        var coalition = await RailCoalition.OpenAsync(hub);
        var guest = await coalition.GuestAsync("R-1", 1000);
        var exchange = await coalition.ExchangeAsync(guest, 300);
        await using var silent = await Peer.OpenAsync(coalition.Railway.Calls, validates: false);
        var validation = await silent.NextAsync(InstructionKind.ValidateMember);
        validation.Points.ShouldBe(0);
        await silent.DisposeAsync();
        await GoneAsync(hub, coalition.Railway);

        hub.Clock.MoveTo(hub.Now.AddDays(2));
        await SweepAsync(hub);
        hub.Clock.MoveTo(hub.Now.AddSeconds(1));
        await SweepAsync(hub);

        (await coalition.StateOf(exchange)).ShouldBe(ExchangeState.Expired);
        (await coalition.NightsAsync(guest)).ShouldBe(1000);
        await using var back = await Peer.OpenAsync(coalition.Railway.Calls);
        (await back.AnswerAsync(validation, InstructionOutcome.Done)).Verdict.ShouldBe(AnswerVerdict.Repeated);
        hub.Verify().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_brand_that_is_there_and_silent_is_asked_again_and_again()
    {
        await using var hub = await TestHub.StartAsync(Store.Sqlite);
        var coalition = await RailCoalition.OpenAsync(hub);
        var guest = await coalition.GuestAsync("R-1", 1000);
        await using var peer = await Peer.OpenAsync(coalition.Railway.Calls);
        var exchange = await coalition.ExchangeAsync(guest, 300);
        var credit = await peer.NextAsync(InstructionKind.Credit);

        hub.Clock.MoveTo(hub.Now.AddSeconds(31));
        await SweepAsync(hub);
        (await coalition.StateOf(exchange)).ShouldBe(ExchangeState.Unknown);
        hub.Clock.MoveTo(hub.Now.AddSeconds(2));
        var query = await peer.NextAsync(InstructionKind.Query);
        query.AboutInstructionId.ShouldBe(credit.InstructionId);
        await peer.AnswerAsync(query, InstructionOutcome.NotKnown);
        // Not so far that the silence after it is over too.
        hub.Clock.MoveTo(hub.Now.AddSeconds(5));
        var again = await peer.NextAsync(InstructionKind.Query);
        (again.InstructionId, again.Delivery).ShouldBe((query.InstructionId, 2));
        (await peer.AnswerAsync(credit, InstructionOutcome.Done)).Verdict.ShouldBe(AnswerVerdict.Taken);
        (await peer.AnswerAsync(again, InstructionOutcome.Done, 300)).Verdict.ShouldBe(AnswerVerdict.Repeated);

        (await coalition.StateOf(exchange)).ShouldBe(ExchangeState.Completed);
    }

    /// <summary>Waits until the hub has seen that the brand has no stream any more.</summary>
    private static async Task GoneAsync(TestHub hub, TestPartner partner)
    {
        OpaqueId.TryParse("ptn", partner.PartnerId, out var no).ShouldBeTrue();
        var desk = hub.Services.GetRequiredService<InstructionDesk>();
        while (desk.ReachableSinceMicros((int)no) != 0)
        {
            await Task.Delay(5);
        }
    }

    private static Task SweepAsync(TestHub hub) => hub.Services.GetServices<IHostedService>().OfType<ExchangeSweeper>().Single().Sweep();
}
