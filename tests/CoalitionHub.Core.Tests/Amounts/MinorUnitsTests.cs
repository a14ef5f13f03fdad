using CoalitionHub.Core.Amounts;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Amounts;

public sealed class MinorUnitsTests
{
    [Theory]
    [InlineData(0, 10_000, 0)]
    [InlineData(4_999, 10_000, 0)]
    [InlineData(5_000, 10_000, 1)]
    [InlineData(-4_999, 10_000, 0)]
    [InlineData(-5_000, 10_000, -1)]
    [InlineData(14_999, 10_000, 1)]
    [InlineData(-15_000, 10_000, -2)]
    [InlineData(499_999, 1_000_000, 0)]
    [InlineData(1_500, 1_000, 2)]
    [InlineData(7, 1, 7)]
    [InlineData(long.MinValue + 1, 1_000_000, -9_223_372_036_855)]
    public void Micros_are_rounded_to_the_nearest_minor_unit_and_halves_away_from_zero(long micros, long microsPerMinorUnit, long minorUnits) =>
        MinorUnits.RoundedHalfAwayFromZero(micros, microsPerMinorUnit).ShouldBe(minorUnits);
}
