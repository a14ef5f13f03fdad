using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Amounts.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Cli.Wording;

public sealed class MoneyTextTests
{
    [Theory]
    [InlineData("1234.50 HKD", "HKD", 123450)]
    [InlineData("1234.5 HKD", "HKD", 123450)]
    [InlineData("12 HKD", "HKD", 1200)]
    [InlineData("0.01 USD", "USD", 1)]
    [InlineData("500 JPY", "JPY", 500)]
    [InlineData("1.234 KWD", "KWD", 1234)]
    [InlineData("12.00  HKD", "HKD", 1200)]
    [InlineData("100000000 HKD", "HKD", 10_000_000_000)]
    public void Money_is_counted_in_the_currencys_minor_units(string text, string currency, long minorUnits) =>
        MoneyText.Parse(text, out _).ShouldBe(new Money { CurrencyCode = currency, MinorUnits = minorUnits });

    [Theory]
    [InlineData("12.345 HKD", "more decimals than HKD has (2)")]
    [InlineData("1.5 JPY", "more decimals than JPY has (0)")]
    [InlineData("12 XXQ", "no active currency")]
    [InlineData("100000000.01 HKD", "too much")]
    [InlineData("79228162514264337593543950335 HKD", "too much")]
    [InlineData("-1 HKD", "no amount")]
    [InlineData("1,000 HKD", "no amount")]
    [InlineData("HKD 12", "no amount")]
    [InlineData("12", "no amount")]
    [InlineData("12 hkd", "no amount")]
    [InlineData("", "no amount")]
    public void Anything_else_is_refused_with_a_reason(string text, string words)
    {
        MoneyText.Parse(text, out var problem).ShouldBeNull();
        problem.ShouldContain(words);
    }
}
