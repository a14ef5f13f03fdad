using CoalitionHub.CoalitionDay.Coalition;
using CoalitionHub.CoalitionDay.Reading;
using Shouldly;
using Xunit;

namespace CoalitionHub.CoalitionDay.Tests.Reading;

public sealed class CsvLayoutTests : LayoutTest
{
    [Fact]
    public void Columns_are_found_by_name_in_any_order_and_case()
    {
        var source = Read("Amount,note,TIME,Member\n12.50,hello,2025-03-01T18:05:00+08:00,anna\n");

        var purchase = source.Purchases.ShouldHaveSingleItem();
        (purchase.Line, purchase.Member, purchase.Amount, purchase.Store).ShouldBe((2, "anna", 12.50m, ""));
        purchase.Time.ShouldBe(new DateTimeOffset(2025, 3, 1, 10, 5, 0, TimeSpan.Zero));
        purchase.Brand.ShouldBe(BrandCatalog.HomeOf("anna"));
        (source.Money, purchase.Reference).ShouldBe(("USD", "line-2"));
    }

    [Fact]
    public void Every_column_is_read()
    {
        var source = Read("member,time,amount,currency,brand,store,reference\n\"Lee, Anna\",2025-03-01,7.125,KWD,Hotel,\"The \"\"Peak\"\"\",R-1\n");

        var purchase = source.Purchases.ShouldHaveSingleItem();
        (purchase.Member, purchase.Amount, purchase.Brand).ShouldBe(("Lee, Anna", 7.125m, BrandCatalog.Hotel));
        (purchase.Store, purchase.Reference, source.Money).ShouldBe(("The \"Peak\"", "R-1", "KWD"));
        purchase.Time.ShouldBe(new DateTimeOffset(2025, 3, 1, 12, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("2025-03-01 18:05", "2025-03-01T18:05:00Z")]
    [InlineData("2025-03-01T18:05:30", "2025-03-01T18:05:30Z")]
    [InlineData("2025-03-01T18:05:30.25Z", "2025-03-01T18:05:30.25Z")]
    [InlineData("2025-03-01T00:05-05:30", "2025-03-01T05:35:00Z")]
    public void A_time_may_lack_seconds_or_zone(string text, string time) =>
        Read($"member,time,amount\nanna,{text},1\n").Purchases.ShouldHaveSingleItem().Time.ShouldBe(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("member;time;amount\r\nanna;2025-03-01;1\r\n")]
    [InlineData("member\ttime\tamount\nanna\t2025-03-01\t1")]
    [InlineData("\uFEFFmember,time,amount\r\n\r\nanna,2025-03-01,1\r\n")]
    public void Separators_byte_order_marks_and_line_ends_make_no_difference(string text) =>
        Read(text).Purchases.ShouldHaveSingleItem().Member.ShouldBe("anna");

    [Theory]
    [InlineData(",2025-03-01,1,", "member is missing")]
    [InlineData("anna,,1,", "time is missing")]
    [InlineData("anna,2025-03-01,,", "amount is missing")]
    [InlineData("anna,01.03.2025,1,", "time '01.03.2025' is no date or time such as 2025-03-01 or 2025-03-01T18:05:00+08:00")]
    [InlineData("anna,2025-03-01,\"1,000.00\",", "amount '1,000.00' is no number such as 1234.50, or one that is too large")]
    [InlineData("anna,2025-03-01,1,supermarket", "brand 'supermarket' is none of grocer, pharmacy, hotel, airline")]
    [InlineData("an\u0007na,2025-03-01,1,", "member has a control character")]
    [InlineData("anna,2025-03-01,1", "has another number of fields than the first line")]
    [InlineData("anna,2025-03-01,1,,", "has another number of fields than the first line")]
    [InlineData("\"anna,2025-03-01,1,", "has a quote that isn't closed on the line")]
    [InlineData("\"anna\"x,2025-03-01,1,", "has text after a closing quote")]
    [InlineData("an\"na,2025-03-01,1,", "has a quote inside a field that doesn't begin with one")]
    public void A_bad_line_is_reported_and_the_others_are_read(string line, string reason) =>
        ShouldLeaveOutTheSecond($"member,time,amount,brand\nfirst,2025-03-01,1,\n{line}\nlast,2025-03-01,1,\n", reason);

    [Fact]
    public void A_text_that_is_too_long_is_a_bad_line() =>
        Read($"member,time,amount\n{new string('a', 65)},2025-03-01,1\n").BadLines.ShouldHaveSingleItem().Reason.ShouldBe("member has 65 characters, at most 64 are taken");

    [Fact]
    public void A_run_has_one_money()
    {
        var source = Read("member,time,amount,currency\nanna,2025-03-01,100,JPY\nben,2025-03-01,1,USD\ncarl,2025-03-01,1.5,JPY\ndora,2025-03-01,1,XYZ\n");

        source.Money.ShouldBe("JPY");
        source.BadLines.Select(line => line.Reason).ShouldBe(
        [
            "currency is USD; the file's purchases are in JPY, and one run has terms in one money",
            "amount 1.5 has more than the money's 0 decimals",
            "currency 'XYZ' is no ISO 4217 code",
        ]);
    }

    [Fact]
    public void A_brand_uses_a_reference_once()
    {
        var source = Read("member,time,amount,brand,reference\nanna,2025-03-01,1,grocer,R1\nanna,2025-03-01,1,pharmacy,R1\nben,2025-03-01,2,grocer,R1\n");

        source.Purchases.Count.ShouldBe(2);
        source.BadLines.ShouldBe([new BadLine(4, "reference R1 was used on line 2; a merchant's reference names one purchase")]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r\n \n")]
    [InlineData("\uFEFF")]
    public void An_empty_file_is_refused(string text) =>
        Should.Throw<UnreadableFileException>(() => Read(text)).Message.ShouldEndWith("is empty.");

    [Fact]
    public void A_missing_column_is_named() =>
        Should.Throw<UnreadableFileException>(() => Read("member,amount\nanna,1\n")).Message.ShouldBe("The first line lacks the column time; it names member, amount.");

    [Fact]
    public void A_column_that_is_there_twice_is_refused() =>
        Should.Throw<UnreadableFileException>(() => Read("member,time,amount,Amount\nanna,2025-03-01,1,2\n")).Message.ShouldBe("The first line names the column amount twice.");

    [Theory]
    [InlineData("<html><body>No such page</body></html>")]
    [InlineData("anna 1 2\n")]
    public void Another_layout_is_refused(string text) =>
        Should.Throw<UnreadableFileException>(() => Read(text)).Message.ShouldContain("is neither the CDNOW layout");

    [Fact]
    public void What_is_no_utf8_is_refused()
    {
        var path = Folder.File("latin1.csv");
        File.WriteAllBytes(path, [.. "member,time,amount\nJos"u8, 0xE9, .. ",2025-03-01,1\n"u8]);

        Should.Throw<UnreadableFileException>(() => PurchaseFile.Read(path)).Message.ShouldEndWith("is no text in UTF-8.");
    }

    [Fact]
    public void A_file_that_is_not_there_is_refused() =>
        Should.Throw<UnreadableFileException>(() => PurchaseFile.Read(Folder.File("none.csv"))).Message.ShouldContain("can't be read");
}
