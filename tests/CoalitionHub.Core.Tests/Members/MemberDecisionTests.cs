using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.Tests.Fixtures;
using CoalitionHub.Core.Tests.State;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Members;

public sealed class MemberDecisionTests
{
    private static readonly MemberProfile Anna = new("Anna", "anna@example.org", "1990-02-28");

    private readonly Coalition coalition = new();
    private readonly Partner grocer;
    private readonly Partner pharmacy;
    private readonly Member member;

    public MemberDecisionTests()
    {
        grocer = coalition.AddPartner("grocer");
        pharmacy = coalition.AddPartner("pharmacy");
        member = coalition.AddMember(grocer, "G-1", Anna);
    }

    [Fact]
    public void A_member_is_enrolled_with_a_card_and_the_brand_s_number()
    {
        (member.No, member.State, member.EnrolledByNo, member.Profile).ShouldBe((1, MemberState.Active, grocer.No, Anna));
        coalition.State.Cards.Find(coalition.CardOf(member)).ShouldNotBeNull().MemberNo.ShouldBe(member.No);
        coalition.State.BrandLinks.Find(new BrandMember(grocer.No, "G-1")).ShouldNotBeNull().MemberNo.ShouldBe(member.No);
        coalition.State.Changes.Added[^1].Subject.ShouldBe(member.Id);
    }

    [Fact]
    public void Nothing_personal_is_needed()
    {
        var bare = coalition.AddMember(pharmacy);

        bare.Profile.ShouldBe(MemberProfile.Empty);
        MemberKeys.Of(coalition.State, bare.No).Links.ShouldBeEmpty();
    }

    [Fact]
    public void A_card_number_that_is_taken_is_passed_over()
    {
        var seed = CoalitionPeople.Seed(500);
        coalition.State.Cards.Put(CardNumber.From(seed, 0), new Card(CardNumber.From(seed, 0), member.No, 1));

        var other = coalition.Done((state, moment) => EnrolMember.Decide(state, moment, new EnrolCommand(grocer.No, "", MemberProfile.Empty, seed, "test")));

        coalition.CardOf(other).ShouldBe(CardNumber.From(seed, 1));
    }

    [Fact]
    public void A_brand_s_number_is_given_once_in_that_brand()
    {
        ReasonOf(coalition.Decide((state, moment) => EnrolMember.Decide(
            state, moment, new EnrolCommand(grocer.No, "G-1", MemberProfile.Empty, CoalitionPeople.Seed(9), "test")))).ShouldBe(Reason.BrandMemberNumberTaken);
        coalition.State.MemberNumbers.Last.ShouldBe(member.No);

        coalition.AddMember(pharmacy, "G-1").No.ShouldBe(member.No + 1);
    }

    [Fact]
    public void A_member_is_linked_by_its_card_and_found_by_the_new_number()
    {
        coalition.AddTerms(pharmacy);
        Link(pharmacy, "P-1").Refusal.ShouldBeNull();
        Link(pharmacy, "P-1", null).Refusal.ShouldBeNull("the same link again changes nothing");

        MemberLookup.Find(coalition.State, MemberSelector.ByBrandNumber("P-1"), pharmacy.No).Value.No.ShouldBe(member.No);
        MemberKeys.Of(coalition.State, member.No).Links.Length.ShouldBe(2);
    }

    [Fact]
    public void A_card_that_was_shown_is_not_enough_to_link_its_member()
    {
        ReasonOf(Link(pharmacy, "P-1", null)).ShouldBe(Reason.ProofRequired);
        ReasonOf(Link(pharmacy, "P-1")).ShouldBe(Reason.AssertionLimitExceeded, "no terms say that the partner's word counts");
        ReasonOf(Link(pharmacy, "P-1", new CodeProof("123456"))).ShouldBe(Reason.ProofNotSetUp);

        var secret = CoalitionPeople.Seed(7);
        CreateSecret(grocer, null, secret).Refusal.ShouldBeNull();
        Link(pharmacy, "P-1", CodeOf(secret)).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Who_enrolled_a_member_links_it_again_without_its_proof()
    {
        coalition.Done((state, moment) => BrandLinks.Unlink(state, moment, ByCard, grocer.No, "test"));

        Link(grocer, "G-9", null).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_member_has_one_number_at_a_brand_and_a_number_one_member()
    {
        var other = coalition.AddMember(pharmacy, "P-9");

        ReasonOf(Link(grocer, "G-2")).ShouldBe(Reason.MemberAlreadyLinked);
        ReasonOf(Link(pharmacy, "P-9")).ShouldBe(Reason.BrandMemberNumberTaken);
        MemberKeys.Of(coalition.State, other.No).Links.ShouldHaveSingleItem();
    }

    [Fact]
    public void An_unlinked_number_is_free_again()
    {
        coalition.Done((state, moment) => BrandLinks.Unlink(state, moment, MemberSelector.ByBrandNumber("G-1"), grocer.No, "test"));

        coalition.State.BrandLinks.Find(new BrandMember(grocer.No, "G-1")).ShouldBeNull();
        coalition.AddMember(grocer, "G-1").No.ShouldNotBe(member.No);
        Link(grocer, "G-2").Refusal.ShouldBeNull();
    }

    [Fact]
    public void What_isn_t_linked_can_t_be_unlinked() =>
        ReasonOf(coalition.Decide((state, moment) => BrandLinks.Unlink(state, moment, ByCard, pharmacy.No, "test"))).ShouldBe(Reason.MemberNotLinked);

    [Fact]
    public void A_replaced_card_remembers_when_and_why_and_is_replaced_once()
    {
        var old = coalition.CardOf(member);
        coalition.NowMicros += 5;
        var replaced = coalition.Done((state, moment) => ReplaceCard.Decide(
            state, moment, new ReplaceCardCommand(grocer.No, old, CardReplacement.Stolen, CoalitionPeople.Seed(60), null, "test")));

        replaced.NewCard.Number.ShouldNotBe(old);
        coalition.State.Cards.Find(old).ShouldBe(new Card(old, member.No, member.CreatedMicros, coalition.NowMicros, CardReplacement.Stolen));
        ReasonOf(coalition.Decide((state, moment) => ReplaceCard.Decide(
            state, moment, new ReplaceCardCommand(grocer.No, old, CardReplacement.Lost, CoalitionPeople.Seed(61), null, "test")))).ShouldBe(Reason.CardReplaced);
        coalition.Commit();
        MemberCards.CurrentCommitted(coalition.State, MemberKeys.OfCommitted(coalition.State, member.No)).ShouldBe(replaced.NewCard);
    }

    [Fact]
    public void A_partner_that_did_not_enrol_the_member_replaces_its_card_with_its_proof_only()
    {
        var old = coalition.CardOf(member);
        ReasonOf(Replace(old, null)).ShouldBe(Reason.ProofRequired);
        ReasonOf(Replace(old, new PartnerAssertion(AssertionMethod.Document, coalition.NowMicros))).ShouldBe(Reason.AssertionLimitExceeded, "no terms say that the partner's word counts");
        coalition.State.Cards.Find(old).ShouldNotBeNull().IsReplaced.ShouldBeFalse();

        coalition.AddTerms(pharmacy);
        Replace(old, new PartnerAssertion(AssertionMethod.Document, coalition.NowMicros)).Value.Member.No.ShouldBe(member.No);
    }

    [Fact]
    public void A_secret_is_made_for_a_member_that_the_partner_knows()
    {
        var secret = new byte[RotatingCode.SecretBytes];

        ReasonOf(CreateSecret(pharmacy, null, secret, ByCard)).ShouldBe(Reason.MemberNotLinked);
        CreateSecret(grocer, null, secret).Value.ProofSecret.ShouldBe(Base32.Encode(secret));
    }

    [Fact]
    public void Another_secret_needs_the_proof_of_the_first()
    {
        var first = CoalitionPeople.Seed(1).Concat(CoalitionPeople.Seed(2)).Take(RotatingCode.SecretBytes).ToArray();
        var second = CoalitionPeople.Seed(3).Concat(CoalitionPeople.Seed(4)).Take(RotatingCode.SecretBytes).ToArray();
        CreateSecret(grocer, null, first).Refusal.ShouldBeNull();

        ReasonOf(CreateSecret(grocer, null, second)).ShouldBe(Reason.ProofRequired);
        ReasonOf(CreateSecret(grocer, CodeOf(second), second)).ShouldBe(Reason.ProofWrong);
        ReasonOf(CreateSecret(grocer, new PartnerAssertion(AssertionMethod.Document, coalition.NowMicros), second)).ShouldBe(Reason.AssertionLimitExceeded, "no terms allow its word");
        CreateSecret(grocer, CodeOf(first), second).Value.ProofSecret.ShouldBe(Base32.Encode(second));
    }

    [Fact]
    public void A_new_secret_s_code_is_good_in_the_step_in_which_the_old_one_was_used()
    {
        byte[] first = [.. Enumerable.Repeat((byte)1, RotatingCode.SecretBytes)];
        byte[] second = [.. Enumerable.Repeat((byte)2, RotatingCode.SecretBytes)];
        CreateSecret(grocer, null, first);
        CreateSecret(grocer, CodeOf(first), second);

        MemberProof.Check(coalition.State, coalition.Now, coalition.Again(member), null, 0, CodeOf(second)).ShouldBeNull();
    }

    [Fact]
    public void A_partner_whose_terms_allow_its_word_can_renew_a_lost_secret()
    {
        coalition.AddTerms(grocer);
        CreateSecret(grocer, null, new byte[RotatingCode.SecretBytes]);

        CreateSecret(grocer, new PartnerAssertion(AssertionMethod.Document, coalition.NowMicros), new byte[RotatingCode.SecretBytes]).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Erasing_forgets_everything_personal()
    {
        CreateSecret(grocer, null, new byte[RotatingCode.SecretBytes]);
        Link(pharmacy, "P-1");

        var erased = coalition.Done((state, moment) => EraseMember.Decide(state, moment, new EraseMemberCommand(MemberSelector.ById(member.No), grocer.No, MemberPurchases.None, "test")));

        erased.ShouldBe(new Member(member.No, MemberState.Erased, 0, grocer.No, "", "", "", "", member.CreatedMicros));
        coalition.State.BrandLinks.All().ShouldBeEmpty();
        coalition.State.ProofUses.All().ShouldBeEmpty();
        var change = coalition.State.Changes.Added[^1];
        (change.Subject, change.From, change.To).ShouldBe((member.Id, "Active", "Erased"));
    }

    [Fact]
    public void Only_a_partner_that_knows_the_member_can_erase_it_and_only_once()
    {
        ReasonOf(Erase(pharmacy)).ShouldBe(Reason.MemberNotLinked);
        Erase(grocer).Refusal.ShouldBeNull();
        ReasonOf(Erase(grocer)).ShouldBe(Reason.MemberErased);
    }

    private MemberSelector ByCard => MemberSelector.ByCard(coalition.CardOf(member));

    private Outcome<Member> Link(Partner partner, string number) =>
        Link(partner, number, new PartnerAssertion(AssertionMethod.Passkey, coalition.NowMicros));

    private Outcome<Member> Link(Partner partner, string number, Proof? proof) =>
        coalition.Decide((state, moment) => BrandLinks.Link(state, moment, new LinkCommand(ByCard, new BrandMember(partner.No, number), proof, "test")));

    private Outcome<ReplacedCard> Replace(string card, Proof? proof) =>
        coalition.Decide((state, moment) => ReplaceCard.Decide(
            state, moment, new ReplaceCardCommand(pharmacy.No, card, CardReplacement.Lost, CoalitionPeople.Seed(62), proof, "test")));

    private Outcome<Member> Erase(Partner partner) =>
        coalition.Decide((state, moment) => EraseMember.Decide(state, moment, new EraseMemberCommand(ByCard, partner.No, MemberPurchases.None, "test")));

    private Outcome<Member> CreateSecret(Partner partner, Proof? proof, byte[] secret, MemberSelector? selector = null) =>
        coalition.Decide((state, moment) => CreateProofSecret.Decide(
            state, moment, new CreateProofSecretCommand(partner.No, selector ?? MemberSelector.ById(member.No), proof, secret, "test")));

    private CodeProof CodeOf(byte[] secret) => new(RotatingCode.At(secret, RotatingCode.StepOf(coalition.NowMicros)));

    private static Reason? ReasonOf<T>(Outcome<T> outcome) => outcome.Refusal?.Reason;
}
