using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Testing;
using Google.Protobuf.WellKnownTypes;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Ledger;

public sealed class CommandQueuesTests
{
    private readonly ManualTimeProvider time = new();
    private readonly CommandQueues queues;

    public CommandQueuesTests() => queues = new CommandQueues(capacity: 1000, time);

    [Fact]
    public void A_request_waits_for_one_turn_of_anothers_flood_and_not_for_all_of_it()
    {
        Queue(1, 1000);
        Queue(2, 1);

        Take(64).Take(33).ShouldContain(command => command.PartnerNo == 2);
    }

    [Fact]
    public void Two_floods_share_alike()
    {
        Queue(1, 1000);
        Queue(2, 1000);

        var taken = Enumerable.Range(0, 10).SelectMany(_ => Take(64)).ToList();
        taken.Count(command => command.PartnerNo == 1).ShouldBe(320);
        taken.Count(command => command.PartnerNo == 2).ShouldBe(320);
    }

    [Fact]
    public void A_full_queue_takes_no_more_and_leaves_the_others_alone()
    {
        Queue(1, 1000);

        var refusal = queues.Enqueue(NewCommand(1)).ShouldNotBeNull();
        refusal.Reason.ShouldBe(Reason.QueueFull);
        refusal.RetryAfter.ShouldNotBeNull().ShouldBeInRange(RefusalPace.Shortest * 0.75, RefusalPace.Shortest * 1.25);
        queues.Length.ShouldBe(1000);
        Queue(2, 1);
    }

    [Fact]
    public void An_overrun_queue_is_kept_to_a_quarter_until_nobody_was_turned_away_for_a_while()
    {
        Queue(1, 1000);
        queues.Enqueue(NewCommand(1)).ShouldNotBeNull();
        Take(1000);

        Queue(1, 250);
        queues.Enqueue(NewCommand(1)).ShouldNotBeNull().Reason.ShouldBe(Reason.QueueFull);
        Queue(2, 1000);
        time.Advance(CommandQueues.Calm);
        Queue(1, 750);
        queues.Enqueue(NewCommand(1)).ShouldNotBeNull();
    }

    [Fact]
    public void A_stream_that_is_held_back_keeps_the_whole_queue()
    {
        Queue(1, 1000, isBulk: true);
        queues.Enqueue(NewCommand(1, isBulk: true)).ShouldNotBeNull();
        Take(1000);

        Queue(1, 1000, isBulk: true);
    }

    [Fact]
    public void What_a_partner_streams_neither_fills_the_queue_of_its_tills_nor_goes_before_them()
    {
        Queue(1, 1000, isBulk: true);
        queues.Enqueue(NewCommand(1, isBulk: true)).ShouldNotBeNull().Reason.ShouldBe(Reason.QueueFull);

        Queue(1, 1);
        Take(33).ShouldContain(command => !command.IsBulk);
    }

    private static Command NewCommand(int partnerNo, bool isBulk = false) => new Command<Empty>((_, _) => new Empty()) { PartnerNo = partnerNo, IsBulk = isBulk };

    private void Queue(int partnerNo, int commands, bool isBulk = false)
    {
        for (var command = 0; command < commands; command++)
        {
            queues.Enqueue(NewCommand(partnerNo, isBulk)).ShouldBeNull();
        }
    }

    private List<Command> Take(int most)
    {
        var taken = new List<Command>();
        queues.Take(taken, most).ShouldBeTrue();
        return taken;
    }
}
