using CoalitionHub.Hub.Cli.Wording;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Cli.Wording;

public sealed class FractionTextTests
{
    [Theory]
    [InlineData("3/2", 3, 2)]
    [InlineData("0/1", 0, 1)]
    [InlineData("7", 7, 1)]
    [InlineData("0.015", 15, 1000)]
    [InlineData("1.50", 150, 100)]
    [InlineData("2%", 2, 100)]
    [InlineData("1.5%", 15, 1000)]
    [InlineData("1000000000000/1000000000000", 1_000_000_000_000, 1_000_000_000_000)]
    public void A_fraction_is_taken_exactly_as_it_is_typed(string text, long numerator, long denominator)
    {
        FractionText.TryParse(text, out var fraction).ShouldBeTrue();

        fraction.Numerator.ShouldBe(numerator);
        fraction.Denominator.ShouldBe(denominator);
    }

    [Theory]
    [InlineData("")]
    [InlineData("%")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("-1/2")]
    [InlineData("1/-2")]
    [InlineData("1/0")]
    [InlineData("1/2/3")]
    [InlineData("1,5")]
    [InlineData("1e3")]
    [InlineData(" 1/2")]
    [InlineData("1.5/2")]
    [InlineData("1000000000001/1")]
    [InlineData("0.0000000000001")]
    [InlineData("99999999999999999999")]
    public void Anything_else_is_refused(string text) => FractionText.TryParse(text, out _).ShouldBeFalse();
}
