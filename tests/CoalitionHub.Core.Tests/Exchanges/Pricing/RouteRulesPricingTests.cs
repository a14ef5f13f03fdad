using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Staff;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Exchanges;

public sealed class RouteRulesPricingTests
{
    // Marriott Bonvoy to most airlines, as published: 3 points to 1 mile, at least 3,000, at most 240,000 a day, 5,000 miles more for each 60,000 points.
    private static readonly Route Bonvoy = new(1, 3, 4, 3, new Fraction(1, 3), 3_000, 3, 240_000, Fraction.Zero, 1, 1, ApprovalState.Approved, 1, 2, 1, 1)
    {
        Rules = new RouteRules
        {
            Bonus = new RouteBonus(60_000, 5_000, Fraction.Zero, 0, 0, 0, 0),
            Limits = new RouteLimits { Member = new DayLimit(240_000, 0) },
        },
    };

    private static readonly Route Rounding = Bonvoy with { Rules = Bonvoy.Rules with { Rounding = AmountRounding.RoundDown } };

    [Theory]
    [InlineData(3_000, 1_000, 0)]
    [InlineData(59_997, 19_999, 0)]
    [InlineData(60_000, 25_000, 5_000)]
    [InlineData(119_997, 44_999, 5_000)]
    [InlineData(120_000, 50_000, 10_000)]
    [InlineData(240_000, 100_000, 20_000)]
    public void Bonvoy_s_published_miles_come_with_their_bonus(long points, long miles, long bonus)
    {
        var price = PriceOf(Bonvoy, points).Value.Price;

        price.ShouldBe(new ExchangePrice(points, 0, 0, miles) { BonusPoints = bonus });
    }

    [Theory]
    [InlineData(2_999, Reason.ExchangeBelowMinimum)]
    [InlineData(59_999, Reason.ExchangeNotIncrement)]
    [InlineData(240_003, Reason.ExchangeAboveMaximum)]
    public void Bonvoy_refuses_what_it_does_not_take(long points, Reason reason) =>
        PriceOf(Bonvoy, points).Refusal.ShouldNotBeNull().Reason.ShouldBe(reason);

    [Fact]
    public void A_route_that_rounds_lets_the_rest_stay_and_pays_no_bonus_for_a_block_that_is_not_full()
    {
        PriceOf(Rounding, 59_999).Value.Price.ShouldBe(new ExchangePrice(59_997, 0, 0, 19_999));
        PriceOf(Rounding, 60_002).Value.Price.ShouldBe(new ExchangePrice(60_000, 0, 0, 25_000) { BonusPoints = 5_000 });
        PriceOf(Rounding, 2_999).Refusal.ShouldNotBeNull().Message.ShouldContain("2999 points, rounded down to 2997");
    }

    [Fact]
    public void A_flat_fee_comes_on_top_of_the_share_and_both_are_taken_before_the_rate()
    {
        var route = Bonvoy with { Increment = 1, Fee = new Fraction(1, 100), Rules = new RouteRules { FlatFeePoints = 50 } };

        // 3,000: 30 and 50 are the fee; 2,920 / 3 = 973, 1 left over.
        PriceOf(route, 3_000).Value.Price.ShouldBe(new ExchangePrice(3_000, 80, 1, 973));
        var dear = route with { Minimum = 1, Rules = new RouteRules { FlatFeePoints = 5_000 } };
        PriceOf(dear, 3_000).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.ExchangeYieldsNothing);
    }

    [Fact]
    public void A_share_bonus_is_rounded_down_and_ends_with_its_time_and_its_budget()
    {
        var route = Bonvoy with { Rules = new RouteRules { Bonus = new RouteBonus(0, 0, new Fraction(1, 8), 100, 200, 300, 0) } };

        PriceOf(route, 3_000, at: 99).Value.Price.BonusPoints.ShouldBe(0);
        PriceOf(route, 3_003, at: 100).Value.Price.ShouldBe(new ExchangePrice(3_003, 0, 0, 1_126) { BonusPoints = 125 });
        PriceOf(route, 3_003, at: 200).Value.Price.BonusPoints.ShouldBe(0);
        PriceOf(route, 3_003, at: 199, left: 7).Value.Price.ShouldBe(new ExchangePrice(3_003, 0, 0, 1_008) { BonusPoints = 7 });
    }

    [Fact]
    public void Two_routes_are_computed_exactly_and_rounded_once()
    {
        var first = Bonvoy with { ToCurrencyNo = 1, Increment = 1, Rate = new Fraction(2, 3), Fee = new Fraction(1, 7) };
        var second = Bonvoy with { No = 2, FromCurrencyNo = 1, Minimum = 1, Increment = 1_000, Rate = new Fraction(5, 4), Rules = new RouteRules { FlatFeePoints = 10 } };

        var priced = ExchangePricing.Price(new Way(first, second), 3_001, 1, long.MaxValue).Value;

        // 3,001 · 6/7 · 2/3 = 1714 6/7; less 10, · 5/4 = 2131 1/14. One after the other with whole points it would be 2,130.
        priced.Legs.Select(leg => (leg.Out, leg.Fee, leg.In)).ShouldBe([("3001", "428 5/7", "1714 6/7"), ("1714 6/7", "10", "2131 1/14")]);
        priced.Legs.Select(leg => leg.CountedPoints).ShouldBe([3_001, 1_715]);
        priced.Price.ArrivingPoints.ShouldBe(2_131);
        // The fees are 428 5/7 and 15 of the leaving points; 2,131 cost 2557 1/5, rounded up, and the rest is all fee.
        priced.Price.ShouldSatisfyAllConditions(
            price => price.FeePoints.ShouldBe(443),
            price => price.ResiduePoints.ShouldBe(0),
            price => price.BonusPoints.ShouldBe(0));
    }

    [Fact]
    public void The_second_route_s_amounts_bind_the_points_on_the_way()
    {
        var first = Bonvoy with { ToCurrencyNo = 1, Increment = 1 };
        var second = Bonvoy with { No = 2, FromCurrencyNo = 1, Minimum = 2_000, Maximum = 3_000, Increment = 1 };

        ExchangePricing.Price(new Way(first, second), 5_999, 1, long.MaxValue).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.ExchangeBelowMinimum);
        ExchangePricing.Price(new Way(first, second), 6_000, 1, long.MaxValue).Value.Price.ArrivingPoints.ShouldBe(666);
        ExchangePricing.Price(new Way(first, second), 9_001, 1, long.MaxValue).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.ExchangeAboveMaximum);
    }

    private static Outcome<PricedWay> PriceOf(Route route, long points, long at = 1, long left = long.MaxValue) => ExchangePricing.Price(new Way(route), points, at, left);
}
