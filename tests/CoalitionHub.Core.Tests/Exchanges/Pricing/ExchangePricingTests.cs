using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Staff;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Exchanges;

public sealed class ExchangePricingTests
{
    // Marriott Bonvoy to most airlines, as published, without its bonus: 3 points to 1 mile, 3,000 to 240,000 at a time.
    private static readonly Route Bonvoy = RouteOf(new Fraction(1, 3), Fraction.Zero, 3_000, 1, 240_000);

    [Theory]
    [InlineData(3_000, 1_000, 0)]
    [InlineData(60_000, 20_000, 0)]
    [InlineData(59_999, 19_999, 2)]
    [InlineData(59_998, 19_999, 1)]
    [InlineData(240_000, 80_000, 0)]
    public void Three_points_buy_a_mile_and_the_rest_is_named(long points, long miles, long residue) =>
        ExchangePricing.Price(Bonvoy, points).Value.ShouldBe(new ExchangePrice(points, 0, residue, miles));

    [Theory]
    [InlineData(2_999, Reason.ExchangeBelowMinimum)]
    [InlineData(240_001, Reason.ExchangeAboveMaximum)]
    [InlineData(59_999, Reason.ExchangeNotIncrement)]
    public void What_the_route_does_not_take_is_refused_by_name(long points, Reason reason) =>
        ExchangePricing.Price(Bonvoy with { Increment = 3 }, points).Refusal.ShouldNotBeNull().Reason.ShouldBe(reason);

    [Theory]
    [InlineData(100, 3, 1, 48)]
    [InlineData(101, 4, 1, 48)]
    [InlineData(102, 4, 0, 49)]
    public void The_fee_is_rounded_up_and_taken_first(long points, long fee, long residue, long arriving) =>
        ExchangePricing.Price(RouteOf(new Fraction(1, 2), new Fraction(3, 100), 1, 1, 1_000), points).Value
            .ShouldBe(new ExchangePrice(points, fee, residue, arriving));

    [Fact]
    public void A_fee_that_takes_everything_leaves_nothing_to_exchange() =>
        ExchangePricing.Price(RouteOf(new Fraction(10, 1), new Fraction(3, 100), 1, 1, 1_000), 1)
            .Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.ExchangeYieldsNothing);

    [Fact]
    public void Points_that_buy_no_whole_point_are_refused() =>
        ExchangePricing.Price(RouteOf(new Fraction(1, 1_000), Fraction.Zero, 1, 1, 10_000), 999)
            .Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.ExchangeYieldsNothing);

    [Fact]
    public void A_rate_above_one_leaves_no_residue_since_every_point_buys_something() =>
        ExchangePricing.Price(RouteOf(new Fraction(5, 2), Fraction.Zero, 1, 1, 1_000), 3).Value.ShouldBe(new ExchangePrice(3, 0, 0, 7));

    [Theory]
    [InlineData(1, 1, 1_000_000_000, true)]
    [InlineData(2, 1, 1_000_000_000, false)]
    [InlineData(1_000_000_000_000, 1, 1_000_000_000, false)]
    public void A_route_can_never_bring_more_points_than_one_call_moves(long numerator, long denominator, long maximum, bool isWithin) =>
        ExchangePricing.IsWithinBounds(new Fraction(numerator, denominator), maximum).ShouldBe(isWithin);

    [Fact]
    public void The_hub_never_loses_by_rounding_and_keeps_no_point_that_buys_one() =>
        Prop.ForAll(Cases().ToArbitrary(), price =>
        {
            var (route, points) = price;
            if (ExchangePricing.Price(route, points).Refusal is { } refusal)
            {
                refusal.Reason.ShouldBe(Reason.ExchangeYieldsNothing);
                return;
            }

            var priced = ExchangePricing.Price(route, points).Value;
            priced.FeePoints.ShouldBeGreaterThanOrEqualTo(0);
            priced.ResiduePoints.ShouldBeGreaterThanOrEqualTo(0);
            priced.ArrivingPoints.ShouldBeGreaterThan(0);
            // The fee is at least its exact share, and less than a point above it.
            ((Int128)priced.FeePoints * route.Fee.Denominator).ShouldBeInRange((Int128)points * route.Fee.Numerator, ((Int128)points * route.Fee.Numerator) + route.Fee.Denominator - 1);
            // What arrives is worth no more than what bought it.
            ((Int128)priced.ArrivingPoints * route.Rate.Denominator).ShouldBeLessThanOrEqualTo((Int128)priced.PricedPoints * route.Rate.Numerator);
            // The residue buys nothing: without it as many points arrive, with one point less fewer do.
            route.Rate.TimesRoundedDown(priced.PricedPoints).ShouldBe(priced.ArrivingPoints);
            route.Rate.TimesRoundedDown(priced.PricedPoints - 1).ShouldBeLessThan(priced.ArrivingPoints);
        }).QuickCheckThrowOnFailure();

    private static Gen<(Route Route, long Points)> Cases() =>
        from numerator in Gen.Choose(1, 1_000)
        from denominator in Gen.Choose(1, 100_000)
        from feePerMille in Gen.Choose(0, 999)
        from points in Gen.Choose(1, 1_000_000)
        select (RouteOf(new Fraction(numerator, denominator), new Fraction(feePerMille, 1_000), 1, 1, 1_000_000), (long)points);

    private static Route RouteOf(Fraction rate, Fraction fee, long minimum, long increment, long maximum) =>
        new(1, 3, 4, 3, rate, minimum, increment, maximum, fee, 1, 1, ApprovalState.Approved, 1, 2, 1, 1);
}
