using CoalitionHub.Hub.Cli;
using CoalitionHub.Hub.Cli.Points;
using CoalitionHub.Protos.Points.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Cli.Points;

public sealed class OpeningBalancesFileTests
{
    [Fact]
    public void Good_lines_become_rows_in_their_order_and_remember_where_they_stood()
    {
        var file = Read("Member, Points ,expiry_date\r\nA1,10,2027-12-31\r\n\r\n\"A,2\",5,\r\n");

        file.Rows.ShouldBe(
        [
            new OpeningBalance { BrandMemberNumber = "A1", Points = 10, ExpiryDate = "2027-12-31" },
            new OpeningBalance { BrandMemberNumber = "A,2", Points = 5 },
        ]);
        file.LineOf(1).ShouldBe(2);
        file.LineOf(2).ShouldBe(4);
    }

    [Fact]
    public void A_member_may_be_named_by_card()
    {
        var card = Core.Members.CardNumber.From([1, 2, 3], 0);

        Read($"card,points\n{card},7\n").Rows.ShouldBe([new OpeningBalance { CardNumber = card, Points = 7 }]);
    }

    [Theory]
    [InlineData("A1,ten,", "points must be a whole number")]
    [InlineData("A1,0,", "points must be a whole number")]
    [InlineData("A1,-5,", "points must be a whole number")]
    [InlineData("A1,1.5,", "points must be a whole number")]
    [InlineData("A1,1000000001,", "points must be a whole number")]
    [InlineData(",5,", "exactly one of member and card")]
    [InlineData("A1,5,31.12.2027", "expiry_date must be a date")]
    [InlineData("A1,5,2027-02-30", "expiry_date must be a date")]
    [InlineData("A1,5", "2 fields instead of 3")]
    [InlineData("A1,5,,", "4 fields instead of 3")]
    [InlineData("A0,1,2030-12-31", "the member stands on line 2 already")]
    public void A_wrong_line_is_told_by_its_number_and_nothing_of_the_file_is_used(string line, string reason)
    {
        var wrong = Should.Throw<UsageException>(() => Read($"member,points,expiry_date\nA0,1,\n{line}\nA9,1,\n"));

        wrong.Message.ShouldBe("balances.csv has 1 fault; nothing of it was sent.");
        wrong.Details.ShouldHaveSingleItem().ShouldStartWith($"line 3: {reason}");
    }

    [Fact]
    public void A_card_with_a_wrong_check_digit_is_a_fault()
    {
        var card = Core.Members.CardNumber.From([1, 2, 3], 0);
        var wrong = card[..^1] + (card[^1] == '0' ? '1' : '0');

        Should.Throw<UsageException>(() => Read($"card,points\n{wrong},7\n")).Details.ShouldHaveSingleItem().ShouldContain("check digit");
    }

    [Fact]
    public void All_faults_are_told_at_once()
    {
        var wrong = Should.Throw<UsageException>(() => Read("member,points\n,1\nA2,x\nA3,1\nA4,y\n"));

        wrong.Details.Select(detail => detail.Split(':')[0]).ShouldBe(["line 2", "line 3", "line 5"]);
    }

    [Theory]
    [InlineData("", "1 fault", "the header line is missing")]
    [InlineData("member,points\n", "has no rows", "")]
    [InlineData("member,expiry_date\nA1,\n", "1 fault", "the column points is missing")]
    [InlineData("points\n5\n", "1 fault", "one of the columns member and card")]
    [InlineData("member,points,tier\nA1,5,gold\n", "1 fault", "unknown column 'tier'")]
    public void A_file_without_what_it_needs_is_refused(string text, string message, string detail)
    {
        var wrong = Should.Throw<UsageException>(() => Read(text));

        wrong.Message.ShouldContain(message);
        string.Join('\n', wrong.Details).ShouldContain(detail);
    }

    [Fact]
    public void More_rows_than_one_call_takes_are_refused()
    {
        var lines = string.Concat(Enumerable.Range(0, 50_001).Select(number => $"A{number},1\n"));

        Should.Throw<UsageException>(() => Read("member,points\n" + lines)).Details.ShouldHaveSingleItem().ShouldContain("more than 50000 rows");
    }

    private static OpeningBalancesFile Read(string text) => OpeningBalancesFile.Read(new StringReader(text), "balances.csv");
}
