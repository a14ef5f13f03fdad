using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Programmes.V1;
using Google.Protobuf.WellKnownTypes;

namespace CoalitionHub.CoalitionDay.Coalition;

/// <summary>The brands' terms and routes as they are proposed to the hub.</summary>
internal static class TermsProposal
{
    /// <summary>The most that the hub counts; the sample's brands are trusted.</summary>
    private const long NetDebitCapMinorUnits = 10_000_000_000;

    /// <summary>How far a return may take a member below zero: more than any return that the sample plays.</summary>
    private const long NegativeFloorPoints = 1_000_000;

    private static readonly TimeSpan MaximumLateness = TimeSpan.FromDays(3);
    private static readonly TimeSpan LongestHold = TimeSpan.FromDays(7);

    public static Terms TermsOf(Brand brand, ProgrammeMoney money)
    {
        var terms = brand.Terms;
        var perMajorUnit = MinorUnits.PerMajorUnit(money.Digits);
        return new Terms
        {
            PointsCurrencyCode = brand.PointsCode,
            EarnRates = { new EarnRate { CurrencyCode = money.Code, PointsPerMinorUnit = Rate(terms.EarnPoints, terms.EarnMoney * perMajorUnit) } },
            BurnValue = Rate(perMajorUnit, terms.BurnPoints),
            FundingModel = terms.PaysAtIssuance ? FundingModel.AtIssuance : FundingModel.AtRedemption,
            IssuePrice = Rate(terms.IssuePriceMicros, 1),
            RedemptionPrice = Rate(terms.RedemptionPriceMicros, 1),
            Fee = Rate(terms.FeePerMille, 1000),
            NetDebitCap = new Money { CurrencyCode = money.Code, MinorUnits = NetDebitCapMinorUnits },
            MinimumBurnPoints = terms.BurnStep,
            BurnIncrementPoints = terms.BurnStep,
            PendingDays = terms.PendingDays,
            ExpiryMonths = terms.ExpiryMonths,
            ExpiredLotGraceDays = 30,
            NegativeBalanceFloorPoints = NegativeFloorPoints,
            MaximumLateness = Duration.FromTimeSpan(MaximumLateness),
            AssertionLimitPointsPerBurn = terms.AssertionPoints,
            AssertionLimitPointsPerDay = terms.AssertionPoints,
            HoldMaxDuration = Duration.FromTimeSpan(LongestHold),
        };
    }

    public static RouteTerms TermsOf(ExchangeRoute route, string issuerId) => new()
    {
        FromCurrencyCode = route.From,
        ToCurrencyCode = route.To,
        IssuerPartnerId = issuerId,
        Rate = Rate(route.RateIn, route.RateOut),
        Fee = Rate(route.FeePerMille, 1000),
        MinimumPoints = route.Step,
        MaximumPoints = 10_000_000,
        IncrementPoints = route.Step,
        QuoteValidity = Duration.FromTimeSpan(TimeSpan.FromMinutes(5)),
    };

    private static Fraction Rate(long numerator, long denominator) => new() { Numerator = numerator, Denominator = denominator };
}
