using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Tests.Exchanges;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements;

public sealed class CloseWindowTests
{
    private readonly Brands brands = new();
    private readonly Settling settling;

    public CloseWindowTests() => settling = new Settling(brands);

    [Fact]
    public void The_first_window_begins_with_the_journal_and_each_next_one_where_the_last_ended()
    {
        brands.Earn(Brands.Grocer, 1, 10_000).Refusal.ShouldBeNull();
        var first = settling.Close().Value;
        brands.Earn(Brands.Grocer, 1, 10_000).Refusal.ShouldBeNull();
        brands.Coalition.Commit();
        brands.Earn(Brands.Grocer, 1, 10_000).Refusal.ShouldBeNull();
        var second = settling.Close().Value;

        (first.Closed.No, first.Closed.FromSeq, first.Closed.ToSeq, first.Closed.State).ShouldBe((1, 1, 2, WindowState.Closed));
        // Two earns of two transfers each, one of them drafted in the very batch that closes.
        (second.Closed.No, second.Closed.FromSeq, second.Closed.ToSeq).ShouldBe((2, 3, 6));
        (second.Open.No, second.Open.FromSeq, second.Open.State).ShouldBe((3, 7, WindowState.Open));
    }

    [Fact]
    public void The_first_window_opened_when_the_journal_began()
    {
        var begun = brands.Coalition.NowMicros;
        brands.Earn(Brands.Grocer, 1, 10_000).Refusal.ShouldBeNull();
        brands.Coalition.NowMicros += 5_000_000;

        var windows = settling.Close().Value;

        (windows.Closed.CreatedMicros, windows.Closed.ClosedMicros).ShouldBe((begun, begun + 5_000_000));
        windows.Open.CreatedMicros.ShouldBe(begun + 5_000_000);
    }

    [Fact]
    public void A_window_in_which_nothing_happened_is_not_closed()
    {
        settling.Close().Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.WindowEmpty);
        brands.Earn(Brands.Grocer, 1, 10_000).Refusal.ShouldBeNull();
        settling.Close().Refusal.ShouldBeNull();

        settling.Close().Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.WindowEmpty);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void A_window_can_end_before_the_head_where_a_chain_ends(long lastSeq)
    {
        EarnTwice();

        settling.Close(lastSeq).Value.Open.FromSeq.ShouldBe(lastSeq + 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(-1)]
    public void A_window_cuts_no_chain_in_two_and_ends_no_later_than_the_journal(long lastSeq)
    {
        EarnTwice();

        settling.Close(lastSeq).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.SeqOutOfRange);
    }

    [Fact]
    public void Closing_is_a_step_of_the_window_s_history()
    {
        brands.Earn(Brands.Grocer, 1, 10_000).Refusal.ShouldBeNull();
        brands.Coalition.Commit();

        var closed = settling.Close().Value.Closed;

        brands.State.Changes.Added.Where(change => change.Subject == closed.Id).Select(change => (change.From, change.To, change.Trigger))
            .ShouldBe([("", "Open", "Open"), ("Open", "Closed", "Close")]);
    }

    private void EarnTwice()
    {
        brands.Earn(Brands.Grocer, 1, 10_000).Refusal.ShouldBeNull();
        brands.Earn(Brands.Airline, 1, 10_000).Refusal.ShouldBeNull();
        brands.Coalition.Commit();
    }
}
