using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Tests.Exchanges;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements;

public sealed class ApproveAndPayTests
{
    private const int Money = Currency.SettlementMoneyNo;

    private readonly Brands brands = new();
    private readonly Settling settling;

    public ApproveAndPayTests()
    {
        settling = new Settling(brands);
        // The grocer owes for its points; the airline is due for what was exchanged into its miles, and owes less.
        brands.PutTerms(brands.TermsOf(Brands.Airline, Brands.Miles) with { IssuePrice = new Fraction(1, 1) });
        brands.Open("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3));
        brands.Earn(Brands.Grocer, 1, 123_456).Refusal.ShouldBeNull();
        brands.Earn(Brands.Hotel, 1, 100_000).Refusal.ShouldBeNull();
        brands.Accept(brands.Quote("NIGHTS", "MILES", 500).Value).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Approving_moves_every_position_of_the_window_to_where_it_is_paid()
    {
        var window = settling.CloseAndApprove();

        window.State.ShouldBe(WindowState.Approved);
        foreach (var partnerNo in new[] { Brands.Grocer, Brands.Hotel, Brands.Airline })
        {
            brands.Position(partnerNo).ShouldBe(0);
            var net = settling.Part(window, partnerNo).NetMinorUnits * Settling.MicrosPerCent;
            brands.Balance(AccountKind.Payable, Money, partnerNo).ShouldBe(Math.Max(0, net));
            brands.Balance(AccountKind.Receivable, Money, partnerNo).ShouldBe(Math.Min(0, net));
        }

        settling.Part(window, Brands.Grocer).NetMinorUnits.ShouldBeLessThan(0);
        settling.Part(window, Brands.Airline).NetMinorUnits.ShouldBeGreaterThan(0);
        brands.Balance(AccountKind.Fees, Money).ShouldBe(window.FeesMicros);
        brands.Balance(AccountKind.Rounding, Money).ShouldBe(window.RoundingMicros);
        brands.Balance(AccountKind.Fund, Money).ShouldBe(window.FundMicros);
        brands.State.ReadChain(window.ChainSeq).ShouldNotBeEmpty();
    }

    [Fact]
    public void The_one_who_calculated_cannot_approve()
    {
        var window = settling.Close().Value.Closed;
        settling.Approve(window).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.WindowState);
        settling.Calculate(window).Value.State.ShouldBe(WindowState.UnderReview);
        settling.Approve(window, Brands.Maker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.SamePerson);

        // Whoever calculated last is the one who can't.
        settling.Calculate(window, Brands.Checker).Value.ProposedBy.ShouldBe(Brands.Checker);
        settling.Approve(window).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.SamePerson);
        settling.Approve(window, Brands.Maker).Value.ApprovedBy.ShouldBe(Brands.Maker);
        settling.Calculate(window).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.WindowState);
        settling.Approve(window).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.WindowState);
    }

    [Fact]
    public void What_a_settlement_booked_is_no_business_of_the_next_window()
    {
        var first = settling.CloseAndApprove();
        var paid = settling.Part(first, Brands.Airline).NetMinorUnits;
        settling.Pay(first, Brands.Airline, isReceived: false, paid).Refusal.ShouldBeNull();

        var second = settling.Close().Value.Closed;
        var sum = settling.Sum(second);

        sum.Parts.ShouldAllBe(part => part.NetMicros == 0 && part.OwedMicros == 0 && part.DueMicros == 0);
        sum.Lines.ShouldBeEmpty();
        settling.Calculate(second);
        // Nobody has anything to pay: settled at once, with nothing to book.
        var approved = settling.Approve(second).Value;
        (approved.State, approved.ChainSeq).ShouldBe((WindowState.Settled, 0));
    }

    [Fact]
    public void A_window_is_settled_once_everybody_has_paid_and_nobody_waits_for_another()
    {
        var window = settling.CloseAndApprove();
        var grocer = -settling.Part(window, Brands.Grocer).NetMinorUnits;
        var hotel = -settling.Part(window, Brands.Hotel).NetMinorUnits;
        var airline = settling.Part(window, Brands.Airline).NetMinorUnits;

        settling.Pay(window, Brands.Airline, isReceived: false, airline, "out-1").Value.Window.State.ShouldBe(WindowState.Paying);
        settling.Pay(window, Brands.Grocer, isReceived: true, grocer - 1, "in-1").Value.Part.PaidInMinorUnits.ShouldBe(grocer - 1);
        settling.Pay(window, Brands.Hotel, isReceived: true, hotel, "in-2").Value.Window.State.ShouldBe(WindowState.Paying);
        settling.Pay(window, Brands.Grocer, isReceived: true, 1, "in-3").Value.Window.State.ShouldBe(WindowState.Settled);

        brands.Balance(AccountKind.Payable, Money, Brands.Airline).ShouldBe(0);
        brands.Balance(AccountKind.Receivable, Money, Brands.Grocer).ShouldBe(0);
        brands.Balance(AccountKind.Bank, Money).ShouldBe(-(grocer + hotel - airline) * Settling.MicrosPerCent);
        settling.Pay(window, Brands.Grocer, isReceived: true, 1, "in-4").Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.WindowState);
    }

    [Fact]
    public void A_payment_that_does_not_fit_is_refused_by_name()
    {
        var open = settling.Close().Value;
        settling.Pay(open.Closed, Brands.Grocer, true, 1).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.WindowState);
        settling.Calculate(open.Closed);
        var window = settling.Approve(open.Closed).Value;
        var grocer = -settling.Part(window, Brands.Grocer).NetMinorUnits;

        settling.Pay(window, Brands.Grocer, true, grocer + 1).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.PaymentExceedsOutstanding);
        settling.Pay(window, Brands.Grocer, false, 1).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.PaymentDirectionWrong);
        settling.Pay(window, Brands.Airline, true, 1).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.PaymentDirectionWrong);
        settling.Pay(window, Brands.Grocer, true, 1, money: "USD").Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.CurrencyMismatch);
        settling.Pay(window, 99, true, 1).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.PartnerNotFound);
        settling.Pay(window with { No = 99 }, Brands.Grocer, true, 1).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.WindowNotFound);
        settling.Pay(window, Brands.Grocer, true, 1, "once").Refusal.ShouldBeNull();
        settling.Pay(window, Brands.Hotel, true, 1, "once").Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.BankReferenceUsed);
    }

    [Fact]
    public void Every_step_of_a_window_is_kept_with_who_took_it()
    {
        var window = settling.CloseAndApprove();

        var steps = brands.State.Changes.Added.Where(change => change.Subject == window.Id).ToList();

        steps.Select(change => change.To).ShouldBe(["Calculated", "UnderReview", "Approved"]);
        steps.Select(change => change.Who).Distinct().Count().ShouldBe(2);
        steps.ShouldAllBe(change => change.Who.StartsWith("stf_"));
    }
}
