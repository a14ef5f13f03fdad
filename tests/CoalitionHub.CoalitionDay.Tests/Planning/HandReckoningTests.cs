using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.CoalitionDay.Planning;
using Shouldly;
using Xunit;

namespace CoalitionHub.CoalitionDay.Tests.Planning;

public sealed class HandReckoningTests
{
    [Theory]
    [InlineData("HKD", BrandCatalog.Grocer, "99.99", 99)]
    [InlineData("HKD", BrandCatalog.Grocer, "0.99", 0)]
    [InlineData("HKD", BrandCatalog.Hotel, "99.99", 199)]
    [InlineData("HKD", BrandCatalog.Airline, "7.99", 0)]
    [InlineData("HKD", BrandCatalog.Airline, "8", 1)]
    [InlineData("HKD", BrandCatalog.Airline, "100000000", 12_500_000)]
    [InlineData("USD", BrandCatalog.Pharmacy, "11.77", 23)]
    [InlineData("USD", BrandCatalog.Hotel, "0.39", 1)]
    [InlineData("USD", BrandCatalog.Airline, "0", 0)]
    public void Points_are_earned_by_the_terms_and_rounded_down(string money, string brand, string amount, long points) =>
        HandReckoning.Earned(TermsOf(money, brand), decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(points);

    [Theory]
    [InlineData(100, "100", "50", 50)]
    [InlineData(99, "99.99", "49.99", 49)]
    [InlineData(99, "99.99", "99.99", 99)]
    [InlineData(0, "0.50", "0.25", 0)]
    public void Points_of_what_comes_back_are_rounded_down(long earned, string amount, string returned, long points) =>
        HandReckoning.TakenBack(earned, Number(amount), Number(returned)).ShouldBe(points);

    [Fact]
    public void Two_hundred_points_are_a_dollar() =>
        HandReckoning.BurnValue(TermsOf("HKD", BrandCatalog.Grocer), 200, 2).ShouldBe(1m);

    [Fact]
    public void The_value_of_points_is_rounded_down_to_what_can_be_paid()
    {
        HandReckoning.BurnValue(TermsOf("HKD", BrandCatalog.Hotel), 251, 2).ShouldBe(1.00m);
        HandReckoning.BurnValue(TermsOf("JPY", BrandCatalog.Grocer), 399, 0).ShouldBe(1m);
    }

    [Fact]
    public void An_exchange_rounds_its_fee_up_and_what_comes_down()
    {
        var route = new ExchangeRoute("A", "B", "x", "y", RateIn: 2, RateOut: 5, FeePerMille: 20, Step: 1);

        // 20.02 rounded up to 21 leaves 980; two fifths of it are 392.
        HandReckoning.Exchanged(route, 1001).ShouldBe(392);
        HandReckoning.Exchanged(route, 4).ShouldBe(1);
        HandReckoning.Exchanged(route, 1).ShouldBe(0);
    }

    private static BrandTerms TermsOf(string money, string brand) => BrandCatalog.BrandsIn(money).Single(one => one.Code == brand).Terms;

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
