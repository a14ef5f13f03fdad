using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Tests.Exchanges;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Disputes;

public sealed class DisputeTests
{
    private readonly Brands brands = new();
    private readonly Settling settling;
    private readonly Window window;
    private readonly PartKey part;
    private readonly WindowLine issued;

    public DisputeTests()
    {
        settling = new Settling(brands);
        RuleTerms rules = new() { AgreeDays = 5, AnswerDays = 3, ContestDays = 2, PayDays = 10, ReminderDays = 1 };
        brands.State.SettlementRules.Put(900, new SettlementRules(900, ApprovalState.Approved, 0, rules, Brands.Maker, Brands.Checker, 0, 0));
        brands.Earn(Brands.Grocer, 1, 123_456).Refusal.ShouldBeNull();
        window = settling.CloseAndApprove();
        part = new PartKey(window.No, Brands.Grocer);
        issued = brands.State.WindowLines.All().Single(line => line.Key.PartnerNo == Brands.Grocer && line.Key.Kind == LineKind.Issued);
        brands.Coalition.Commit();
    }

    [Fact]
    public void What_a_partner_is_right_about_is_booked_in_the_open_window_and_the_disputed_one_stays()
    {
        var before = settling.Part(window, Brands.Grocer);
        var dispute = Raise(issued.OwedMicros - 30_000).Value;
        Standing.Agreement.ShouldBe(PartAgreement.Disputed);
        Answer(dispute, 20_000).Value.State.ShouldBe(DisputeState.Offered);

        var upheld = brands.Coalition.Done((state, now) => AnswerDispute.Approve(state, now, dispute.No, Brands.Checker));

        (upheld.State, upheld.OfferMicros, upheld.AdjustedWindowNo).ShouldBe((DisputeState.Upheld, 20_000, window.No + 1));
        brands.Position(Brands.Grocer).ShouldBe(20_000);
        settling.Part(window, Brands.Grocer).ShouldBe(before);
        Standing.Agreement.ShouldBe(PartAgreement.Resolved);
        var next = settling.Close().Value.Closed;
        var line = settling.Sum(next).Lines.ShouldHaveSingleItem();
        (line.Key.Kind, line.Key.PartnerNo, line.DueMicros, line.OwedMicros).ShouldBe((LineKind.DisputeSettled, Brands.Grocer, 20_000, 0));
    }

    [Fact]
    public void Another_partner_can_be_made_to_bear_it()
    {
        var dispute = Raise(issued.OwedMicros - 30_000).Value;
        Answer(dispute, 1, Brands.Grocer).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.PartnerNotFound);
        Answer(dispute, 1, 99).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.PartnerNotFound);
        Answer(dispute, 30_000, Brands.Hotel).Refusal.ShouldBeNull();
        brands.Coalition.Done((state, now) => AnswerDispute.Approve(state, now, dispute.No, Brands.Checker));

        (brands.Position(Brands.Grocer), brands.Position(Brands.Hotel)).ShouldBe((30_000, -30_000));
    }

    [Fact]
    public void The_one_who_offers_cannot_approve_and_no_more_is_offered_than_was_claimed()
    {
        var dispute = Raise(issued.OwedMicros - 30_000).Value;
        Answer(dispute, 30_001).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.OfferExceedsClaim);
        Approve(dispute, Brands.Checker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.DisputeState);
        Answer(dispute, 30_000).Refusal.ShouldBeNull();

        Approve(dispute, Brands.Maker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.SamePerson);
        brands.Coalition.Done((state, now) => AnswerDispute.TurnDown(state, now, dispute.No, Brands.Checker, "look again")).OfferMicros.ShouldBe(0);
        Approve(dispute, Brands.Checker).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.DisputeState);
        brands.Position(Brands.Grocer).ShouldBe(0);
    }

    [Fact]
    public void A_partner_can_also_say_that_it_owes_more()
    {
        var dispute = Raise(issued.OwedMicros + 500).Value;
        Answer(dispute, 500).Value.OfferMicros.ShouldBe(-500);
        Approve(dispute, Brands.Checker).Refusal.ShouldBeNull();

        brands.Position(Brands.Grocer).ShouldBe(-500);
        brands.Balance(AccountKind.Fees, Core.Amounts.Currency.SettlementMoneyNo).ShouldBe(window.FeesMicros + 500);
    }

    [Fact]
    public void Only_what_differs_can_be_disputed_and_each_line_once_at_a_time()
    {
        Raise(issued.OwedMicros).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.NothingDisputed);
        var dispute = Raise(1).Value;
        Raise(2).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.LineDisputed);
        RaiseOf(LineKind.RedeemedHere, 7).Refusal.ShouldBeNull();
        Withdraw(dispute).Value.State.ShouldBe(DisputeState.Withdrawn);

        Standing.Agreement.ShouldBe(PartAgreement.Disputed);
        Raise(2).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_partner_that_has_agreed_cannot_dispute()
    {
        brands.Coalition.Done((state, now) => RaiseDispute.Agree(state, now, part, "client")).Agreement.ShouldBe(PartAgreement.Agreed);

        Raise(1).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.DisputeState);
    }

    [Fact]
    public void Another_s_dispute_is_as_if_it_were_not_there()
    {
        var dispute = Raise(1).Value;

        brands.Coalition.Decide((state, now) => RaiseDispute.Withdraw(state, now, Brands.Hotel, dispute.No, "client"))
            .Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.DisputeNotFound);
    }

    [Fact]
    public void A_rejected_dispute_can_be_contested_until_its_time_is_over()
    {
        var dispute = Raise(1).Value;
        Answer(dispute, 0).Value.State.ShouldBe(DisputeState.Rejected);
        Evidence(dispute).Value.State.ShouldBe(DisputeState.Raised);
        Answer(dispute, 0).Value.DueMicros.ShouldBe(brands.Coalition.NowMicros + 2 * Moment.MicrosPerDay);
        brands.Coalition.Commit();
        brands.Coalition.NowMicros += 2 * Moment.MicrosPerDay;

        Evidence(dispute).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.TimeLimitPassed);
        RunTimers();

        brands.State.Disputes.Find(dispute.No).ShouldNotBeNull().State.ShouldBe(DisputeState.Lapsed);
        Standing.Agreement.ShouldBe(PartAgreement.Resolved);
        brands.State.Disputes.Find(dispute.No).ShouldNotBeNull().Words.Select(word => word.Text).ShouldBe(["the till's roll", "no", "look", "no"]);
    }

    [Fact]
    public void Silence_is_agreement_once_its_time_is_over_and_somebody_was_reminded_before()
    {
        brands.Coalition.NowMicros += 4 * Moment.MicrosPerDay;
        RunTimers().ShouldContain(alert => alert.Kind == "SETTLEMENT_AGREEMENT_DUE_SOON" && alert.PartnerNo == Brands.Grocer);
        RunTimers().ShouldBeEmpty();
        brands.Coalition.NowMicros += Moment.MicrosPerDay;

        Raise(1).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.TimeLimitPassed);
        RunTimers().ShouldContain(alert => alert.Kind == "SETTLEMENT_AGREED_BY_SILENCE" && alert.PartnerNo == Brands.Grocer);
        Standing.Agreement.ShouldBe(PartAgreement.Agreed);
    }

    [Fact]
    public void What_is_not_answered_or_paid_in_time_raises_one_alert()
    {
        Raise(1).Refusal.ShouldBeNull();
        brands.Coalition.Commit();
        brands.Coalition.NowMicros += 10 * Moment.MicrosPerDay;

        var alerts = RunTimers();

        alerts.Count(alert => alert.Kind == "DISPUTE_ANSWER_OVERDUE").ShouldBe(1);
        alerts.Count(alert => alert.Kind == "SETTLEMENT_PAYMENT_OVERDUE").ShouldBe(1);
        RunTimers().ShouldBeEmpty();
    }

    [Fact]
    public void Every_step_is_a_row()
    {
        var dispute = Raise(1).Value;
        Answer(dispute, 0);
        Withdraw(dispute);

        brands.State.Changes.Added.Where(change => change.Subject == dispute.Id).Select(change => (change.From, change.To, change.Trigger))
            .ShouldBe([("", "Raised", "Raise"), ("Raised", "Rejected", "Reject"), ("Rejected", "Withdrawn", "Withdraw")]);
        brands.State.Changes.Added.Where(change => change.Subject.Contains('/')).Select(change => change.To).ShouldBe(["Disputed", "Resolved"]);
    }

    private PartStanding Standing => brands.State.PartStandings.Find(part) ?? throw new InvalidOperationException("No standing.");

    private Outcome<Dispute> Raise(long expectedOwed) => RaiseOf(LineKind.Issued, expectedOwed);

    private Outcome<Dispute> RaiseOf(LineKind kind, long expectedOwed) => brands.Coalition.Decide((state, now) =>
        RaiseDispute.Decide(state, now, new RaiseDisputeCommand(part, [new ExpectedLine(kind, issued.Key.CurrencyNo, expectedOwed, 0)], "the till's roll", "client")));

    private Outcome<Dispute> Answer(Dispute dispute, long offer, int bearerNo = 0) => brands.Coalition.Decide((state, now) =>
        AnswerDispute.Decide(state, now, new AnswerDisputeCommand(dispute.No, offer, bearerNo, offer == 0 ? "no" : "yes", Brands.Maker)));

    private Outcome<Dispute> Approve(Dispute dispute, int staffNo) => brands.Coalition.Decide((state, now) => AnswerDispute.Approve(state, now, dispute.No, staffNo));

    private Outcome<Dispute> Evidence(Dispute dispute) => brands.Coalition.Decide((state, now) => RaiseDispute.AddEvidence(state, now, Brands.Grocer, dispute.No, "look", "client"));

    private Outcome<Dispute> Withdraw(Dispute dispute) => brands.Coalition.Decide((state, now) => RaiseDispute.Withdraw(state, now, Brands.Grocer, dispute.No, "client"));

    /// <summary>What the hub's worker does once.</summary>
    private IReadOnlyList<Alert> RunTimers()
    {
        brands.Coalition.Commit();
        foreach (var timer in SettlementTimers.Due(brands.State, brands.Coalition.NowMicros))
        {
            brands.Coalition.Done((state, now) => SettlementTimers.Decide(state, now, timer));
        }

        Alert[] alerts = [.. brands.State.Alerts.Added];
        brands.Coalition.Commit();
        return alerts;
    }
}
