using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Tests.Exchanges;
using CoalitionHub.Core.Tests.Points;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Adjustments;

/// <summary>Amounts that finance puts into the open window without a dispute.</summary>
public sealed class FinanceAdjustmentTests
{
    private readonly Brands brands = new();
    private readonly Settling settling;

    public FinanceAdjustmentTests() => settling = new Settling(brands);

    [Fact]
    public void An_amount_is_booked_by_another_person_and_is_a_line_of_the_open_window()
    {
        var proposed = Propose(0, Brands.Grocer, 250).Value;
        brands.Position(Brands.Grocer).ShouldBe(0, "nothing is booked by a proposal");
        Approve(proposed, Brands.Maker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.SamePerson);

        var booked = Approve(proposed, Brands.Checker).Value;

        (booked.State, booked.DecidedBy, booked.BookedWindowNo).ShouldBe((SettlementAdjustmentState.Booked, Brands.Checker, 1));
        brands.Position(Brands.Grocer).ShouldBe(250 * Settling.MicrosPerCent);
        brands.Balance(AccountKind.Fees, Currency.SettlementMoneyNo).ShouldBe(-250 * Settling.MicrosPerCent);
        var sum = settling.Sum(settling.Close().Value.Closed);
        var line = sum.Lines.ShouldHaveSingleItem();
        (line.Key.Kind, line.Key.PartnerNo, line.DueMicros, line.OwedMicros).ShouldBe((LineKind.FinanceAdjustment, Brands.Grocer, 250 * Settling.MicrosPerCent, 0));
        sum.Parts.Single(part => part.Key.PartnerNo == Brands.Grocer).ReceiveMinorUnits.ShouldBe(250);
        brands.AddsUp().ShouldBeTrue();
    }

    [Fact]
    public void Between_two_partners_both_statements_have_it_and_the_netting_says_who_owes_whom()
    {
        Approve(Propose(Brands.Hotel, Brands.Airline, 80).Value, Brands.Checker).Refusal.ShouldBeNull();

        var sum = settling.Sum(settling.Close().Value.Closed);

        sum.Lines.Select(line => (line.Key.PartnerNo, line.OwedMicros - line.DueMicros)).ShouldBe([(Brands.Hotel, 800_000), (Brands.Airline, -800_000)]);
        var obligation = sum.Obligations.ShouldHaveSingleItem();
        (obligation.Key.DebtorNo, obligation.Key.CreditorNo, obligation.Micros).ShouldBe((Brands.Hotel, Brands.Airline, 800_000));
    }

    [Fact]
    public void What_is_taken_back_goes_the_other_way_in_the_window_that_is_open_then()
    {
        var booked = Approve(Propose(Brands.Grocer, 0, 100).Value, Brands.Checker).Value;
        var first = settling.Close().Value.Closed;
        settling.Sum(first).Parts.Single(part => part.Key.PartnerNo == Brands.Grocer).PayMinorUnits.ShouldBe(100);
        var asked = Reverse(booked, Brands.Checker).Value;
        asked.State.ShouldBe(SettlementAdjustmentState.ReversalProposed);
        Approve(asked, Brands.Checker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.SamePerson);

        var reversed = Approve(asked, Brands.Maker).Value;

        reversed.State.ShouldBe(SettlementAdjustmentState.Reversed);
        brands.Position(Brands.Grocer).ShouldBe(0);
        brands.State.ReadChain(reversed.ReversalSeq).ShouldHaveSingleItem().CorrectsSeq.ShouldBe(booked.ChainSeq);
        settling.Sum(settling.Close().Value.Closed).Parts.Single(part => part.Key.PartnerNo == Brands.Grocer).ReceiveMinorUnits.ShouldBe(100);
        Reverse(reversed, Brands.Maker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.SettlementAdjustmentState);
    }

    [Fact]
    public void What_is_turned_down_books_nothing_and_every_step_is_a_row()
    {
        var proposed = Propose(0, Brands.Grocer, 1).Value;
        Reject(proposed).Value.State.ShouldBe(SettlementAdjustmentState.Rejected);
        Approve(proposed, Brands.Checker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.SettlementAdjustmentState);
        var booked = Approve(Propose(0, Brands.Grocer, 2).Value, Brands.Checker).Value;
        Reverse(booked, Brands.Maker).Refusal.ShouldBeNull();
        Reject(booked).Value.State.ShouldBe(SettlementAdjustmentState.Booked);

        brands.Position(Brands.Grocer).ShouldBe(2 * Settling.MicrosPerCent);
        brands.State.Changes.Added.Where(change => change.Subject == booked.Id).Select(change => (change.From, change.To, change.Trigger)).ShouldBe(
            [("", "Proposed", "Propose"), ("Proposed", "Booked", "Approve"), ("Booked", "ReversalProposed", "ProposeReversal"), ("ReversalProposed", "Booked", "Reject")]);
    }

    [Fact]
    public void Sides_that_are_none_and_other_money_are_refused()
    {
        Propose(0, 0, 1).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.PartnerNotFound);
        Propose(Brands.Grocer, Brands.Grocer, 1).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.PartnerNotFound);
        Propose(99, 0, 1).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.PartnerNotFound);
        Propose(0, Brands.Grocer, 1, "USD").Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.CurrencyMismatch);
        brands.Coalition.Decide((state, now) => DecideAdjustment.Approve(state, now, 999, Brands.Checker)).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.SettlementAdjustmentNotFound);
    }

    private Outcome<SettlementAdjustment> Propose(int debtorNo, int creditorNo, long minorUnits, string money = "HKD") => brands.Coalition.Decide((state, now) =>
        ProposeAdjustment.Line(state, now, new ProposeLineCommand(debtorNo, creditorNo, new Money(Brands.Code(money), minorUnits), "CN-1", "a fee too much", Brands.Maker)));

    private Outcome<SettlementAdjustment> Approve(SettlementAdjustment adjustment, int staffNo) =>
        brands.Coalition.Decide((state, now) => DecideAdjustment.Approve(state, now, adjustment.No, staffNo));

    private Outcome<SettlementAdjustment> Reject(SettlementAdjustment adjustment) =>
        brands.Coalition.Decide((state, now) => DecideAdjustment.Reject(state, now, adjustment.No, Brands.Checker, "no letter"));

    private Outcome<SettlementAdjustment> Reverse(SettlementAdjustment adjustment, int staffNo) =>
        brands.Coalition.Decide((state, now) => ProposeAdjustment.Reversal(state, now, adjustment.No, "it was right", staffNo));
}
