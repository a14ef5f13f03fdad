using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.Tests.Fixtures;
using CoalitionHub.Core.Tests.State;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Members;

public sealed class MemberLookupTests
{
    private const int Staff = 0;

    private readonly Coalition coalition = new();
    private readonly Partner grocer;
    private readonly Partner pharmacy;
    private readonly Member member;

    public MemberLookupTests()
    {
        grocer = coalition.AddPartner("grocer");
        pharmacy = coalition.AddPartner("pharmacy");
        member = coalition.AddMember(grocer, "G-1");
    }

    [Fact]
    public void Whoever_is_shown_the_card_may_use_it()
    {
        Found(ByCard, grocer.No).ShouldBe(member.No);
        Found(ByCard, pharmacy.No).ShouldBe(member.No);
    }

    [Fact]
    public void A_brand_s_number_is_that_brand_s_only()
    {
        Found(MemberSelector.ByBrandNumber("G-1"), grocer.No).ShouldBe(member.No);
        Refused(MemberSelector.ByBrandNumber("G-1"), pharmacy.No).ShouldBe(Reason.MemberNotFound);
        Refused(MemberSelector.ByBrandNumber("G-1"), Staff).ShouldBe(Reason.MemberNotFound);
        Refused(MemberSelector.ByBrandNumber("g-1"), grocer.No).ShouldBe(Reason.MemberNotFound);
    }

    [Fact]
    public void An_id_is_for_those_who_enrolled_or_linked_the_member_and_for_staff()
    {
        Found(ById, grocer.No).ShouldBe(member.No);
        Found(ById, Staff).ShouldBe(member.No);
        Refused(ById, pharmacy.No).ShouldBe(Reason.MemberNotFound);

        coalition.AddTerms(pharmacy);
        var proof = new PartnerAssertion(AssertionMethod.Passkey, coalition.NowMicros);
        coalition.Done((state, moment) => BrandLinks.Link(state, moment, new LinkCommand(ByCard, new BrandMember(pharmacy.No, "P-1"), proof, "test")));
        Found(ById, pharmacy.No).ShouldBe(member.No);
    }

    [Fact]
    public void The_refusal_is_the_same_whether_the_member_exists_or_not()
    {
        var unknown = MemberLookup.Find(coalition.State, MemberSelector.ById(999), pharmacy.No).Refusal;

        MemberLookup.Find(coalition.State, ById, pharmacy.No).Refusal.ShouldBe(unknown);
        unknown.ShouldNotBeNull().Reason.ShouldBe(Reason.MemberNotFound);
    }

    [Fact]
    public void An_unknown_card_names_nobody() =>
        Refused(MemberSelector.ByCard(CardNumber.From(CoalitionPeople.Seed(77), 0)), grocer.No).ShouldBe(Reason.MemberNotFound);

    [Fact]
    public void A_replaced_card_is_refused_by_name_and_the_new_one_is_taken()
    {
        var replaced = coalition.Done((state, moment) => ReplaceCard.Decide(
            state, moment, new ReplaceCardCommand(grocer.No, coalition.CardOf(member), CardReplacement.Lost, CoalitionPeople.Seed(50), null, "test")));

        Refused(ByCard, grocer.No).ShouldBe(Reason.CardReplaced);
        Found(MemberSelector.ByCard(replaced.NewCard.Number), grocer.No).ShouldBe(member.No);
    }

    [Fact]
    public void An_erased_member_is_refused_by_name()
    {
        coalition.Done((state, moment) => EraseMember.Decide(state, moment, new EraseMemberCommand(ById, grocer.No, MemberPurchases.None, "test")));

        Refused(ByCard, pharmacy.No).ShouldBe(Reason.MemberErased);
        Refused(ById, grocer.No).ShouldBe(Reason.MemberErased);
        Refused(MemberSelector.ByBrandNumber("G-1"), grocer.No).ShouldBe(Reason.MemberNotFound);
    }

    [Fact]
    public void Readers_find_what_is_committed_in_whatever_state_it_is()
    {
        MemberLookup.FindCommitted(coalition.State, ByCard, grocer.No).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.MemberNotFound);
        coalition.Commit();
        MemberLookup.FindCommitted(coalition.State, ByCard, grocer.No).Value.No.ShouldBe(member.No);

        coalition.Done((state, moment) => EraseMember.Decide(state, moment, new EraseMemberCommand(ById, grocer.No, MemberPurchases.None, "test")));
        MemberLookup.FindCommitted(coalition.State, ByCard, grocer.No).Value.State.ShouldBe(MemberState.Active);
        coalition.Commit();
        MemberLookup.FindCommitted(coalition.State, ByCard, grocer.No).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.MemberErased);
        MemberLookup.FindCommittedInAnyState(coalition.State, ByCard, grocer.No).Value.State.ShouldBe(MemberState.Erased);
    }

    private MemberSelector ById => MemberSelector.ById(member.No);

    private MemberSelector ByCard => MemberSelector.ByCard(coalition.CardOf(member));

    private long Found(MemberSelector selector, int partnerNo) => MemberLookup.Find(coalition.State, selector, partnerNo).Value.No;

    private Reason? Refused(MemberSelector selector, int partnerNo) => MemberLookup.Find(coalition.State, selector, partnerNo).Refusal?.Reason;
}
