using System.Collections.Immutable;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Tests.Fixtures;
using CoalitionHub.Core.Tests.State;

namespace CoalitionHub.Core.Tests.Members;

/// <summary>Two memberships of one person, to be made one.</summary>
public abstract class Merging
{
    private protected const int Points = Currency.CoalitionPointsNo;

    private protected Merging()
    {
        Grocer = Coalition.AddPartner("grocer");
        Airline = Coalition.AddPartner("airline", "MILES");
        Terms = Coalition.AddTerms(Grocer);
        Miles = Coalition.AddTerms(Airline, points: "MILES");
        Ending = Coalition.AddMember(Grocer, "G-1", new MemberProfile("Anna", "anna@example.org", ""));
        Remaining = Coalition.AddMember(Airline, "A-1", new MemberProfile("Anna B.", "", "1990-02-28"));
    }

    private protected Coalition Coalition { get; } = new();

    private protected Partner Grocer { get; }

    private protected Partner Airline { get; }

    private protected Terms Terms { get; }

    private protected Terms Miles { get; }

    private protected Member Ending { get; }

    private protected Member Remaining { get; }

    private protected PartnerAssertion Asserted => new(AssertionMethod.Pin, Coalition.NowMicros);

    private protected Merge Merge() => Merge(Ending, Remaining);

    private protected Merge Merge(Member from, Member into) => Approve(Propose(from, into).Value).Value;

    private protected Outcome<Merge> Propose(Member from, Member into) =>
        Coalition.Decide((state, moment) => MergeDecisions.Propose(state, moment, new ProposeMergeCommand(from.No, into.No, "one person", CoalitionPeople.Maker)));

    private protected Outcome<Merge> Approve(Merge merge, int staffNo = CoalitionPeople.Checker) =>
        Coalition.Decide((state, moment) => MergeDecisions.Approve(state, moment, merge.No, staffNo));

    private protected Outcome<Merge> Reject(Merge merge) =>
        Coalition.Decide((state, moment) => MergeDecisions.Reject(state, moment, merge.No, CoalitionPeople.Checker));

    private protected Chain Chain() => Coalition.State.Ledger.Begin(new ChainHeader(Guid.Empty, Coalition.NowMicros));

    private protected void Give(Member member, Terms under, long points, int expiresOn, int maturesOn) => Chain().IntoLot(
        AccountId.Of(AccountKind.Clearing, under.CurrencyNo, under.PartnerNo), AccountId.Of(AccountKind.Wallet, under.CurrencyNo, member.No),
        points, TransferKind.Earn, under.PartnerNo, under.No, expiresOn, maturesOn);

    private protected void Owe(Member member, long points) => Chain().IntoDebt(
        AccountId.Of(AccountKind.Wallet, Points, member.No), AccountId.Of(AccountKind.Clearing, Points, Grocer.No), points, TransferKind.Reversal, Grocer.No, Terms.No);

    private protected ImmutableArray<Lot> Lots(Member member, int currencyNo) => Coalition.State.Ledger.Account(AccountId.Of(AccountKind.Wallet, currencyNo, member.No)).Lots;

    private protected static (long, int, int, int, int) Facts(Lot lot) => (lot.Points, lot.IssuerNo, lot.TermsNo, lot.ExpiresOn, lot.MaturesOn);

    private protected static Reason? ReasonOf<T>(Outcome<T> outcome) => outcome.Refusal?.Reason;
}
