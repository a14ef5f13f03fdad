using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Reports;
using CoalitionHub.Core.State;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Reports;

/// <summary>Every number here was worked out by hand.</summary>
public sealed class EstimateTests
{
    private static readonly Month January = new((2026 * 12) + 0);
    private static readonly Month April = January.Plus(3);

    /// <summary>
    /// January: 1,000 issued; 100, 200, 50 redeemed at ages 0, 1, 2. February: 2,000; 300 and 260. March: 1,001; 90. April is under way: 500; 10.
    /// </summary>
    private static readonly Vintage[] Vintages =
    [
        Of(0, 1_000, 0, 100, 200, 50),
        Of(1, 2_000, 0, 300, 260),
        Of(2, 1_001, 0, 90),
        Of(3, 500, 0, 10),
    ];

    [Fact]
    public void Breakage_is_what_the_stated_formula_says()
    {
        var estimates = BreakageEstimate.Of(Vintages, April);

        // r(0) = (100+300+90)/4,001; r(1) = (200+260)/3,000; r(2) = 50/1,000.
        // January, age 3: nothing older is known. 350.
        // February, age 2: 560, its third month being under way.
        // March, age 1: 90 + floor(1,001 × 50/1,000) = 90 + 50.
        // April, age 0: 10 + floor(500 × 460/3,000) + floor(500 × 50/1,000) = 10 + 76 + 25.
        estimates.Select(estimate => (estimate.ExpectedRedeemed, estimate.Breakage)).ShouldBe([(350, 650), (560, 1_440), (140, 861), (111, 389)]);
    }

    [Fact]
    public void What_has_expired_is_not_expected_to_be_redeemed()
    {
        var estimates = BreakageEstimate.Of([Of(0, 1_000, 0, 100, 800), Of(2, 1_000, 950, 40)], April);

        // 40 + floor(1,000 × ages after 1: none) and at most 1,000 − 950.
        estimates[1].ShouldSatisfyAllConditions(estimate => estimate.ExpectedRedeemed.ShouldBe(40), estimate => estimate.Breakage.ShouldBe(960));
        BreakageEstimate.Of([Of(0, 1_000, 0, 100, 800), Of(3, 1_000, 950, 40)], April)[1].ExpectedRedeemed.ShouldBe(50);
    }

    [Fact]
    public void Each_issuer_is_estimated_from_its_own_history()
    {
        var other = Vintages[3] with { Key = Vintages[3].Key with { IssuerNo = 9 } };

        BreakageEstimate.Of([.. Vintages[..3], other], April)[^1].ExpectedRedeemed.ShouldBe(10);
    }

    [Fact]
    public void Revenue_is_allocated_by_stand_alone_prices_and_recognised_as_points_are_redeemed()
    {
        // 1,000 points, 800 of them expected, half a cent each: 400 cents. Sold for 10,000 cents: 10,000 × 400 / 10,400 = 384.6.
        var estimate = new VintageEstimate(Of(0, 1_000, 0, 100, 200, 50), 800);

        var vintage = RevenueSchedule.Vintages([estimate], [new VintageSales(7, January, 10_000)], _ => new Fraction(1, 2)).ShouldHaveSingleItem();

        (vintage.StandAlone, vintage.Allocated).ShouldBe((400, 385));
        // 385 × 350/800 = 168.4.
        (vintage.Recognised, vintage.Deferred).ShouldBe((168, 217));
        // 385 × 100/800 = 48.1; × 300/800 = 144.4; × 350/800 = 168.4.
        RevenueSchedule.Months([vintage]).Select(month => (month.Month.ToString(), month.Allocated, month.Recognised)).ShouldBe(
            [("2026-01", 385, 48), ("2026-02", 0, 96), ("2026-03", 0, 24)]);
    }

    [Fact]
    public void Points_that_nobody_is_expected_to_redeem_take_nothing_of_the_price()
    {
        var vintage = RevenueSchedule.Vintages([new VintageEstimate(Of(0, 1_000, 1_000), 0)], [new VintageSales(7, January, 10_000)], _ => new Fraction(1, 2))[0];

        (vintage.StandAlone, vintage.Allocated, vintage.Deferred).ShouldBe((0, 0, 0));
    }

    [Fact]
    public void Unpaid_parts_are_sorted_by_days_since_the_approval()
    {
        const long now = 1_000 * Moment.MicrosPerDay;
        int[] ages = [0, 30, 31, 60, 61, 90, 91, 400];
        var parts = ages.Select((_, index) => new WindowPart(new PartKey(index, 5), 0, 0, 0, 0, 0, 0, 0, index % 2 == 0 ? -100 : -200, 0, index % 2 == 0 ? 100 : 200, 0, index == 0 ? 40 : 0, 0));
        var paid = new WindowPart(new PartKey(0, 6), 0, 0, 0, 0, 0, 0, 0, 70, 0, 0, 70, 0, 70);

        var rows = Ageing.Of(
            [.. parts, paid, paid with { Key = new PartKey(3, 5), PaidOutMinorUnits = 0 }],
            no => new Window(no, 1, 2, WindowState.Approved, 1, 1, 1, 1, 0, 0, now - (ages[no] * Moment.MicrosPerDay), 0, 0, 0, 0),
            now);

        rows.ShouldBe(
        [
            new AgeingSums(5, false, 0, 70, 0, 0, 60),
            new AgeingSums(5, true, 260, 300, 300, 300, 400),
        ]);
        rows[1].Total.ShouldBe(1_160);
    }

    private static Vintage Of(int month, long issued, long expired, params long[] redeemed) => new(
        new VintageKey(3, 2, 7, January.Plus(month)), issued, expired,
        redeemed.Select((points, age) => (Month: January.Plus(month + age), points)).ToDictionary(pair => pair.Month, pair => pair.points));
}
