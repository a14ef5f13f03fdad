using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.Tests.Fixtures;
using CoalitionHub.Core.Tests.State;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Programmes;

public sealed class TermsDecisionTests
{
    private readonly Coalition coalition = new();
    private readonly Partner grocer;

    public TermsDecisionTests() => grocer = coalition.AddPartner("grocer", "GROC");

    [Fact]
    public void A_proposal_is_kept_and_prices_nothing()
    {
        var terms = Propose().Value;

        (terms.State, terms.CurrencyNo, terms.ProposedBy, terms.DecidedBy, terms.EffectiveMicros, terms.NetDebitCapMicros)
            .ShouldBe((ApprovalState.Proposed, Currency.CoalitionPointsNo, CoalitionPeople.Maker, 0, 0L, 50_000_000_000L));
        InForce().ShouldBeNull();
        coalition.State.Changes.Added[^1].Subject.ShouldBe(terms.Id);
    }

    [Fact]
    public void Another_person_approves_once_and_the_terms_hold_from_then_on()
    {
        var terms = Propose().Value;
        coalition.NowMicros += 10;

        ReasonOf(Approve(terms, CoalitionPeople.Maker)).ShouldBe(Reason.SamePerson);
        var approved = Approve(terms).Value;

        (approved.State, approved.DecidedBy, approved.EffectiveMicros).ShouldBe((ApprovalState.Approved, CoalitionPeople.Checker, coalition.NowMicros));
        InForce().ShouldBe(approved);
        ReasonOf(Approve(terms)).ShouldBe(Reason.NotProposed);
        ReasonOf(Reject(terms)).ShouldBe(Reason.NotProposed);
    }

    [Fact]
    public void Rejected_terms_never_hold()
    {
        var terms = Propose().Value;

        Reject(terms).Value.State.ShouldBe(ApprovalState.Rejected);
        ReasonOf(Approve(terms)).ShouldBe(Reason.NotProposed);
        InForce().ShouldBeNull();
    }

    [Fact]
    public void Nothing_is_retroactive()
    {
        ReasonOf(Propose(terms => terms with { EffectiveMicros = coalition.NowMicros - 1 })).ShouldBe(Reason.TermsRetroactive);
        var terms = Propose(proposal => proposal with { EffectiveMicros = coalition.NowMicros + 5 }).Value;

        coalition.NowMicros += 6;
        ReasonOf(Approve(terms)).ShouldBe(Reason.TermsRetroactive);
        coalition.NowMicros -= 1;
        Approve(terms).Value.EffectiveMicros.ShouldBe(coalition.NowMicros);
    }

    [Fact]
    public void Terms_that_don_t_exist_can_t_be_decided()
    {
        ReasonOf(coalition.Decide((state, moment) => TermsDecisions.Approve(state, moment, 4711, CoalitionPeople.Checker))).ShouldBe(Reason.TermsNotFound);
        ReasonOf(coalition.Decide((state, moment) => TermsDecisions.Reject(state, moment, 4711, CoalitionPeople.Checker))).ShouldBe(Reason.TermsNotFound);
    }

    [Theory]
    [InlineData("GROC", null)]
    [InlineData("PTS", null)]
    [InlineData("MILES", Reason.CurrencyNotAllowed)]
    [InlineData("HKD", Reason.CurrencyUnknown)]
    [InlineData("NONE", Reason.CurrencyUnknown)]
    public void A_partner_gives_its_own_points_or_the_coalition_s(string points, Reason? expected)
    {
        coalition.AddPartner("airline", "MILES");

        ReasonOf(Propose(points: points)).ShouldBe(expected);
    }

    [Fact]
    public void The_cap_is_in_the_money_that_the_coalition_settles_in() =>
        ReasonOf(Propose(cap: new Money(CurrencyCode.Parse("USD"), 5))).ShouldBe(Reason.SettlementCurrencyMismatch);

    [Fact]
    public void A_partner_must_exist() =>
        ReasonOf(Propose(terms => terms with { PartnerNo = 99 })).ShouldBe(Reason.PartnerNotFound);

    [Fact]
    public void Terms_out_of_bounds_are_refused_before_they_are_kept()
    {
        ReasonOf(Propose(terms => terms with { Fee = new Fraction(2, 1) })).ShouldBe(Reason.FractionInvalid);
        coalition.State.Terms.All().ShouldBeEmpty();
    }

    private Outcome<Terms> Propose(Func<Terms, Terms>? change = null, string points = "PTS", Money? cap = null)
    {
        var terms = CoalitionPeople.YuuLike(grocer.No);
        return coalition.Decide((state, moment) => ProposeTerms.Decide(state, moment, new ProposeTermsCommand(
            change?.Invoke(terms) ?? terms, CurrencyCode.Parse(points), cap ?? new Money(CurrencyCode.Parse("HKD"), 5_000_000), CoalitionPeople.Maker)));
    }

    private Outcome<Terms> Approve(Terms terms, int staffNo = CoalitionPeople.Checker) =>
        coalition.Decide((state, moment) => TermsDecisions.Approve(state, moment, terms.No, staffNo));

    private Outcome<Terms> Reject(Terms terms) =>
        coalition.Decide((state, moment) => TermsDecisions.Reject(state, moment, terms.No, CoalitionPeople.Checker));

    private Terms? InForce() =>
        TermsInForce.Find(coalition.State, grocer.No, Currency.CoalitionPointsNo, coalition.NowMicros).TryGet(out var terms, out _) ? terms : null;

    private static Reason? ReasonOf<T>(Outcome<T> outcome) => outcome.Refusal?.Reason;
}
