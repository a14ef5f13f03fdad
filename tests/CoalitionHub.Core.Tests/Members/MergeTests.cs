using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Members;

public sealed class MergeTests : Merging
{
    [Fact]
    public void Cards_numbers_and_ids_of_both_lead_to_the_one_that_remains()
    {
        var oldCard = Coalition.CardOf(Ending);

        Merge();

        foreach (var selector in (MemberSelector[])[MemberSelector.ByCard(oldCard), MemberSelector.ByBrandNumber("G-1"), MemberSelector.ById(Ending.No)])
        {
            MemberLookup.Find(Coalition.State, selector, Grocer.No).Value.No.ShouldBe(Remaining.No);
        }

        MemberLookup.Find(Coalition.State, MemberSelector.ByBrandNumber("A-1"), Airline.No).Value.No.ShouldBe(Remaining.No);
        MemberLookup.Find(Coalition.State, MemberSelector.ById(Ending.No), Airline.No).Value.No.ShouldBe(Remaining.No);
        MemberLookup.Survivor(Coalition.State, Ending.No).No.ShouldBe(Remaining.No);
        Coalition.Again(Ending).ShouldBe(Ending with { State = MemberState.Merged, MergedIntoNo = Remaining.No, DisplayName = "", Email = "", BirthDate = "" });
    }

    [Fact]
    public void Merges_of_merges_are_followed_to_the_end()
    {
        var third = Coalition.AddMember(Grocer, "G-3");
        Merge();
        Merge(Remaining, third);

        MemberLookup.Find(Coalition.State, MemberSelector.ByBrandNumber("G-1"), Grocer.No).Value.No.ShouldBe(third.No);
        MemberLookup.Find(Coalition.State, MemberSelector.ById(Ending.No), Grocer.No).Value.No.ShouldBe(third.No);
        MemberKeys.Of(Coalition.State, third.No).Absorbed.ShouldBe([Ending.No, Remaining.No], ignoreOrder: true);
    }

    [Fact]
    public void The_one_that_remains_takes_of_the_profile_what_it_lacks()
    {
        Merge();

        Coalition.Again(Remaining).Profile.ShouldBe(new MemberProfile("Anna B.", "anna@example.org", "1990-02-28"));
    }

    [Fact]
    public void A_secret_and_its_used_codes_go_over_where_there_is_none()
    {
        byte[] secret = [.. Enumerable.Repeat((byte)7, RotatingCode.SecretBytes)];
        Coalition.Done((state, moment) => CreateProofSecret.Decide(state, moment, new CreateProofSecretCommand(Grocer.No, MemberSelector.ById(Ending.No), null, secret, "test")));
        var code = new CodeProof(RotatingCode.At(secret, RotatingCode.StepOf(Coalition.NowMicros)));
        MemberProof.Check(Coalition.State, Coalition.Now, Coalition.Again(Ending), Terms, 1, code).ShouldBeNull();

        Merge();

        Coalition.Again(Ending).ProofSecret.ShouldBeEmpty();
        MemberProof.Check(Coalition.State, Coalition.Now, Coalition.Again(Remaining), Terms, 1, code).ShouldNotBeNull().Reason.ShouldBe(Reason.ProofReplayed);
    }

    [Fact]
    public void What_was_asserted_for_both_counts_together()
    {
        foreach (var member in (Member[])[Ending, Remaining])
        {
            MemberProof.Check(Coalition.State, Coalition.Now, member, Terms, 700, Asserted).ShouldBeNull();
        }

        Merge();

        MemberProof.Check(Coalition.State, Coalition.Now, Coalition.Again(Remaining), Terms, 101, Asserted).ShouldNotBeNull().Reason.ShouldBe(Reason.AssertionLimitExceeded);
        MemberProof.Check(Coalition.State, Coalition.Now, Coalition.Again(Remaining), Terms, 100, Asserted).ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_hold_on_either_refuses_the_merge_and_erasure(bool onEnding)
    {
        var (member, partner) = onEnding ? (Ending, Grocer) : (Remaining, Airline);
        Give(member, Terms, 100, expiresOn: 30_000, maturesOn: 0);
        var merge = Propose(Ending, Remaining).Value;
        var wallet = AccountId.Of(AccountKind.Wallet, Points, member.No);
        Chain().OutOfLot(wallet, AccountId.Of(AccountKind.Clearing, Points, Grocer.No), Lots(member, Points)[0], 60, TransferKind.Burn, Phase.Pending);

        ReasonOf(Approve(merge)).ShouldBe(Reason.MemberHasHolds);
        ReasonOf(Coalition.Decide((state, moment) => EraseMember.Decide(state, moment, new EraseMemberCommand(MemberSelector.ById(member.No), partner.No, MemberPurchases.None, "test")))).ShouldBe(Reason.MemberHasHolds);
        Coalition.Again(member).State.ShouldBe(MemberState.Active);
    }

    [Fact]
    public void A_proposal_changes_nothing_and_another_person_approves_it_once()
    {
        var merge = Propose(Ending, Remaining).Value;
        Coalition.Again(Ending).State.ShouldBe(MemberState.Active);

        ReasonOf(Approve(merge, CoalitionPeople.Maker)).ShouldBe(Reason.SamePerson);
        Approve(merge).Value.DecidedBy.ShouldBe(CoalitionPeople.Checker);
        ReasonOf(Approve(merge)).ShouldBe(Reason.NotProposed);
        ReasonOf(Reject(merge)).ShouldBe(Reason.NotProposed);
    }

    [Fact]
    public void A_rejected_merge_is_over()
    {
        var merge = Propose(Ending, Remaining).Value;

        Reject(merge).Refusal.ShouldBeNull();
        ReasonOf(Approve(merge)).ShouldBe(Reason.NotProposed);
    }

    [Fact]
    public void Unknown_merges_and_members_and_a_merge_into_itself_are_refused()
    {
        ReasonOf(Coalition.Decide((state, moment) => MergeDecisions.Approve(state, moment, 12_345, CoalitionPeople.Checker))).ShouldBe(Reason.MergeNotFound);
        ReasonOf(Propose(Ending, Ending)).ShouldBe(Reason.MergeSameMember);
        ReasonOf(Propose(Ending, Remaining with { No = 999 })).ShouldBe(Reason.MemberNotFound);
    }

    [Fact]
    public void What_was_merged_or_erased_isn_t_merged_again()
    {
        var third = Coalition.AddMember(Grocer);
        var late = Propose(Ending, third).Value;
        Merge();

        ReasonOf(Propose(Ending, third)).ShouldBe(Reason.MemberMerged);
        ReasonOf(Approve(late)).ShouldBe(Reason.MemberMerged);
        Coalition.Done((state, moment) => EraseMember.Decide(state, moment, new EraseMemberCommand(MemberSelector.ById(third.No), Grocer.No, MemberPurchases.None, "test")));
        ReasonOf(Propose(Remaining, third)).ShouldBe(Reason.MemberErased);
    }

    [Fact]
    public void A_state_that_is_loaded_has_the_same_keys()
    {
        Merge();
        Coalition.Commit();
        var loaded = new HubState(Coalition.Archive);
        foreach (var member in Coalition.State.Members.Committed)
        {
            loaded.Members.Load(member.No, member);
        }

        foreach (var card in Coalition.State.Cards.Committed)
        {
            loaded.Cards.Load(card.Number, card);
        }

        foreach (var link in Coalition.State.BrandLinks.Committed)
        {
            loaded.BrandLinks.Load(link.BrandMember, link);
        }

        loaded.LoadDerived();

        var keys = MemberKeys.OfCommitted(loaded, Remaining.No);
        var kept = MemberKeys.OfCommitted(Coalition.State, Remaining.No);
        keys.Cards.ShouldBe(kept.Cards, ignoreOrder: true);
        keys.Links.ShouldBe(kept.Links, ignoreOrder: true);
        keys.Absorbed.ShouldBe(kept.Absorbed, ignoreOrder: true);
        MemberKeys.OfCommitted(loaded, Ending.No).Cards.ShouldBeEmpty();
    }
}
