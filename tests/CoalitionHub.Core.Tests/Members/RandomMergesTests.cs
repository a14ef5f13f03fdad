using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Tests.Fixtures;
using CoalitionHub.Core.Tests.State;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Members;

/// <summary>Points given, owed and merged in random order: what every order must keep.</summary>
public sealed class RandomMergesTests
{
    private const int People = 12;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Whatever_is_merged_nothing_is_created_or_lost_and_every_card_leads_to_its_points(int seed)
    {
        var random = new Random(seed);
        var coalition = new Coalition();
        var grocer = coalition.AddPartner("grocer");
        var terms = coalition.AddTerms(grocer);
        Member[] people = [.. Enumerable.Range(0, People).Select(_ => coalition.AddMember(grocer))];
        var cards = people.ToDictionary(person => person.No, coalition.CardOf);
        // By hand: whose points are whose, without lots or journal.
        var groupOf = people.ToDictionary(person => person.No, person => person.No);
        var pointsOf = people.ToDictionary(person => person.No, _ => 0L);

        for (var step = 0; step < 200; step++)
        {
            var first = MemberLookup.Survivor(coalition.State, people[random.Next(People)].No);
            var second = MemberLookup.Survivor(coalition.State, people[random.Next(People)].No);
            if (random.Next(20) == 0 && first.No != second.No)
            {
                Merge(coalition, first, second);
                pointsOf[second.No] += pointsOf[first.No];
                pointsOf[first.No] = 0;
                foreach (var no in groupOf.Keys.Where(no => groupOf[no] == first.No).ToList())
                {
                    groupOf[no] = second.No;
                }
            }
            else
            {
                pointsOf[first.No] += Trade(coalition, first, terms, random);
            }

            if (random.Next(4) == 0)
            {
                coalition.Commit();
            }
        }

        groupOf.Values.Distinct().Count().ShouldBeLessThan(People);
        foreach (var person in people)
        {
            var found = MemberLookup.Find(coalition.State, MemberSelector.ByCard(cards[person.No]), grocer.No).Value;
            found.No.ShouldBe(groupOf[person.No]);
            var wallet = coalition.State.Ledger.Account(Wallet(person.No));
            wallet.Balance.ShouldBe(pointsOf[person.No]);
            wallet.Lots.Sum(lot => lot.Points).ShouldBe(wallet.Balance);
        }

        coalition.State.Ledger.Accounts.All().Sum(account => account.Balance).ShouldBe(0);
        coalition.State.Ledger.Account(Suspense).Balance.ShouldBe(0);
        var inWallets = people.SelectMany(person => coalition.State.Ledger.Account(Wallet(person.No)).Lots).Where(lot => !lot.IsDebt).Sum(lot => lot.Points);
        coalition.State.Ledger.Outstanding.Find(terms.No).ShouldNotBeNull().Points.ShouldBe(inWallets);
    }

    private static AccountId Suspense => AccountId.Of(AccountKind.Suspense, Currency.CoalitionPointsNo);

    private static AccountId Wallet(long memberNo) => AccountId.Of(AccountKind.Wallet, Currency.CoalitionPointsNo, memberNo);

    private static long Trade(Coalition coalition, Member member, Terms terms, Random random)
    {
        var chain = coalition.State.Ledger.Begin(new ChainHeader(Guid.Empty, coalition.NowMicros));
        var clearing = AccountId.Of(AccountKind.Clearing, terms.CurrencyNo, terms.PartnerNo);
        var points = random.Next(1, 100);
        if (random.Next(5) == 0)
        {
            chain.IntoDebt(Wallet(member.No), clearing, points, TransferKind.Reversal, terms.PartnerNo, terms.No);
            return -points;
        }

        chain.IntoLot(clearing, Wallet(member.No), points, TransferKind.Earn, terms.PartnerNo, terms.No, 30_000 + random.Next(4), random.Next(2) * 29_000);
        return points;
    }

    private static void Merge(Coalition coalition, Member from, Member into)
    {
        var merge = coalition.Done((state, moment) => MergeDecisions.Propose(state, moment, new ProposeMergeCommand(from.No, into.No, "one person", CoalitionPeople.Maker)));
        coalition.Done((state, moment) => MergeDecisions.Approve(state, moment, merge.No, CoalitionPeople.Checker));
    }
}
