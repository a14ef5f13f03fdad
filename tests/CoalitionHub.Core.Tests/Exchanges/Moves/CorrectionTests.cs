using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.State;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Exchanges;

/// <summary>Corrections that came to nothing the first time, and answers of brands that are suspended.</summary>
public sealed class CorrectionTests
{
    private readonly Brands brands = new();

    public CorrectionTests()
    {
        var state = brands.State;
        state.Currencies.Put(Brands.Miles, state.Currencies.Find(Brands.Miles).ShouldNotBeNull() with { Custody = Custody.Partner });
        BrandLinks.Add(state, brands.Coalition.Now, state.Members.Find(1).ShouldNotBeNull(), new BrandMember(Brands.Airline, "M-1"));
        brands.Open("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3));
        brands.Earn(Brands.Hotel, 1, 100_000).Refusal.ShouldBeNull();
        brands.Coalition.Commit();
    }

    [Fact]
    public void A_correction_that_the_brand_refused_is_proposed_again_and_carried_out()
    {
        var first = Contradicted();
        Vote(first, approves: true);
        Answer(InstructionOutcome.Refused);
        Now(first).State.ShouldBe(CorrectionState.Failed);

        var again = Again(first).Value;
        brands.Coalition.Commit();
        (again.State, again.FirstBy, again.FirstApproves, again.InstructionNo, again.Said).ShouldBe((CorrectionState.Proposed, Brands.Maker, true, first.InstructionNo, first.Said));
        ReasonOf(VoteAs(again, true, Brands.Maker)).ShouldBe(Reason.SamePerson);
        VoteAs(again, true, Brands.Checker).Refusal.ShouldBeNull();
        brands.Coalition.Commit();
        Due().ShouldBe([(InstructionKind.Reverse, 100L)]);
        Answer(InstructionOutcome.Done);

        Now(again).State.ShouldBe(CorrectionState.Done);
        Now(first).State.ShouldBe(CorrectionState.Failed);
        ReasonOf(Again(first)).ShouldBe(Reason.ExchangeState);
        ReasonOf(Again(again)).ShouldBe(Reason.ExchangeState);
    }

    [Fact]
    public void A_correction_that_two_persons_rejected_is_proposed_again_and_one_that_waits_is_not()
    {
        var first = Contradicted();
        ReasonOf(Again(first)).ShouldBe(Reason.ExchangeState);
        ReasonOf(brands.Coalition.Decide((state, now) => CorrectionDecisions.ProposeAgain(state, now, 99, Brands.Maker, ""))).ShouldBe(Reason.CorrectionNotFound);
        Vote(first, approves: false);
        Now(first).State.ShouldBe(CorrectionState.Rejected);

        Again(first).Value.State.ShouldBe(CorrectionState.Proposed);
    }

    [Fact]
    public void An_exchange_that_was_reversed_since_is_not_corrected_any_more()
    {
        var first = Contradicted(decided: InstructionOutcome.Done, said: InstructionOutcome.Refused);
        Vote(first, approves: false);
        // The hub's own question about it has to be answered too before anything is reversed.
        brands.Coalition.NowMicros += 2_000_000;
        Answer(InstructionOutcome.Refused).Verdict.ShouldBe(AnswerVerdict.Repeated);
        var exchange = brands.State.Exchanges.Find(first.ExchangeNo).ShouldNotBeNull();
        brands.Coalition.Done((state, now) => ReverseExchange.Decide(state, now, new ReverseExchangeCommand(exchange.PartnerNo, exchange.No, 3, "client", "")));
        brands.Coalition.Commit();
        ReasonOf(Again(first)).ShouldBe(Reason.ExchangeState);
        Answer(InstructionOutcome.Done);

        ReasonOf(Again(first)).ShouldBe(Reason.ExchangeState);
    }

    [Fact]
    public void A_suspended_brands_answers_are_refused_until_it_is_resumed()
    {
        Accept();
        Suspend(PartnerState.Suspended);
        var validation = Instructions.Due(brands.State, Brands.Airline, brands.Coalition.NowMicros).ShouldHaveSingleItem();

        ReasonOf(brands.Coalition.Decide((state, now) => AnswerInstruction.Decide(state, now, Brands.Airline, new InstructionAnswer(validation.No, InstructionOutcome.Done, 0, "", ""))))
            .ShouldBe(Reason.PartnerSuspended);
        Suspend(PartnerState.Active);

        Answer(InstructionOutcome.Done).Verdict.ShouldBe(AnswerVerdict.Taken);
    }

    /// <summary>Two persons decide what became of the credit, and the brand says otherwise.</summary>
    private Correction Contradicted(InstructionOutcome decided = InstructionOutcome.Refused, InstructionOutcome said = InstructionOutcome.Done)
    {
        var exchange = Accept();
        Answer(InstructionOutcome.Done);
        var credit = Instructions.Due(brands.State, Brands.Airline, brands.Coalition.NowMicros).ShouldHaveSingleItem();
        var proposed = brands.Coalition.Done((state, now) => ResolutionDecisions.Propose(state, now, new ProposeResolutionCommand(exchange.No, decided, "They wrote so.", Brands.Maker)));
        brands.Coalition.Done((state, now) => ResolutionDecisions.Approve(state, now, proposed.No, Brands.Checker));
        brands.Coalition.Commit();
        Answer(said, credit).Verdict.ShouldBe(AnswerVerdict.Late);
        return brands.State.Corrections.All().ShouldHaveSingleItem();
    }

    private Exchange Accept()
    {
        var exchange = brands.Accept(brands.Quote("NIGHTS", "MILES", 300).Value).Value;
        brands.Coalition.Commit();
        return exchange;
    }

    private AnswerReceipt Answer(InstructionOutcome outcome, Instruction? about = null)
    {
        var instruction = about ?? Instructions.Due(brands.State, Brands.Airline, brands.Coalition.NowMicros).ShouldHaveSingleItem();
        var receipt = brands.Coalition.Done((state, now) =>
            AnswerInstruction.Decide(state, now, Brands.Airline, new InstructionAnswer(instruction.No, outcome, outcome == InstructionOutcome.Done ? instruction.Points : 0, "", "")));
        brands.Coalition.Commit();
        return receipt;
    }

    private void Vote(Correction correction, bool approves)
    {
        VoteAs(correction, approves, Brands.Maker).Refusal.ShouldBeNull();
        VoteAs(correction, approves, Brands.Checker).Refusal.ShouldBeNull();
        brands.Coalition.Commit();
    }

    private Outcome<Correction> VoteAs(Correction correction, bool approves, int staffNo) =>
        brands.Coalition.Decide((state, now) => CorrectionDecisions.Vote(state, now, correction.No, approves, staffNo, ""));

    private Outcome<Correction> Again(Correction correction) =>
        brands.Coalition.Decide((state, now) => CorrectionDecisions.ProposeAgain(state, now, correction.No, Brands.Maker, "The account is open again."));

    private Correction Now(Correction correction) => brands.State.Corrections.Find(correction.No).ShouldNotBeNull();

    private IEnumerable<(InstructionKind, long)> Due() =>
        Instructions.Due(brands.State, Brands.Airline, brands.Coalition.NowMicros).Select(due => (due.Kind, due.Points));

    private void Suspend(PartnerState partner) =>
        brands.State.Partners.Put(Brands.Airline, brands.State.Partners.Find(Brands.Airline).ShouldNotBeNull() with { State = partner });

    private static Reason ReasonOf<T>(Outcome<T> outcome) => outcome.Refusal.ShouldNotBeNull().Reason;
}
