using System.Numerics;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Programmes;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Prices;

public sealed class RangePriceTests
{
    private static readonly Fraction First = new(5_000, 1);
    private static readonly PriceRange[] Ranges = [new(1_001, new Fraction(4_000, 1)), new(5_001, new Fraction(10_000, 3))];

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1_000, 5_000_000)]
    [InlineData(1_001, 5_004_000)]
    [InlineData(5_000, 21_000_000)]
    [InlineData(5_003, 21_010_000)]
    public void Graduated_each_point_has_the_price_of_its_range(long volume, long micros) =>
        Price(VolumePricing.Graduated).Micros(0, volume, volume).ShouldBe(Ratio.Of(micros));

    [Theory]
    [InlineData(1_000, 5_000_000)]
    [InlineData(1_001, 4_004_000)]
    [InlineData(6_000, 20_000_000)]
    public void By_the_whole_volume_all_points_have_the_price_that_it_reaches(long volume, long micros) =>
        Price(VolumePricing.WholeVolume).Micros(0, volume, volume).ShouldBe(Ratio.Of(micros));

    [Fact]
    public void Parts_of_a_volume_cost_together_what_the_whole_costs_point_by_point() =>
        Prop.ForAll(
            (from method in Gen.Elements(VolumePricing.Graduated, VolumePricing.WholeVolume)
             from parts in Gen.Choose(0, 3_000).ArrayOf(4)
             select (method, parts)).ToArbitrary(),
            sample =>
            {
                var price = Price(sample.method);
                var volume = sample.parts.Sum();
                var (before, sum) = (0L, Ratio.Zero);
                foreach (var part in sample.parts)
                {
                    sum += price.Micros(before, part, volume);
                    before += part;
                }

                sum.ShouldBe(price.Micros(0, volume, volume));
                sum.ShouldBe(PointByPoint(sample.method, volume));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    /// <summary>Another way to the same: every point asked for its price.</summary>
    private static Ratio PointByPoint(VolumePricing method, int volume)
    {
        var thirds = BigInteger.Zero;
        for (var point = 1; point <= volume; point++)
        {
            var place = method == VolumePricing.Graduated ? point : volume;
            thirds += place >= 5_001 ? 10_000 : place >= 1_001 ? 12_000 : 15_000;
        }

        return Ratio.Of(thirds, 3);
    }

    private static RangePrice Price(VolumePricing method) => new(First, [.. Ranges], method);
}
