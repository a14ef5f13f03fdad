using System.Globalization;
using System.Numerics;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Banking;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Banking;

public sealed class AccountNumberTests
{
    [Theory]
    [InlineData("GB82 WEST 1234 5698 7654 32")]
    [InlineData("DE89370400440532013000")]
    [InlineData("fr14 2004 1010 0505 0001 3m02 606")]
    [InlineData("NO9386011117947")]
    [InlineData("MT84MALT011000012345MTLCAST001S")]
    [InlineData("LC55HEMM000100010012001200023015")]
    [InlineData("CH9300762011623852957")]
    public void An_IBAN_of_the_standard_s_examples_is_taken(string text)
    {
        Iban.TryParse(text, out var iban).ShouldBeTrue();
        iban.Text.ShouldBe(text.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("GB")]
    [InlineData("GB82WEST12345698765433")]
    [InlineData("GB28WEST12345698765432")]
    [InlineData("GB82WEST1234569876543")]
    [InlineData("GB82WEST123456987654321")]
    [InlineData("HK82WEST12345698765432")]
    [InlineData("GBA2WEST12345698765432")]
    [InlineData("GB82WEST1234569876543é")]
    [InlineData("GB82WEST1234569876543２")]
    [InlineData("82GBWEST12345698765432")]
    public void What_is_no_IBAN_is_not_taken(string? text) => Iban.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void An_IBAN_with_any_one_character_wrong_or_two_neighbours_swapped_is_not_taken()
    {
        const string right = "GB82WEST12345698765432";
        for (var at = 0; at < right.Length; at++)
        {
            foreach (var letter in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".Where(letter => letter != right[at] && char.IsAsciiDigit(letter) == char.IsAsciiDigit(right[at])))
            {
                Iban.TryParse(right[..at] + letter + right[(at + 1)..], out _).ShouldBeFalse($"{at} {letter}");
            }

            if (at + 1 < right.Length && right[at] != right[at + 1])
            {
                Iban.TryParse(right[..at] + right[at + 1] + right[at] + right[(at + 2)..], out _).ShouldBeFalse($"{at} swapped");
            }
        }
    }

    [Theory]
    [InlineData("HSBCHKHH", "HK")]
    [InlineData("deutdeffxxx", "DE")]
    [InlineData("NEDSZAJJ", "ZA")]
    public void A_BIC_has_8_or_11_characters_and_a_country(string text, string country)
    {
        Bic.TryParse(text, out var bic).ShouldBeTrue();
        bic.Country.ShouldBe(country);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HSBCHKH")]
    [InlineData("HSBCHKHH1")]
    [InlineData("HSBC12HH")]
    [InlineData("HSBCHKHHXXXX")]
    [InlineData("HSBC-KHH")]
    public void What_is_no_BIC_is_not_taken(string text) => Bic.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("RF18 5390 0754 7034")]
    [InlineData("RF18000000000539007547034")]
    [InlineData("rf712348231")]
    public void A_creditor_reference_of_the_standard_s_examples_is_taken(string text) => CreditorReference.TryParse(text, out _).ShouldBeTrue();

    [Theory]
    [InlineData("RF19539007547034")]
    [InlineData("RF18")]
    [InlineData("XX18539007547034")]
    [InlineData("RF180000000000539007547034")]
    public void What_is_no_creditor_reference_is_not_taken(string text) => CreditorReference.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void Each_part_has_a_reference_of_its_own_that_tells_it()
    {
        HashSet<string> seen = [];
        foreach (var part in new[] { new PartKey(1, 1), new PartKey(1, 2), new PartKey(2, 1), new PartKey(9_999_999, 9_999_999), new PartKey(12, 345) })
        {
            var reference = CreditorReference.Of(part);

            reference.Text.Length.ShouldBe(CreditorReference.OwnLength);
            CreditorReference.TryParse(reference.Grouped, out var read).ShouldBeTrue();
            read.Part.ShouldBe(part);
            Remainder(reference.Text).ShouldBe(1);
            seen.Add(reference.Text).ShouldBeTrue();
        }

        Should.Throw<ArgumentOutOfRangeException>(() => CreditorReference.Of(new PartKey(10_000_000, 1)));
    }

    [Fact]
    public void A_reference_is_found_in_free_text_however_it_is_broken_up()
    {
        var reference = CreditorReference.Of(new PartKey(12, 34));
        foreach (var text in new[]
        {
            reference.Text, $"Invoice {reference.Grouped}, thank you", $"/RFB/{reference.Text.ToLowerInvariant()}/2026", reference.Text[..9] + "\n" + reference.Text[9..],
            $"RF00 {reference.Text}", $"{reference.Text} {reference.Text}",
        })
        {
            CreditorReference.TryFind(text, out var found).ShouldBeTrue(text);
            found.ShouldBe(reference);
        }
    }

    [Fact]
    public void Text_with_no_reference_or_two_names_nothing()
    {
        var one = CreditorReference.Of(new PartKey(1, 1)).Text;
        var other = CreditorReference.Of(new PartKey(1, 2)).Text;

        foreach (var text in new[] { "", "RF", "RF18539007547034", one[..^1], $"{one} and {other}", new string('R', 10_000), string.Concat(Enumerable.Repeat("RF", 5_000)) })
        {
            CreditorReference.TryFind(text, out _).ShouldBeFalse(text.Length > 60 ? text[..60] : text);
        }
    }

    [Theory]
    [InlineData("Bäckerei Müller & Söhne GmbH", "Backerei Muller + Sohne GmbH")]
    [InlineData("Łódź  S.A.", "Lodz S.A.")]
    [InlineData("觀塘 Kwun Tong", ".. Kwun Tong")]
    [InlineData("a<b>\"c\"", "a.b..c.")]
    [InlineData("😀 Joy", ". Joy")]
    public void Names_are_written_in_the_characters_that_every_bank_takes(string text, string expected) => BankText.Of(text, 70).ShouldBe(expected);

    [Fact]
    public void A_long_name_is_cut_without_a_blank_at_its_end()
    {
        BankText.Of("abc def", 4).ShouldBe("abc");
        BankText.IsReadable("觀塘").ShouldBeFalse();
        BankText.IsReadable("A").ShouldBeTrue();
    }

    // Worked out another way than the product does.
    private static int Remainder(string reference) =>
        (int)(BigInteger.Parse(string.Concat((reference[4..] + reference[..4]).Select(letter => char.IsAsciiDigit(letter) ? letter.ToString() : (letter - 'A' + 10).ToString(CultureInfo.InvariantCulture))), CultureInfo.InvariantCulture) % 97);
}
