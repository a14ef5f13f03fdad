using System.Collections.Immutable;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Tests.Fixtures;
using CoalitionHub.Core.Tests.State;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Members;

public sealed class MergeTests
{
    private const int Points = Currency.CoalitionPointsNo;

    private readonly Coalition coalition = new();
    private readonly Partner grocer;
    private readonly Partner airline;
    private readonly Terms terms;
    private readonly Terms miles;
    private readonly Member ending;
    private readonly Member remaining;

    public MergeTests()
    {
        grocer = coalition.AddPartner("grocer");
        airline = coalition.AddPartner("airline", "MILES");
        terms = coalition.AddTerms(grocer);
        miles = coalition.AddTerms(airline, points: "MILES");
        ending = coalition.AddMember(grocer, "G-1", new MemberProfile("Anna", "anna@example.org", ""));
        remaining = coalition.AddMember(airline, "A-1", new MemberProfile("Anna B.", "", "1990-02-28"));
    }

    [Fact]
    public void Every_lot_goes_over_as_it_is()
    {
        Give(ending, terms, 100, expiresOn: 30_000, maturesOn: 0);
        Give(ending, terms, 40, expiresOn: 30_000, maturesOn: 29_000);
        Give(ending, miles, 7, expiresOn: Lot.Never, maturesOn: 0);
        Give(remaining, terms, 5, expiresOn: 25_000, maturesOn: 0);

        Merge();

        Lots(ending, Points).ShouldBeEmpty();
        Lots(ending, miles.CurrencyNo).ShouldBeEmpty();
        Lots(remaining, Points).Select(Facts).ShouldBe([(5, grocer.No, terms.No, 25_000, 0), (100, grocer.No, terms.No, 30_000, 0), (40, grocer.No, terms.No, 30_000, 29_000)]);
        Lots(remaining, miles.CurrencyNo).Select(Facts).ShouldBe([(7, airline.No, miles.No, Lot.Never, 0)]);
    }

    [Fact]
    public void Lots_of_one_kind_become_one_lot()
    {
        Give(ending, terms, 100, expiresOn: 30_000, maturesOn: 0);
        Give(remaining, terms, 20, expiresOn: 30_000, maturesOn: 0);

        Merge();

        Lots(remaining, Points).Select(Facts).ShouldBe([(120, grocer.No, terms.No, 30_000, 0)]);
    }

    [Fact]
    public void Debt_goes_over_too_and_counts_against_the_other_s_points()
    {
        Owe(ending, 30);
        Give(remaining, terms, 100, expiresOn: 30_000, maturesOn: 0);

        Merge();

        Lots(ending, Points).ShouldBeEmpty();
        WalletLots.Debt(Lots(remaining, Points)).ShouldBe(30);
        WalletLots.Available(Lots(remaining, Points), coalition.Now.Today).ShouldBe(70);
    }

    [Fact]
    public void Merging_creates_and_loses_nothing()
    {
        Give(ending, terms, 100, expiresOn: 30_000, maturesOn: 0);
        Give(ending, miles, 7, expiresOn: Lot.Never, maturesOn: 0);
        Owe(ending, 30);
        Give(remaining, terms, 20, expiresOn: 30_000, maturesOn: 0);
        var outstanding = coalition.State.Ledger.Outstanding.All().OrderBy(one => one.TermsNo).ToList();

        Merge();

        foreach (var currency in coalition.State.Ledger.Accounts.All().GroupBy(account => account.Id.CurrencyNo))
        {
            currency.Sum(account => account.Balance).ShouldBe(0);
        }

        coalition.State.Ledger.Accounts.All().Where(account => account.Id.Kind == AccountKind.Suspense).ShouldAllBe(account => account.Balance == 0 && account.DebitsPosted > 0);
        coalition.State.Ledger.Outstanding.All().OrderBy(one => one.TermsNo).ShouldBe(outstanding);
        foreach (var wallet in coalition.State.Ledger.Accounts.All().Where(account => account.Id.IsWallet))
        {
            wallet.Lots.Sum(lot => lot.Points).ShouldBe(wallet.Balance);
        }
    }

    [Fact]
    public void The_transfers_are_one_chain_that_names_the_merge()
    {
        Give(ending, terms, 100, expiresOn: 30_000, maturesOn: 0);
        Give(ending, miles, 7, expiresOn: Lot.Never, maturesOn: 0);
        coalition.Commit();

        var merge = Merge();

        var rows = coalition.State.Ledger.Transfers.Added;
        rows.Count.ShouldBe(4);
        rows.ShouldAllBe(row => row.Kind == TransferKind.Merge && row.SourceNo == merge.No && row.ChainSeq == rows[0].Seq);
    }

    [Fact]
    public void Cards_numbers_and_ids_of_both_lead_to_the_one_that_remains()
    {
        var oldCard = coalition.CardOf(ending);

        Merge();

        foreach (var selector in (MemberSelector[])[MemberSelector.ByCard(oldCard), MemberSelector.ByBrandNumber("G-1"), MemberSelector.ById(ending.No)])
        {
            MemberLookup.Find(coalition.State, selector, grocer.No).Value.No.ShouldBe(remaining.No);
        }

        MemberLookup.Find(coalition.State, MemberSelector.ByBrandNumber("A-1"), airline.No).Value.No.ShouldBe(remaining.No);
        MemberLookup.Find(coalition.State, MemberSelector.ById(ending.No), airline.No).Value.No.ShouldBe(remaining.No);
        MemberLookup.Survivor(coalition.State, ending.No).No.ShouldBe(remaining.No);
        coalition.Again(ending).ShouldBe(ending with { State = MemberState.Merged, MergedIntoNo = remaining.No, DisplayName = "", Email = "", BirthDate = "" });
    }

    [Fact]
    public void Merges_of_merges_are_followed_to_the_end()
    {
        var third = coalition.AddMember(grocer, "G-3");
        Merge();
        Merge(remaining, third);

        MemberLookup.Find(coalition.State, MemberSelector.ByBrandNumber("G-1"), grocer.No).Value.No.ShouldBe(third.No);
        MemberLookup.Find(coalition.State, MemberSelector.ById(ending.No), grocer.No).Value.No.ShouldBe(third.No);
        MemberKeys.Of(coalition.State, third.No).Absorbed.ShouldBe([ending.No, remaining.No], ignoreOrder: true);
    }

    [Fact]
    public void The_one_that_remains_takes_of_the_profile_what_it_lacks()
    {
        Merge();

        coalition.Again(remaining).Profile.ShouldBe(new MemberProfile("Anna B.", "anna@example.org", "1990-02-28"));
    }

    [Fact]
    public void A_secret_and_its_used_codes_go_over_where_there_is_none()
    {
        byte[] secret = [.. Enumerable.Repeat((byte)7, RotatingCode.SecretBytes)];
        coalition.Done((state, moment) => CreateProofSecret.Decide(state, moment, new CreateProofSecretCommand(grocer.No, MemberSelector.ById(ending.No), null, secret, "test")));
        var code = new CodeProof(RotatingCode.At(secret, RotatingCode.StepOf(coalition.NowMicros)));
        MemberProof.Check(coalition.State, coalition.Now, coalition.Again(ending), terms, 1, code).ShouldBeNull();

        Merge();

        coalition.Again(ending).ProofSecret.ShouldBeEmpty();
        MemberProof.Check(coalition.State, coalition.Now, coalition.Again(remaining), terms, 1, code).ShouldNotBeNull().Reason.ShouldBe(Reason.ProofReplayed);
    }

    [Fact]
    public void What_was_asserted_for_both_counts_together()
    {
        foreach (var member in (Member[])[ending, remaining])
        {
            MemberProof.Check(coalition.State, coalition.Now, member, terms, 700, Asserted).ShouldBeNull();
        }

        Merge();

        MemberProof.Check(coalition.State, coalition.Now, coalition.Again(remaining), terms, 101, Asserted).ShouldNotBeNull().Reason.ShouldBe(Reason.AssertionLimitExceeded);
        MemberProof.Check(coalition.State, coalition.Now, coalition.Again(remaining), terms, 100, Asserted).ShouldBeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_hold_on_either_refuses_the_merge_and_erasure(bool onEnding)
    {
        var (member, partner) = onEnding ? (ending, grocer) : (remaining, airline);
        Give(member, terms, 100, expiresOn: 30_000, maturesOn: 0);
        var merge = Propose(ending, remaining).Value;
        var wallet = AccountId.Of(AccountKind.Wallet, Points, member.No);
        Chain().OutOfLot(wallet, AccountId.Of(AccountKind.Clearing, Points, grocer.No), Lots(member, Points)[0], 60, TransferKind.Burn, Phase.Pending);

        ReasonOf(Approve(merge)).ShouldBe(Reason.MemberHasHolds);
        ReasonOf(coalition.Decide((state, moment) => EraseMember.Decide(state, moment, MemberSelector.ById(member.No), partner.No, "test"))).ShouldBe(Reason.MemberHasHolds);
        coalition.Again(member).State.ShouldBe(MemberState.Active);
    }

    [Fact]
    public void A_proposal_changes_nothing_and_another_person_approves_it_once()
    {
        var merge = Propose(ending, remaining).Value;
        coalition.Again(ending).State.ShouldBe(MemberState.Active);

        ReasonOf(Approve(merge, CoalitionPeople.Maker)).ShouldBe(Reason.SamePerson);
        Approve(merge).Value.DecidedBy.ShouldBe(CoalitionPeople.Checker);
        ReasonOf(Approve(merge)).ShouldBe(Reason.NotProposed);
        ReasonOf(Reject(merge)).ShouldBe(Reason.NotProposed);
    }

    [Fact]
    public void A_rejected_merge_is_over()
    {
        var merge = Propose(ending, remaining).Value;

        Reject(merge).Refusal.ShouldBeNull();
        ReasonOf(Approve(merge)).ShouldBe(Reason.NotProposed);
    }

    [Fact]
    public void Unknown_merges_and_members_and_a_merge_into_itself_are_refused()
    {
        ReasonOf(coalition.Decide((state, moment) => MergeDecisions.Approve(state, moment, 12_345, CoalitionPeople.Checker))).ShouldBe(Reason.MergeNotFound);
        ReasonOf(Propose(ending, ending)).ShouldBe(Reason.MergeSameMember);
        ReasonOf(Propose(ending, remaining with { No = 999 })).ShouldBe(Reason.MemberNotFound);
    }

    [Fact]
    public void What_was_merged_or_erased_isn_t_merged_again()
    {
        var third = coalition.AddMember(grocer);
        var late = Propose(ending, third).Value;
        Merge();

        ReasonOf(Propose(ending, third)).ShouldBe(Reason.MemberMerged);
        ReasonOf(Approve(late)).ShouldBe(Reason.MemberMerged);
        coalition.Done((state, moment) => EraseMember.Decide(state, moment, MemberSelector.ById(third.No), grocer.No, "test"));
        ReasonOf(Propose(remaining, third)).ShouldBe(Reason.MemberErased);
    }

    [Fact]
    public void A_state_that_is_loaded_has_the_same_keys()
    {
        Merge();
        coalition.Commit();
        var loaded = new HubState(coalition.Archive);
        foreach (var member in coalition.State.Members.Committed)
        {
            loaded.Members.Load(member.No, member);
        }

        foreach (var card in coalition.State.Cards.Committed)
        {
            loaded.Cards.Load(card.Number, card);
        }

        foreach (var link in coalition.State.BrandLinks.Committed)
        {
            loaded.BrandLinks.Load(link.BrandMember, link);
        }

        loaded.LoadDerived();

        var keys = MemberKeys.OfCommitted(loaded, remaining.No);
        var kept = MemberKeys.OfCommitted(coalition.State, remaining.No);
        keys.Cards.ShouldBe(kept.Cards, ignoreOrder: true);
        keys.Links.ShouldBe(kept.Links, ignoreOrder: true);
        keys.Absorbed.ShouldBe(kept.Absorbed, ignoreOrder: true);
        MemberKeys.OfCommitted(loaded, ending.No).Cards.ShouldBeEmpty();
    }

    private PartnerAssertion Asserted => new(AssertionMethod.Pin, coalition.NowMicros);

    private Merge Merge() => Merge(ending, remaining);

    private Merge Merge(Member from, Member into) => Approve(Propose(from, into).Value).Value;

    private Outcome<Merge> Propose(Member from, Member into) =>
        coalition.Decide((state, moment) => MergeDecisions.Propose(state, moment, new ProposeMergeCommand(from.No, into.No, "one person", CoalitionPeople.Maker)));

    private Outcome<Merge> Approve(Merge merge, int staffNo = CoalitionPeople.Checker) =>
        coalition.Decide((state, moment) => MergeDecisions.Approve(state, moment, merge.No, staffNo));

    private Outcome<Merge> Reject(Merge merge) =>
        coalition.Decide((state, moment) => MergeDecisions.Reject(state, moment, merge.No, CoalitionPeople.Checker));

    private Chain Chain() => coalition.State.Ledger.Begin(new ChainHeader(Guid.Empty, coalition.NowMicros));

    private void Give(Member member, Terms under, long points, int expiresOn, int maturesOn) => Chain().IntoLot(
        AccountId.Of(AccountKind.Clearing, under.CurrencyNo, under.PartnerNo), AccountId.Of(AccountKind.Wallet, under.CurrencyNo, member.No),
        points, TransferKind.Earn, under.PartnerNo, under.No, expiresOn, maturesOn);

    private void Owe(Member member, long points) => Chain().IntoDebt(
        AccountId.Of(AccountKind.Wallet, Points, member.No), AccountId.Of(AccountKind.Clearing, Points, grocer.No), points, TransferKind.Reversal, grocer.No, terms.No);

    private ImmutableArray<Lot> Lots(Member member, int currencyNo) => coalition.State.Ledger.Account(AccountId.Of(AccountKind.Wallet, currencyNo, member.No)).Lots;

    private static (long, int, int, int, int) Facts(Lot lot) => (lot.Points, lot.IssuerNo, lot.TermsNo, lot.ExpiresOn, lot.MaturesOn);

    private static Reason? ReasonOf<T>(Outcome<T> outcome) => outcome.Refusal?.Reason;
}
