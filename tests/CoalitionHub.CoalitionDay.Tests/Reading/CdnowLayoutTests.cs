using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.CoalitionDay.Reading;
using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.CoalitionDay.Tests.Reading;

public sealed class CdnowLayoutTests : LayoutTest
{
    private const string Header = " customer_id  date number_of_cds  dollar_value\r\n";

    [Fact]
    public void A_line_is_a_purchase_in_dollars_at_noon_of_its_day()
    {
        var source = Read(Header + " 00001 19970101  1   11.77\r\n");

        source.BadLines.ShouldBeEmpty();
        source.Money.ShouldBe("USD");
        var purchase = source.Purchases.ShouldHaveSingleItem();
        (purchase.Line, purchase.Member, purchase.Amount).ShouldBe((2, "00001", 11.77m));
        purchase.Time.ShouldBe(new DateTimeOffset(1997, 1, 1, 12, 0, 0, TimeSpan.Zero));
        purchase.Brand.ShouldBe(BrandCatalog.HomeOf("00001"));
        purchase.Basket.ShouldHaveSingleItem().QuantityMillis.ShouldBe(1000);
    }

    [Fact]
    public void Equal_lines_are_purchases_of_their_own()
    {
        var source = Read(Header + " 00004 19970101  2   29.33\r\n 00004 19970101  2   29.33\r\n");

        source.Purchases.Select(purchase => purchase.Reference).Distinct().Count().ShouldBe(2);
        source.Purchases.Count.ShouldBe(2);
    }

    [Fact]
    public void Nothing_paid_is_a_purchase_too() =>
        Read(Header + " 00004 19970101  2    0.00\r\n").Purchases.ShouldHaveSingleItem().Amount.ShouldBe(0);

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Line_ends_and_empty_lines_make_no_difference(string end) =>
        Read($"{Header}{end} 00004 19970101  2   29.33{end}{end} 00005 19970102  1   9.00").Purchases.Select(purchase => purchase.Member).ShouldBe(["00004", "00005"]);

    [Fact]
    public void The_header_may_be_missing() =>
        Read(" 00004 19970101  2   29.33\n").Purchases.ShouldHaveSingleItem().Line.ShouldBe(1);

    [Theory]
    [InlineData(" 00004 19970101  2", "has 3 columns instead of 4")]
    [InlineData(" 00004 19970101  2   29.33 1", "has 5 columns instead of 4")]
    [InlineData(" 00004 19970231  2   29.33", "date '19970231' is no date or time such as 19970131")]
    [InlineData(" 00004 970101  2   29.33", "date '970101' is no date or time such as 19970131")]
    [InlineData(" 00004 19690101  2   29.33", "date 19690101 is before 1970-01-03 or after the year 8999")]
    [InlineData(" 00004 19970101  0   29.33", "number_of_cds '0' is no whole number from 1 to 1,000,000")]
    [InlineData(" 00004 19970101  two   29.33", "number_of_cds 'two' is no whole number from 1 to 1,000,000")]
    [InlineData(" 00004 19970101  2   29,33", "dollar_value '29,33' is no number such as 1234.50, or one that is too large")]
    [InlineData(" 00004 19970101  2   1e3", "dollar_value '1e3' is no number such as 1234.50, or one that is too large")]
    [InlineData(" 00004 19970101  2   29.333", "dollar_value 29.333 has more than the money's 2 decimals")]
    [InlineData(" 00004 19970101  2   -29.33", "dollar_value -29.33 is negative; a return is not a purchase")]
    [InlineData(" 00004 19970101  2   100000000.01", "dollar_value 100000000.01 is more than the hub takes in one purchase")]
    public void A_bad_line_is_reported_and_the_others_are_read(string line, string reason) =>
        ShouldLeaveOutTheSecond($"{Header} 00001 19970101  1   11.77\r\n{line}\r\n 00002 19970101  1   12.00\r\n", reason);

    [Fact]
    public void The_most_that_the_hub_takes_is_taken() =>
        Read(" 00004 19970101  2   100000000.00\n").Purchases.ShouldHaveSingleItem().Amount.ShouldBe(100_000_000m);

    [Fact]
    public void An_amount_beyond_all_numbers_is_a_bad_line() =>
        Read($" 00004 19970101  2   {new string('9', 60)}\n").BadLines.ShouldHaveSingleItem().Reason.ShouldContain("is no number");

    [SharedDataFact(SharedData.CdnowPurchases)]
    public void The_published_file_is_read_as_it_is()
    {
        var source = PurchaseFile.Read(SharedData.Require(SharedData.CdnowPurchases));

        source.BadLines.ShouldBeEmpty();
        source.Purchases.Count.ShouldBe(69_659);
        source.Purchases.Select(purchase => purchase.Member).Distinct().Count().ShouldBe(23_570);
        source.Purchases.Sum(purchase => purchase.Amount).ShouldBe(2_500_315.63m);
        source.Purchases.Max(purchase => purchase.Amount).ShouldBe(1_286.01m);
        source.Purchases.Count(purchase => purchase.Amount == 0).ShouldBe(80);
        source.Purchases.GroupBy(purchase => (purchase.Member, purchase.Time, purchase.Amount, purchase.Basket[0].QuantityMillis)).Sum(equal => equal.Count() - 1).ShouldBe(255);
    }
}
