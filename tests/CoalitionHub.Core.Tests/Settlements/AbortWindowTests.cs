using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Tests.Exchanges;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements;

public sealed class AbortWindowTests
{
    private readonly Brands brands = new();
    private readonly Settling settling;

    public AbortWindowTests()
    {
        settling = new Settling(brands);
        brands.Earn(Brands.Grocer, 1, 123_456).Refusal.ShouldBeNull();
        brands.Earn(Brands.Hotel, 1, 100_000).Refusal.ShouldBeNull();
        brands.Coalition.Commit();
    }

    [Fact]
    public void An_approved_settlement_is_taken_back_to_the_micro_and_made_again()
    {
        var before = Balances();
        var window = settling.CloseAndApprove();
        var part = settling.Part(window, Brands.Grocer);
        brands.Coalition.Commit();

        var aborted = Abort(window, Brands.Maker).Value;

        (aborted.State, aborted.FromSeq, aborted.ToSeq, aborted.ChainSeq).ShouldBe((WindowState.Aborted, window.FromSeq, window.ToSeq, 0));
        Balances().ShouldBe(before);
        brands.State.WindowParts.All().ShouldBeEmpty();
        brands.State.WindowLines.All().ShouldBeEmpty();
        brands.State.Obligations.All().ShouldBeEmpty();
        settling.Approve(window).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.WindowState);
        settling.Calculate(window).Value.State.ShouldBe(WindowState.UnderReview);
        settling.Approve(window).Value.State.ShouldBe(WindowState.Approved);
        settling.Part(window, Brands.Grocer).ShouldBe(part);
        brands.Position(Brands.Grocer).ShouldBe(0);
        // What was booked and taken back is no business of the next window.
        settling.Sum(settling.Close().Value.Closed).Lines.ShouldBeEmpty();
    }

    [Fact]
    public void The_one_who_approved_cannot_take_it_back()
    {
        var window = settling.CloseAndApprove();

        Abort(window, Brands.Checker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.SamePerson);
    }

    [Fact]
    public void Once_money_has_moved_nothing_is_taken_back()
    {
        var window = settling.CloseAndApprove();
        settling.Pay(window, Brands.Grocer, true, 1).Refusal.ShouldBeNull();

        Abort(window, Brands.Maker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.WindowState);
    }

    [Fact]
    public void A_settlement_under_review_is_taken_back_too_and_an_open_window_is_none()
    {
        var windows = settling.Close().Value;
        Abort(windows.Open, Brands.Maker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.WindowState);
        Abort(windows.Closed, Brands.Maker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.WindowState);
        settling.Calculate(windows.Closed);

        Abort(windows.Closed, Brands.Maker).Value.State.ShouldBe(WindowState.Aborted);
    }

    private Outcome<Window> Abort(Window window, int staffNo) =>
        brands.Coalition.Decide((state, now) => AbortWindow.Decide(state, now, new AbortWindowCommand(window.No, "the wrong rules", staffNo)));

    private Dictionary<AccountId, long> Balances() => brands.State.Ledger.Accounts.All().Where(account => account.Balance != 0).ToDictionary(account => account.Id, account => account.Balance);
}
