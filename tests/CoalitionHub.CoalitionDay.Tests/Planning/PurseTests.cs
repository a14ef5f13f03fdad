using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.CoalitionDay.Planning;
using Shouldly;
using Xunit;

namespace CoalitionHub.CoalitionDay.Tests.Planning;

public sealed class PurseTests
{
    private static readonly BrandTerms Hotel = BrandCatalog.BrandsIn("USD").Single(brand => brand.Code == BrandCatalog.Hotel).Terms;
    private static readonly DateTimeOffset Day = new(1997, 1, 10, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Pending_points_wait_for_their_day_unless_they_are_released()
    {
        var purse = new Purse();
        purse.Add(100, Day, Hotel, isReleased: false);
        purse.Add(7, Day, Hotel, isReleased: true);

        purse.Available(Day).ShouldBe(7);
        purse.Available(Day.AddDays(13)).ShouldBe(7);
        purse.Available(Day.AddDays(14)).ShouldBe(107);
    }

    [Fact]
    public void Points_are_not_counted_on_in_the_month_in_which_they_expire()
    {
        var purse = new Purse();
        purse.Add(100, Day, Hotel, isReleased: true);

        purse.Available(new DateTimeOffset(1998, 12, 31, 0, 0, 0, TimeSpan.Zero)).ShouldBe(100);
        purse.Available(new DateTimeOffset(1999, 1, 1, 0, 0, 0, TimeSpan.Zero)).ShouldBe(0);
    }

    [Fact]
    public void What_was_taken_is_gone_for_good()
    {
        var purse = new Purse();
        purse.Add(100, Day, Hotel, isReleased: true);
        purse.Take(130);

        purse.Available(Day).ShouldBe(-30);
    }
}
