using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Ledger.V1;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Purchases.V1;
using Google.Protobuf.WellKnownTypes;
using Shouldly;

namespace CoalitionHub.Hub.Tests.Fixture;

/// <summary>What a till sends.</summary>
internal static class Till
{
    public static async Task<MemberSelector> Enrol(this TestPartner partner) => new()
    {
        CardNumber = (await partner.Members.EnrolMemberAsync(new EnrolMemberRequest { RequestId = HubPeople.NewRequest() })).Member.CardNumber,
    };

    public static EarnRequest Earn(MemberSelector member, long cents, string? reference = null) => new()
    {
        RequestId = HubPeople.NewRequest(),
        Member = member,
        Receipt = new Receipt { MerchantReference = reference ?? HubPeople.NewRequest(), Amount = new Money { CurrencyCode = "HKD", MinorUnits = cents } },
    };

    public static BurnRequest Burn(this TestHub hub, MemberSelector member, long points, string? reference = null) => new()
    {
        RequestId = HubPeople.NewRequest(),
        Member = member,
        Points = points,
        Proof = hub.Assertion(),
        Receipt = new Receipt { MerchantReference = reference ?? HubPeople.NewRequest() },
    };

    public static AuthoriseBurnRequest Authorise(this TestHub hub, MemberSelector member, long points, string? reference = null) => new()
    {
        RequestId = HubPeople.NewRequest(),
        Member = member,
        Points = points,
        Proof = hub.Assertion(),
        Receipt = new Receipt { MerchantReference = reference ?? HubPeople.NewRequest() },
    };

    /// <summary>The partner's word that it authenticated the member just now.</summary>
    public static Proof Assertion(this TestHub hub) => new()
    {
        Assertion = new PartnerAssertion { Method = AssertionMethod.Passkey, AuthenticationTime = Timestamp.FromDateTimeOffset(hub.Now) },
    };

    /// <summary>The member's points in the coalition's currency, or all zero.</summary>
    public static async Task<Balance> Balance(this TestPartner partner, MemberSelector member) =>
        (await partner.Points.GetBalanceAsync(new GetBalanceRequest { Member = member, CurrencyCode = "POINTS" })).Balances.SingleOrDefault() ?? new Balance();

    /// <summary>In every currency, debits and credits are equal over all accounts.</summary>
    public static async Task<IReadOnlyList<TrialBalanceRow>> ShouldAddUp(this TestPerson person)
    {
        var rows = (await person.Ledger.GetTrialBalanceAsync(new GetTrialBalanceRequest())).Rows;
        foreach (var currency in rows.GroupBy(row => row.CurrencyCode))
        {
            currency.Sum(row => row.CreditsPosted).ShouldBe(currency.Sum(row => row.DebitsPosted), currency.Key);
            currency.Sum(row => row.CreditsPending).ShouldBe(currency.Sum(row => row.DebitsPending), currency.Key);
        }

        return rows;
    }
}
