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

/// <summary>The stream of instructions through the real pipe: what is delivered to whom and when, and what becomes of the answers.</summary>
public sealed class InstructionStreamTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Points_arrive_when_the_brand_says_that_it_has_credited_them(Store store)
    {
        await using var hub = await TestHub.StartAsync(store);
        var coalition = await RailCoalition.OpenAsync(hub);
        var guest = await coalition.GuestAsync("R-1", 1000);
        await using var peer = await Peer.OpenAsync(coalition.Railway.Calls);

        var exchange = await coalition.ExchangeAsync(guest, 300);
        exchange.State.ShouldBe(ExchangeState.SourceHeld);
        (await coalition.NightsAsync(guest)).ShouldBe(700);
        var credit = await peer.NextAsync(InstructionKind.Credit);
        (await coalition.StateOf(exchange)).ShouldBe(ExchangeState.AwaitingDestination);
        (credit.BrandMemberNumber, credit.CurrencyCode, credit.Points, credit.ExchangeId, credit.AboutInstructionId, credit.Delivery)
            .ShouldBe(("R-1", RailCoalition.Rail, 300, exchange.ExchangeId, "", 1));
        credit.ExpiryDate.ShouldBe(exchange.ExpiryDate);
        credit.DeadlineTime.ToDateTimeOffset().ShouldBe(hub.Now.AddSeconds(30));
        (await peer.AnswerAsync(credit, InstructionOutcome.Done)).ShouldBe(new AnswerReceipt { InstructionId = credit.InstructionId, Verdict = AnswerVerdict.Taken });

        (await coalition.StateOf(exchange)).ShouldBe(ExchangeState.Completed);
        (await coalition.NightsAsync(guest)).ShouldBe(700);
        (await peer.AnswerAsync(credit, InstructionOutcome.Done)).Verdict.ShouldBe(AnswerVerdict.Repeated);
        await peer.CompleteAsync();
        (await peer.Ended).ShouldBeNull();
        hub.Verify().ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_brand_gives_points_first_and_a_no_leaves_all_as_it_was(Store store)
    {
        await using var hub = await TestHub.StartAsync(store);
        var coalition = await RailCoalition.OpenAsync(hub);
        var guest = await coalition.GuestAsync("R-1", 1000);
        await using var peer = await Peer.OpenAsync(coalition.Railway.Calls);

        var given = await coalition.ExchangeAsync(guest, 40, RailCoalition.Rail, RailCoalition.Nights);
        (await peer.AnswerAsync(await peer.NextAsync(InstructionKind.Debit), InstructionOutcome.Done)).Verdict.ShouldBe(AnswerVerdict.Taken);
        (await coalition.StateOf(given)).ShouldBe(ExchangeState.Completed);
        (await coalition.NightsAsync(guest)).ShouldBe(1040);

        var taken = await coalition.ExchangeAsync(guest, 300);
        var credit = await peer.NextAsync(InstructionKind.Credit);
        (await peer.AnswerAsync(credit, InstructionOutcome.Refused)).Verdict.ShouldBe(AnswerVerdict.Taken);
        (await coalition.StateOf(taken)).ShouldBe(ExchangeState.Declined);
        (await coalition.NightsAsync(guest)).ShouldBe(1040);
        hub.Verify().ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_brands_that_keep_their_own_points_are_instructed_one_after_the_other()
    {
        await using var hub = await TestHub.StartAsync(Store.Sqlite);
        var coalition = await RailCoalition.OpenAsync(hub);
        var guest = await coalition.GuestAsync("R-1", 0);
        await using var railway = await Peer.OpenAsync(coalition.Railway.Calls);
        await using var airline = await Peer.OpenAsync(coalition.Airline.Calls);

        var exchange = await coalition.ExchangeAsync(guest, 50, RailCoalition.Rail, RailCoalition.Miles);
        var next = await railway.NextAsync(InstructionKind.Debit);
        airline.HasMore.ShouldBeFalse();
        await railway.AnswerAsync(next, InstructionOutcome.Done);
        var credit = await airline.NextAsync(InstructionKind.Credit);
        await airline.AnswerAsync(credit, InstructionOutcome.Refused);
        var back = await railway.NextAsync(InstructionKind.Reverse);
        (back.AboutInstructionId, back.Points).ShouldBe((next.InstructionId, 50));
        await railway.AnswerAsync(back, InstructionOutcome.Done);

        (await coalition.StateOf(exchange)).ShouldBe(ExchangeState.Declined);
        hub.Verify().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_that_is_none_changes_nothing_and_is_rejected()
    {
        await using var hub = await TestHub.StartAsync(Store.Sqlite);
        var coalition = await RailCoalition.OpenAsync(hub);
        var guest = await coalition.GuestAsync("R-1", 1000);
        await using var peer = await Peer.OpenAsync(coalition.Railway.Calls);
        await using var stranger = await Peer.OpenAsync(coalition.Airline.Calls);
        var exchange = await coalition.ExchangeAsync(guest, 300);
        var credit = await peer.NextAsync(InstructionKind.Credit);

        (await stranger.AnswerAsync(credit, InstructionOutcome.Done)).Verdict.ShouldBe(AnswerVerdict.Rejected);
        (await peer.AnswerAsync(credit, InstructionOutcome.Unspecified)).Verdict.ShouldBe(AnswerVerdict.Rejected);
        (await peer.AnswerAsync(credit, (InstructionOutcome)77)).Verdict.ShouldBe(AnswerVerdict.Rejected);
        (await peer.AnswerAsync(credit, InstructionOutcome.Done, -1)).Verdict.ShouldBe(AnswerVerdict.Rejected);
        await peer.SendAsync(new InstructionAnswer());
        (await peer.ReceiptAsync()).Verdict.ShouldBe(AnswerVerdict.Rejected);
        await peer.SendAsync(new InstructionAnswer { InstructionId = credit.InstructionId, Outcome = InstructionOutcome.Refused, RefusalReason = new string('X', 65) });
        (await peer.ReceiptAsync()).Verdict.ShouldBe(AnswerVerdict.Rejected);
        await peer.SendAsync(new InstructionAnswer { InstructionId = OpaqueId.Format("ins", 999_999, 1_000_000), Outcome = InstructionOutcome.Done });
        (await peer.ReceiptAsync()).Verdict.ShouldBe(AnswerVerdict.Rejected);
        stranger.HasMore.ShouldBeFalse();

        (await coalition.StateOf(exchange)).ShouldBe(ExchangeState.AwaitingDestination);
        (await peer.AnswerAsync(credit, InstructionOutcome.Done)).Verdict.ShouldBe(AnswerVerdict.Taken);
    }

    [Fact]
    public async Task A_wrong_number_of_points_is_asked_about()
    {
        await using var hub = await TestHub.StartAsync(Store.Sqlite);
        var coalition = await RailCoalition.OpenAsync(hub);
        var guest = await coalition.GuestAsync("R-1", 1000);
        await using var peer = await Peer.OpenAsync(coalition.Railway.Calls);
        var exchange = await coalition.ExchangeAsync(guest, 300);
        var credit = await peer.NextAsync(InstructionKind.Credit);

        (await peer.AnswerAsync(credit, InstructionOutcome.Done, 299)).Verdict.ShouldBe(AnswerVerdict.Rejected);
        (await coalition.StateOf(exchange)).ShouldBe(ExchangeState.Unknown);
        hub.Clock.MoveTo(hub.Now.AddSeconds(2));
        var query = await peer.NextAsync(InstructionKind.Query);
        query.AboutInstructionId.ShouldBe(credit.InstructionId);
        await peer.AnswerAsync(query, InstructionOutcome.Done, 300);

        (await coalition.StateOf(exchange)).ShouldBe(ExchangeState.Completed);
    }

    [Fact]
    public async Task A_member_s_next_instruction_comes_after_the_answer_to_the_one_before()
    {
        await using var hub = await TestHub.StartAsync(Store.Sqlite);
        var coalition = await RailCoalition.OpenAsync(hub);
        var (guest, other) = (await coalition.GuestAsync("R-1", 1000), await coalition.GuestAsync("R-2", 1000));
        await using var peer = await Peer.OpenAsync(coalition.Railway.Calls);
        await coalition.ExchangeAsync(guest, 1);
        await coalition.ExchangeAsync(guest, 2);
        await coalition.ExchangeAsync(other, 3);

        Instruction[] first = [await peer.NextAsync(), await peer.NextAsync()];
        first.Select(instruction => (instruction.BrandMemberNumber, instruction.Points)).ShouldBe([("R-1", 1L), ("R-2", 3L)], ignoreOrder: true);
        peer.HasMore.ShouldBeFalse();
        await peer.AnswerAsync(first.Single(instruction => instruction.Points == 1), InstructionOutcome.Done);
        (await peer.NextAsync()).Points.ShouldBe(2);
    }

    [Fact]
    public async Task What_a_broken_stream_left_unanswered_comes_again_on_another()
    {
        await using var hub = await TestHub.StartAsync(Store.Sqlite);
        var coalition = await RailCoalition.OpenAsync(hub);
        var guest = await coalition.GuestAsync("R-1", 1000);
        var exchange = await coalition.ExchangeAsync(guest, 300);
        Instruction first;
        await using (var broken = await Peer.OpenAsync(coalition.Railway.Calls))
        {
            first = await broken.NextAsync(InstructionKind.Credit);
        }

        await using var peer = await Peer.OpenAsync(coalition.Railway.Calls);
        var again = await peer.NextAsync(InstructionKind.Credit);
        (again.InstructionId, again.Delivery).ShouldBe((first.InstructionId, 2));
        await peer.AnswerAsync(again, InstructionOutcome.Done);
        (await coalition.StateOf(exchange)).ShouldBe(ExchangeState.Completed);
    }

    [Fact]
    public async Task Several_streams_of_a_brand_share_the_work_and_none_gets_more_than_it_takes_on()
    {
        const int members = 40;
        await using var hub = await TestHub.StartAsync(Store.Sqlite);
        var coalition = await RailCoalition.OpenAsync(hub);
        await using var many = await Peer.OpenAsync(coalition.Railway.Calls);
        await using var few = await Peer.OpenAsync(coalition.Railway.Calls, mostUnanswered: 3);
        for (var member = 0; member < members; member++)
        {
            await coalition.ExchangeAsync(await coalition.GuestAsync($"R-{member}", 10), 10);
        }

        List<Instruction> delivered = [await few.NextAsync(), await few.NextAsync(), await few.NextAsync()];
        for (var more = 3; more < members; more++)
        {
            delivered.Add(await many.NextAsync());
        }

        delivered.Select(instruction => instruction.InstructionId).Distinct().Count().ShouldBe(members);
        (few.HasMore, many.HasMore).ShouldBe((false, false));

        // When one leaves, the other gets what it had.
        await few.CompleteAsync();
        (await few.Ended).ShouldBeNull();
        string[] taken = [(await many.NextAsync()).InstructionId, (await many.NextAsync()).InstructionId, (await many.NextAsync()).InstructionId];
        taken.ShouldBe(delivered.Take(3).Select(instruction => instruction.InstructionId), ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task What_a_hub_that_ends_left_unanswered_its_successor_delivers_again(Store store)
    {
        await using var hub = await TestHub.StartAsync(store);
        var coalition = await RailCoalition.OpenAsync(hub);
        var guest = await coalition.GuestAsync("R-1", 1000);
        var exchange = await coalition.ExchangeAsync(guest, 300);
        await using var before = await Peer.OpenAsync(coalition.Railway.Calls);
        var credit = await before.NextAsync(InstructionKind.Credit);

        await hub.RestartAsync();

        (await before.Ended).ShouldNotBeNull();
        await using var after = await Peer.OpenAsync(coalition.Railway.Calls);
        var again = await after.NextAsync(InstructionKind.Credit);
        (again.InstructionId, again.ExchangeId, again.BrandMemberNumber).ShouldBe((credit.InstructionId, exchange.ExchangeId, "R-1"));
        await after.AnswerAsync(again, InstructionOutcome.Done);
        (await coalition.StateOf(exchange)).ShouldBe(ExchangeState.Completed);
        hub.Verify().ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_brands_that_keep_their_own_points_are_instructed()
    {
        await using var hub = await TestHub.StartAsync(Store.Sqlite);
        var coalition = await RailCoalition.OpenAsync(hub);

        await using var peer = await Peer.OpenAsync(coalition.Hotel.Calls);

        Refusals.ReasonOf((await peer.Ended).ShouldNotBeNull()).ShouldBe(ReasonStatus.NameOf(Reason.CurrencyNotAllowed));
    }

    [Fact]
    public async Task A_brand_has_only_so_many_streams_and_others_are_told_to_wait()
    {
        await using var hub = await TestHub.StartAsync(Store.Sqlite);
        var coalition = await RailCoalition.OpenAsync(hub);
        List<Peer> peers = [];
        for (var stream = 0; stream <= InstructionDesk.MostStreams; stream++)
        {
            peers.Add(await Peer.OpenAsync(coalition.Railway.Calls));
        }

        var refused = await await Task.WhenAny(peers.Select(peer => peer.Ended));
        Refusals.ReasonOf(refused.ShouldNotBeNull()).ShouldBe(ReasonStatus.NameOf(Reason.TooManyStreams));
        foreach (var peer in peers)
        {
            await peer.DisposeAsync();
        }
    }
}
