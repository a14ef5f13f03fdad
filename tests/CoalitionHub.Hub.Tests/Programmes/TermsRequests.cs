using CoalitionHub.Core.State;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Programmes.V1;
using Google.Protobuf.WellKnownTypes;

namespace CoalitionHub.Hub.Tests.Programmes;

/// <summary>Requests about terms as a person would send them.</summary>
internal static class TermsRequests
{
    /// <summary>HK$1 earns a point, 200 points are worth HK$1.</summary>
    public static Terms YuuLike(string points = "POINTS", string money = "HKD") => new()
    {
        PointsCurrencyCode = points,
        EarnRates = { new EarnRate { CurrencyCode = money, PointsPerMinorUnit = Of(1, 100) } },
        BurnValue = Of(1, 2),
        FundingModel = FundingModel.AtIssuance,
        IssuePrice = Of(5_000, 1),
        RedemptionPrice = Of(4_500, 1),
        Fee = Of(1, 100),
        NetDebitCap = new Money { CurrencyCode = money, MinorUnits = 100_000_000 },
        ExpiryMonths = 12,
        MaximumLateness = Duration.FromTimeSpan(TimeSpan.FromDays(30)),
        AssertionLimitPointsPerBurn = 1_000,
        AssertionLimitPointsPerDay = 2_000,
        HoldMaxDuration = Duration.FromTimeSpan(TimeSpan.FromDays(7)),
    };

    /// <summary>Terms that leave a till room: large limits, a debt of up to 100 points, 30 days' grace.</summary>
    public static Terms Roomy(FundingModel funding = FundingModel.AtIssuance, Action<Terms>? change = null)
    {
        var terms = YuuLike();
        terms.FundingModel = funding;
        terms.RedemptionPrice = Of(4_800, 1);
        terms.ExpiredLotGraceDays = 30;
        terms.NegativeBalanceFloorPoints = 100;
        terms.AssertionLimitPointsPerBurn = 1_000_000;
        terms.AssertionLimitPointsPerDay = 10_000_000;
        change?.Invoke(terms);
        return terms;
    }

    public static ProposeTermsRequest Proposal(Action<ProposeTermsRequest>? change = null)
    {
        var request = new ProposeTermsRequest { PartnerId = OpaqueId.Format("ptn", 1, 1_000_000), Terms = YuuLike() };
        change?.Invoke(request);
        return request;
    }

    public static Fraction Of(long numerator, long denominator) => new() { Numerator = numerator, Denominator = denominator };
}
