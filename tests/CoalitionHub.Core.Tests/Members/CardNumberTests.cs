using CoalitionHub.Core.Members;
using CoalitionHub.Core.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Members;

public sealed class CardNumberTests
{
    // The first is the worked example that ISO/IEC 7812-1 is usually taught with; the others are public test numbers of card schemes.
    [Theory]
    [InlineData("7992739871", '3')]
    [InlineData("411111111111111", '1')]
    [InlineData("555555555555444", '4')]
    [InlineData("000000000000000", '0')]
    public void The_check_digit_is_that_of_the_standard(string payload, char digit) =>
        CardNumber.CheckDigit(payload).ShouldBe(digit);

    [Fact]
    public void A_number_has_sixteen_digits_begins_with_nine_and_checks()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var number = CardNumber.From(CoalitionPeople.Seed(seed), 0);

            number.Length.ShouldBe(CardNumber.Length);
            number[0].ShouldBe('9');
            CardNumber.IsValid(number).ShouldBeTrue(number);
        }
    }

    [Fact]
    public void Every_single_wrong_digit_is_found()
    {
        var number = CardNumber.From(CoalitionPeople.Seed(1), 0);
        for (var place = 0; place < number.Length; place++)
        {
            foreach (var digit in "0123456789")
            {
                var typed = number[..place] + digit + number[(place + 1)..];
                CardNumber.IsValid(typed).ShouldBe(typed == number, typed);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("411111111111111")]
    [InlineData("41111111111111111")]
    [InlineData("4111 1111 1111 1111")]
    [InlineData("411111111111111x")]
    [InlineData("٤١١١١١١١١١١١١١١١")]
    public void What_isn_t_sixteen_ascii_digits_is_no_card_number(string text) => CardNumber.IsValid(text).ShouldBeFalse();

    [Fact]
    public void Numbers_of_neighbouring_seeds_and_trials_have_nothing_in_common()
    {
        string[] numbers = [.. Enumerable.Range(0, 500).SelectMany(seed => new[] { CardNumber.From(CoalitionPeople.Seed(seed), 0), CardNumber.From(CoalitionPeople.Seed(seed), 1) })];

        numbers.Distinct().Count().ShouldBe(numbers.Length);
        // Random fourteen digits: among a thousand, two that share their first eight are rare; numbers in sequence would all share them.
        numbers.Select(number => number[..8]).Distinct().Count().ShouldBeGreaterThan(900);
    }
}
