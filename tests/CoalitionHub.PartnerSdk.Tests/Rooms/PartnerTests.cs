using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using CoalitionHub.Protos.Programmes.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Rooms;

public sealed class PartnerTests : HubTest
{
    [Fact]
    public async Task A_partner_sees_itself() =>
        (await Hub.Client().Partners.GetOwnAsync()).ShouldBe(new Partner
        {
            Id = new PartnerId("ptn_1"),
            Code = "airline",
            DisplayName = "An airline",
            State = PartnerState.Active,
            BrandCurrency = new BrandCurrency("MILES", "Miles"),
            SettlementCurrencyCode = "HKD",
            OnboardedTime = Times.Of(1),
        });

    [Fact]
    public async Task Terms_have_every_rate_and_limit()
    {
        var terms = await Hub.Client().Programmes.GetCurrentTermsAsync("COAL");

        Hub.Calls.Single().Request.ShouldBe(new GetCurrentTermsRequest { PointsCurrencyCode = "COAL" });
        terms.EarnRates.ShouldBe([new EarnRate("HKD", new Fraction(1, 100))]);
        terms.IssuePriceRanges.ShouldBe([new PriceRange(10_001, new Fraction(4000, 1))]);
        terms.RedemptionPriceRanges.ShouldBe([new PriceRange(501, new Fraction(4600, 1))]);
        terms.JointFunding.ShouldBe([new FundingShare(new PartnerId("ptn_2"), new Fraction(1, 3))]);
        terms.VatRules.ShouldBe([new VatRule(VatSupply.Fee, "S", 500)]);
        (terms with { EarnRates = [], IssuePriceRanges = [], RedemptionPriceRanges = [], JointFunding = [], VatRules = [] }).ShouldBe(new Terms
        {
            Id = new TermsId("trm_1"),
            EffectiveTime = Times.Of(1),
            PointsCurrencyCode = "COAL",
            EarnRates = [],
            BurnValue = new Fraction(1, 2),
            FundingModel = FundingModel.AtRedemption,
            IssuePrice = new Fraction(5000, 1),
            RedemptionPrice = new Fraction(4500, 1),
            Fee = new Fraction(1, 50),
            NetDebitCap = new Money("HKD", 1_000_000),
            MinimumBurnPoints = 200,
            BurnIncrementPoints = 10,
            PendingDays = 14,
            ExpiryMonths = 24,
            ExpiredLotGraceDays = 30,
            NegativeBalanceFloorPoints = 1000,
            MaximumLateness = TimeSpan.FromDays(7),
            AssertionLimitPointsPerBurn = 500,
            AssertionLimitPointsPerDay = 2000,
            HoldMaximumDuration = TimeSpan.FromDays(2),
            VolumePricing = VolumePricing.WholeVolume,
            FlatFee = new Money("HKD", 100),
            MinimumFee = new Money("HKD", 200),
            Interchange = new Fraction(1, 40),
            InterchangePayer = InterchangePayer.Issuer,
            PackRunOut = PackRunOut.Postpaid,
            PackReorderPoints = 50,
        });
    }
}
