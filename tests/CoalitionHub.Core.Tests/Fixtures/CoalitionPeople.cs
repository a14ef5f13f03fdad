using System.Buffers.Binary;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Tests.State;

namespace CoalitionHub.Core.Tests.Fixtures;

/// <summary>Puts partners, terms and members into a coalition, each by the decision that makes it.</summary>
internal static class CoalitionPeople
{
    /// <summary>The person who proposes.</summary>
    public const int Maker = 901;

    /// <summary>The other one, who approves.</summary>
    public const int Checker = 902;

    public static Partner AddPartner(this Coalition coalition, string code, string? points = null) =>
        coalition.Done((state, moment) => OnboardPartner.Decide(state, moment, new OnboardPartnerCommand(
            code, code, points is null ? null : new BrandCurrency(CurrencyCode.Parse(points), points), CurrencyCode.Parse("HKD"), Maker)));

    /// <summary>Terms in force from now on: those of <see cref="YuuLike"/>, changed as the test needs.</summary>
    public static Terms AddTerms(this Coalition coalition, Partner partner, Func<Terms, Terms>? change = null, string points = "PTS", long capMinorUnits = 1_000_000)
    {
        var terms = YuuLike(partner.No);
        var proposed = coalition.Done((state, moment) => ProposeTerms.Decide(state, moment, new ProposeTermsCommand(
            change?.Invoke(terms) ?? terms, CurrencyCode.Parse(points), new Money(CurrencyCode.Parse("HKD"), capMinorUnits), Maker)));
        return coalition.Done((state, moment) => TermsDecisions.Approve(state, moment, proposed.No, Checker));
    }

    public static Member AddMember(this Coalition coalition, Partner partner, string brandNumber = "", MemberProfile? profile = null) =>
        coalition.Done((state, moment) => EnrolMember.Decide(state, moment, new EnrolCommand(
            partner.No, brandNumber, profile ?? MemberProfile.Empty, Seed(state.MemberNumbers.Last), "test")));

    /// <summary>The member as it is now.</summary>
    public static Member Again(this Coalition coalition, Member member) =>
        coalition.State.Members.Find(member.No) ?? throw new InvalidOperationException($"Member {member.No} is gone.");

    /// <summary>The member's first card.</summary>
    public static string CardOf(this Coalition coalition, Member member) => MemberKeys.Of(coalition.State, member.No).Cards[0];

    /// <summary>Bytes that are random enough for a test, and always the same.</summary>
    public static byte[] Seed(long number)
    {
        var seed = new byte[MemberCards.SeedBytes];
        BinaryPrimitives.WriteInt64BigEndian(seed, number + 1);
        return seed;
    }

    /// <summary>HK$1 earns a point, 200 points are worth HK$1, in the numbers of a proposal.</summary>
    public static Terms YuuLike(int partnerNo) => new()
    {
        No = 0,
        PartnerNo = partnerNo,
        CurrencyNo = 0,
        State = ApprovalState.Proposed,
        EffectiveMicros = 0,
        EarnRates = [new EarnRate(CurrencyCode.Parse("HKD"), new Fraction(1, 100))],
        BurnValue = new Fraction(1, 2),
        Funding = FundingModel.AtIssuance,
        IssuePrice = new Fraction(5_000, 1),
        RedemptionPrice = new Fraction(4_500, 1),
        Fee = new Fraction(1, 100),
        NetDebitCapMicros = 0,
        BurnMinimum = 1,
        BurnIncrement = 1,
        PendingDays = 0,
        ExpiryMonths = 12,
        GraceDays = 30,
        DebtFloorPoints = 500,
        MaxLatenessMicros = 30 * Moment.MicrosPerDay,
        AssertionMaxPoints = 1_000,
        AssertionMaxPointsPerDay = 1_500,
        HoldMaxMicros = 7 * Moment.MicrosPerDay,
        ProposedBy = 0,
        CreatedMicros = 0,
    };
}
