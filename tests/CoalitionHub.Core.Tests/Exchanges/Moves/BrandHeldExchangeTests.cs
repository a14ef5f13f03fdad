using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Tests.Settlements;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Exchanges;

/// <summary>Exchanges with an airline that keeps its miles itself, step by step, with the money that they bring.</summary>
public sealed class BrandHeldExchangeTests
{
    private readonly Brands brands = new();

    public BrandHeldExchangeTests()
    {
        var state = brands.State;
        state.Currencies.Put(Brands.Miles, (state.Currencies.Find(Brands.Miles) ?? throw new InvalidOperationException("No miles.")) with { Custody = Custody.Partner });
        foreach (var memberNo in (long[])[1, 2])
        {
            BrandLinks.Add(state, brands.Coalition.Now, state.Members.Find(memberNo) ?? throw new InvalidOperationException("No member."), new BrandMember(Brands.Airline, $"M-{memberNo}"));
        }

        brands.Open("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3), new Fraction(1, 100));
        brands.Open("MILES", "NIGHTS", Brands.Hotel, new Fraction(2, 1));
        brands.Earn(Brands.Hotel, 1, 100_000).Refusal.ShouldBeNull();
        brands.Coalition.Commit();
    }

    private HubState State => brands.State;

    [Fact]
    public void Points_that_a_brand_keeps_are_neither_earned_nor_burnt_here()
    {
        brands.Earn(Brands.Airline, 1, 1_000).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.CurrencyNotAllowed);
        brands.Burn(Brands.Airline, 1, 1).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.CurrencyNotAllowed);
    }

    [Fact]
    public void Leaving_points_are_set_aside_until_the_brand_has_said_that_it_credited()
    {
        var exchange = Accept("NIGHTS", "MILES", 502);

        exchange.State.ShouldBe(ExchangeState.SourceHeld);
        Wallet.Lots.ShouldHaveSingleItem().Held.ShouldBe(502);
        Due().ShouldBe([(InstructionKind.ValidateMember, 0L)]);
        Answer(InstructionOutcome.Done).Verdict.ShouldBe(AnswerVerdict.Taken);

        Due().ShouldBe([(InstructionKind.Credit, 165L)]);
        Now(exchange).State.ShouldBe(ExchangeState.AwaitingDestination);
        brands.Position(Brands.Hotel).ShouldBe(0);
        Answer(InstructionOutcome.Done);

        Now(exchange).State.ShouldBe(ExchangeState.Completed);
        Wallet.Balance.ShouldBe(1_000 - 502);
        Wallet.DebitsPending.ShouldBe(0);
        State.Ledger.Account(PointsAccounts.Clearing(Brands.Miles, Brands.Airline)).Balance.ShouldBe(165);
        brands.Position(Brands.Hotel).ShouldBe(-502 * 3_000);
        brands.Position(Brands.Airline).ShouldBe(495 * 3_000);
        Due().ShouldBeEmpty();
    }

    [Fact]
    public void Points_out_of_a_brands_ledger_are_paid_for_at_the_price_of_its_terms()
    {
        var exchange = Accept("MILES", "NIGHTS", 100, Brands.Airline);

        exchange.State.ShouldBe(ExchangeState.Accepted);
        Answer(InstructionOutcome.Done);
        Due().ShouldBe([(InstructionKind.Debit, 100L)]);
        Answer(InstructionOutcome.Done);

        Now(exchange).State.ShouldBe(ExchangeState.Completed);
        Wallet.Balance.ShouldBe(1_000 + 200);
        State.Ledger.Account(PointsAccounts.Clearing(Brands.Miles, Brands.Airline)).Balance.ShouldBe(-100);
        // 17,001 / 2 micros for each of 100 miles.
        brands.Position(Brands.Airline).ShouldBe(-850_050);
        brands.Position(Brands.Hotel).ShouldBe(850_050);
    }

    [Fact]
    public void A_refused_credit_gives_the_points_back()
    {
        var exchange = Accept("NIGHTS", "MILES", 300);
        Answer(InstructionOutcome.Done);

        Answer(InstructionOutcome.Refused);

        Now(exchange).State.ShouldBe(ExchangeState.Declined);
        Wallet.Lots.ShouldHaveSingleItem().ShouldSatisfyAllConditions(lot => lot.Held.ShouldBe(0), lot => lot.Points.ShouldBe(1_000));
        State.Ledger.Holds.Count.ShouldBe(0);
        Steps(exchange).ShouldBe(["Accept", "HoldSource", "InstructDestination", "DeclineDestination", "Compensate"]);
    }

    [Fact]
    public void Silence_is_no_no_the_hub_asks_with_growing_pauses_and_the_points_stay_set_aside()
    {
        var exchange = Accept("NIGHTS", "MILES", 300);
        Answer(InstructionOutcome.Done);
        var credit = Now(exchange).InstructionNo;

        Pass(Instruction.AnswerMicros);

        Now(exchange).State.ShouldBe(ExchangeState.Unknown);
        Due().ShouldBeEmpty();
        var pauses = new List<long>();
        for (var asked = 0; asked < 13; asked++)
        {
            var before = brands.Coalition.NowMicros;
            brands.Coalition.NowMicros = Instructions.NextDueMicros(State, Brands.Airline, before).ShouldNotBeNull();
            pauses.Add((brands.Coalition.NowMicros - before) / 1_000_000);
            Due().ShouldBe([(InstructionKind.Query, 0L)]);
            Answer(InstructionOutcome.NotKnown);
        }

        pauses.ShouldBe([1, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]);
        Now(exchange).State.ShouldBe(ExchangeState.Unknown);
        Wallet.Lots[0].Held.ShouldBe(300);
        // Its own answer counts still.
        Answer(InstructionOutcome.Done, credit);
        Now(exchange).State.ShouldBe(ExchangeState.Completed);
        Due().ShouldBeEmpty();
    }

    [Fact]
    public void A_brand_that_is_away_is_not_silent_and_a_debit_that_waits_too_long_is_withdrawn_in_two_steps()
    {
        var exchange = Accept("MILES", "NIGHTS", 100, Brands.Airline);
        Answer(InstructionOutcome.Done);

        Pass(Instruction.AnswerMicros * 10, reachableSince: 0);
        Now(exchange).State.ShouldBe(ExchangeState.Accepted);
        Pass(Moment.MicrosPerDay, reachableSince: 0);
        Now(exchange).ShouldSatisfyAllConditions(marked => marked.State.ShouldBe(ExchangeState.Unknown), marked => marked.MarkedMicros.ShouldBe(brands.Coalition.NowMicros));

        brands.Coalition.NowMicros += 1_000_000;
        Due().ShouldBe([(InstructionKind.Query, 0L)]);
        Answer(InstructionOutcome.Refused);
        Now(exchange).State.ShouldBe(ExchangeState.Expired);
        brands.Position(Brands.Airline).ShouldBe(0);
    }

    [Fact]
    public void An_answer_with_a_wrong_number_of_points_moves_nothing_and_raises_an_alert()
    {
        var exchange = Accept("NIGHTS", "MILES", 300);
        Answer(InstructionOutcome.Done);
        var credit = Now(exchange).InstructionNo;

        var receipt = brands.Coalition.Done((state, now) => AnswerInstruction.Decide(state, now, Brands.Airline, new InstructionAnswer(credit, InstructionOutcome.Done, 7, "", "")));

        receipt.Verdict.ShouldBe(AnswerVerdict.Rejected);
        Now(exchange).State.ShouldBe(ExchangeState.Unknown);
        State.Alerts.Added.ShouldHaveSingleItem().Kind.ShouldBe("EXCHANGE_ANSWER_WRONG");
    }

    [Fact]
    public void Two_persons_resolve_what_a_brand_doesnt_say_and_its_late_answer_becomes_a_correction()
    {
        var exchange = Accept("NIGHTS", "MILES", 300);
        Answer(InstructionOutcome.Done);
        var credit = Now(exchange).InstructionNo;

        var proposed = brands.Coalition.Done((state, now) => ResolutionDecisions.Propose(state, now, new ProposeResolutionCommand(exchange.No, InstructionOutcome.Refused, "They wrote so.", Brands.Maker)));
        ReasonOf(brands.Coalition.Decide((state, now) => ResolutionDecisions.Approve(state, now, proposed.No, Brands.Maker))).ShouldBe(Reason.SamePerson);
        brands.Coalition.Done((state, now) => ResolutionDecisions.Approve(state, now, proposed.No, Brands.Checker));
        brands.Coalition.Commit();

        Now(exchange).State.ShouldBe(ExchangeState.Declined);
        Answer(InstructionOutcome.Done, credit).Verdict.ShouldBe(AnswerVerdict.Late);
        Answer(InstructionOutcome.Done, credit).Verdict.ShouldBe(AnswerVerdict.Repeated);
        Now(exchange).State.ShouldBe(ExchangeState.Declined);
        var correction = State.Corrections.All().ShouldHaveSingleItem();
        brands.Coalition.Done((state, now) => CorrectionDecisions.Vote(state, now, correction.No, true, Brands.Maker, ""));
        ReasonOf(brands.Coalition.Decide((state, now) => CorrectionDecisions.Vote(state, now, correction.No, true, Brands.Maker, ""))).ShouldBe(Reason.SamePerson);
        brands.Coalition.Done((state, now) => CorrectionDecisions.Vote(state, now, correction.No, true, Brands.Checker, ""));
        brands.Coalition.Commit();

        Due().ShouldBe([(InstructionKind.Reverse, 99L)]);
        Answer(InstructionOutcome.Done);
        State.Corrections.All().ShouldHaveSingleItem().State.ShouldBe(CorrectionState.Done);
    }

    [Fact]
    public void A_reversal_in_parts_gives_back_no_more_than_left_and_the_sums_of_a_settlement_are_zero()
    {
        var exchange = Accept("NIGHTS", "MILES", 502);
        Answer(InstructionOutcome.Done);
        Answer(InstructionOutcome.Done);

        ReasonOf(Reverse(exchange, 503)).ShouldBe(Reason.ReversalExceedsExchange);
        Reverse(exchange, 100).Value.State.ShouldBe(ExchangeState.Compensating);
        brands.Coalition.Commit();
        // 165 × 100 / 502, rounded up.
        Due().ShouldBe([(InstructionKind.Reverse, 33L)]);
        Answer(InstructionOutcome.Done);
        Now(exchange).ShouldSatisfyAllConditions(
            now => now.State.ShouldBe(ExchangeState.Completed), now => now.ReversedPoints.ShouldBe(100), now => now.ReversedArrivingPoints.ShouldBe(33));
        Wallet.Balance.ShouldBe(1_000 - 402);

        Reverse(exchange, 0).Refusal.ShouldBeNull();
        brands.Coalition.Commit();
        Answer(InstructionOutcome.Done);
        Now(exchange).State.ShouldBe(ExchangeState.Reversed);
        ReasonOf(Reverse(exchange, 1)).ShouldBe(Reason.ExchangeState);
        Wallet.Balance.ShouldBe(1_000);
        brands.Position(Brands.Hotel).ShouldBe(0);
        brands.Position(Brands.Airline).ShouldBe(0);

        var settling = new Settling(brands);
        // A sum that isn't zero is thrown.
        settling.Sum(settling.Close().Value.Closed).Lines.ShouldContain(line => line.Key.Kind == LineKind.ExchangedInReversed);
    }

    [Fact]
    public void A_hold_of_an_exchange_is_nobodys_to_capture_or_void()
    {
        var exchange = Accept("NIGHTS", "MILES", 300);

        ReasonOf(brands.Coalition.Decide((state, now) => ResolveHold.Void(state, now, Brands.Hotel, exchange.HoldNo))).ShouldBe(Reason.HoldNotFound);
        ReasonOf(brands.Coalition.Decide((state, now) => ResolveHold.Capture(state, now, Brands.Hotel, exchange.HoldNo, 0))).ShouldBe(Reason.HoldNotFound);
    }

    [Fact]
    public void A_member_whose_exchange_waits_for_a_brand_stays_linked_to_it()
    {
        Accept("MILES", "NIGHTS", 100, Brands.Airline);

        ReasonOf(brands.Coalition.Decide((state, now) => BrandLinks.Unlink(state, now, brands.Card(1), Brands.Airline, "client"))).ShouldBe(Reason.MemberHasHolds);
    }

    [Fact]
    public void A_brand_over_its_cap_or_suspended_is_no_source_of_points_and_one_that_doesnt_know_the_member_neither()
    {
        brands.Enrol(3);
        ReasonOf(brands.Quote("MILES", "NIGHTS", 100, Brands.Airline, 3)).ShouldBe(Reason.MemberNotLinked);
        var offer = brands.Quote("MILES", "NIGHTS", 100, Brands.Airline).Value;
        State.Partners.Put(Brands.Airline, (State.Partners.Find(Brands.Airline) ?? throw new InvalidOperationException("No airline.")) with { State = PartnerState.Suspended });
        ReasonOf(brands.Accept(offer, partnerNo: Brands.Airline)).ShouldBe(Reason.PartnerSuspended);
        State.Partners.Put(Brands.Airline, (State.Partners.Find(Brands.Airline) ?? throw new InvalidOperationException("No airline.")) with { State = PartnerState.Active });
        brands.PutTerms(brands.TermsOf(Brands.Airline, Brands.Miles) with { NetDebitCapMicros = 1_000 });

        ReasonOf(brands.Quote("MILES", "NIGHTS", 100, Brands.Airline)).ShouldBe(Reason.NetDebitCapExceeded);
    }

    private Account Wallet => Brands.Wallet(State, Brands.Nights, 1);

    private Exchange Accept(string from, string to, long points, int partnerNo = Brands.Hotel)
    {
        var exchange = brands.Accept(brands.Quote(from, to, points, partnerNo).Value, partnerNo: partnerNo).Value;
        brands.Coalition.Commit();
        return exchange;
    }

    private Exchange Now(Exchange exchange) => State.Exchanges.Find(exchange.No) ?? throw new InvalidOperationException("The exchange is gone.");

    private IEnumerable<(InstructionKind, long)> Due() =>
        Instructions.Due(State, Brands.Airline, brands.Coalition.NowMicros).Select(due => (due.Kind, due.Points));

    private AnswerReceipt Answer(InstructionOutcome outcome, long instructionNo = 0)
    {
        var instruction = instructionNo == 0
            ? Instructions.Due(State, Brands.Airline, brands.Coalition.NowMicros).ShouldHaveSingleItem()
            : State.Instructions.Find(instructionNo) ?? throw new InvalidOperationException("No instruction.");
        var receipt = brands.Coalition.Done((state, now) =>
            AnswerInstruction.Decide(state, now, Brands.Airline, new InstructionAnswer(instruction.No, outcome, outcome == InstructionOutcome.Done ? instruction.Points : 0, "", "")));
        brands.Coalition.Commit();
        return receipt;
    }

    private Outcome<Exchange> Reverse(Exchange exchange, long points) =>
        brands.Coalition.Decide((state, now) => ReverseExchange.Decide(state, now, new ReverseExchangeCommand(exchange.PartnerNo, exchange.No, points, "client", "")));

    private void Pass(long micros, long reachableSince = 1)
    {
        brands.Coalition.NowMicros += micros;
        foreach (var due in ExchangeTimers.Due(State, brands.Coalition.NowMicros, _ => reachableSince))
        {
            brands.Coalition.Done((state, now) => ExchangeTimers.Decide(state, now, due, reachableSince)).ShouldBeTrue();
        }

        brands.Coalition.Commit();
    }

    private IEnumerable<string> Steps(Exchange exchange) =>
        brands.Coalition.Archive.Changes.Where(change => change.Subject == exchange.Id).Select(change => change.Trigger);

    private static Reason ReasonOf<T>(Outcome<T> outcome) => outcome.Refusal.ShouldNotBeNull().Reason;
}
