using System.Text.Json;
using CoalitionHub.Hub.Cli;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Members.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Cli;

/// <summary>Commands that move points and money, against a real hub.</summary>
public sealed class MoneyAndPointsTests(StaffedHub staffed) : IClassFixture<StaffedHub>
{
    [Fact]
    public async Task Opening_balances_are_imported_once_and_as_a_whole_and_refused_rows_are_told_by_their_lines()
    {
        await staffed.OnboardAsync("kelp", "KELP");
        await EnrolAsync("kelp", "K1", "K2");
        var file = await Written("kelp.csv", "member,points,expiry_date\n\nK1,100,2030-12-31\nNOBODY,5,\nK2,50,\n");
        string[] import = ["import", "opening-balances", "--partner", "kelp", "--currency", "KELP", "--file", file];

        var refused = await staffed.RunAsync(StaffedHub.Maker, import);
        await Written("kelp.csv", "member,points,expiry_date\nK1,100,2030-12-31\nK2,50,\n");
        var imported = await staffed.RunAsync(StaffedHub.Maker, import);
        var again = await staffed.RunAsync(StaffedHub.Maker, import);

        refused.ExitCode.ShouldBe(ExitCode.Refused);
        refused.Output.ShouldMatch(@"\| +4 \| MEMBER_NOT_FOUND");
        refused.Error.ShouldContain("0 rows imported, 1 refused");
        imported.ExitCode.ShouldBe(ExitCode.Done, imported.Error);
        imported.Output.ShouldMatch("rows +2");
        imported.Output.ShouldMatch("points +150");
        again.ExitCode.ShouldBe(ExitCode.Refused);
        again.Error.ShouldContain("OPENING_BALANCE_EXISTS");
    }

    [Fact]
    public async Task A_file_with_a_wrong_line_is_not_sent_at_all()
    {
        await staffed.OnboardAsync("coral", "CORAL");
        await EnrolAsync("coral", "C1");
        var file = await Written("coral.csv", "member,points\nC1,100\nC1,no\n");

        var wrong = await staffed.RunAsync(StaffedHub.Maker, "import", "opening-balances", "--partner", "coral", "--currency", "CORAL", "--file", file);
        await File.WriteAllTextAsync(file, "member,points\nC1,100\n");
        var right = await staffed.RunAsync(StaffedHub.Maker, "import", "opening-balances", "--partner", "coral", "--currency", "CORAL", "--file", file);

        wrong.ExitCode.ShouldBe(ExitCode.WrongUsage);
        wrong.Error.ShouldContain("line 3: points must be a whole number");
        wrong.Error.ShouldNotContain("request id");
        right.ExitCode.ShouldBe(ExitCode.Done, right.Error);
    }

    [Fact]
    public async Task An_adjustment_is_proposed_by_one_and_posted_by_another()
    {
        await staffed.OnboardAsync("reef", "REEF");
        var member = (await EnrolAsync("reef", "R1")).ShouldHaveSingleItem();

        var proposed = await staffed.AskAsync(
            StaffedHub.Maker, "adjust", "propose", member, "--give", "500", "--currency", "REEF", "--kind", "goodwill", "--paid-by", "reef", "--reason", "the room was not ready");
        var id = StaffedHub.Text(proposed, "adjustment", "adjustmentId");
        var own = await staffed.RunAsync(StaffedHub.Maker, "adjust", "approve", id);
        var approved = await staffed.RunAsync(StaffedHub.Checker, "adjust", "approve", id);
        var late = await staffed.RunAsync(StaffedHub.Checker, "adjust", "reject", id);

        own.Error.ShouldContain("ROLE_MISSING");
        approved.ExitCode.ShouldBe(ExitCode.Done, approved.Error);
        approved.Output.ShouldContain("+500");
        late.Error.ShouldContain("NOT_PROPOSED");
        (await staffed.RunAsync(StaffedHub.Maker, "adjust", "list", "--state", "approved")).Output.ShouldContain(id);
    }

    [Fact]
    public async Task A_window_is_closed_calculated_approved_by_another_and_paid()
    {
        await staffed.OnboardAsync("dune", "DUNE");
        await EnrolAsync("dune", "D1");
        var file = await Written("dune.csv", "member,points\nD1,1000000\n");
        await staffed.AskAsync(StaffedHub.Maker, "import", "opening-balances", "--partner", "dune", "--currency", "DUNE", "--file", file);

        var closed = await staffed.AskAsync(StaffedHub.Maker, "settle", "close", "--reason", "a test");
        var window = StaffedHub.Text(closed, "closedWindow", "windowId");
        await staffed.AskAsync(StaffedHub.Maker, "settle", "calculate", window);
        var own = await staffed.RunAsync(StaffedHub.Maker, "settle", "approve", window);
        await staffed.AskAsync(StaffedHub.Checker, "settle", "approve", window);
        var statement = StaffedHub.Find(await staffed.AskAsync(StaffedHub.Maker, "settle", "statement", window, "dune"), "statement");
        var outstanding = decimal.Parse(StaffedHub.Text(statement, "outstanding", "minorUnits"), System.Globalization.CultureInfo.InvariantCulture) / 100;
        var paid = await staffed.RunAsync(
            StaffedHub.Maker, "settle", "pay", window, "dune", "--received", FormattableString.Invariant($"{outstanding} HKD"), "--bank-reference", "BANK-1");
        var shown = await staffed.RunAsync(StaffedHub.Maker, "settle", "show", window);
        var told = await staffed.RunAsync(StaffedHub.Maker, "settle", "statement", window, "dune");

        own.Error.ShouldContain("ROLE_MISSING");
        // 1,000,000 points at half a cent; the fee is for points given in the coalition.
        outstanding.ShouldBe(5000m);
        paid.ExitCode.ShouldBe(ExitCode.Done, paid.Error);
        paid.Output.ShouldContain("5,000.00 HKD");
        shown.Output.ShouldContain("calculated");
        told.Output.ShouldContain("BANK-1");
        await StatementAddsUp(window);
        (await staffed.RunAsync(StaffedHub.Maker, "settle", "windows")).Output.ShouldContain(window);
    }

    [Fact]
    public async Task The_trial_balance_is_zero_and_the_journal_can_be_read()
    {
        await staffed.OnboardAsync("tide", "TIDE");
        await EnrolAsync("tide", "T1");
        await staffed.AskAsync(StaffedHub.Maker, "import", "opening-balances", "--partner", "tide", "--currency", "TIDE", "--file", await Written("tide.csv", "member,points\nT1,7\n"));

        var balance = await staffed.RunAsync(StaffedHub.Maker, "ledger", "trial-balance");
        var transfers = await staffed.AskAsync(StaffedHub.Checker, "ledger", "transfers", "--limit", "1");
        var accounts = await staffed.RunAsync(StaffedHub.Checker, "ledger", "accounts", "--kind", "clearing", "--partner", "tide");
        var head = await staffed.AskAsync(StaffedHub.Checker, "ledger", "head");

        balance.Output.ShouldContain("balanced");
        balance.Output.ShouldNotContain("OUT OF BALANCE");
        StaffedHub.Find(transfers, "transfers").GetArrayLength().ShouldBe(1);
        accounts.Output.ShouldContain("TIDE");
        long.Parse(StaffedHub.Text(head, "seq"), System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(0);
    }

    private async Task StatementAddsUp(string window)
    {
        var file = staffed.File("statement.csv");
        var written = await staffed.RunAsync(StaffedHub.Maker, "settle", "statement", window, "dune", "--csv", file);
        written.ExitCode.ShouldBe(ExitCode.Done, written.Error);

        var rows = (await File.ReadAllLinesAsync(file)).Skip(1).Select(line => line.Split(',')).ToList();

        rows.Select(row => row[3]).ShouldBe(["opening_balance", "leg_net_multilateral", "payment_received"]);
        rows.Sum(row => Number(row[8]) - Number(row[9])).ShouldBe(0m);
        (await staffed.RunAsync(StaffedHub.Maker, "settle", "statement", window, "dune", "--csv", "-")).Output.ShouldBe(await File.ReadAllTextAsync(file));

        static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<List<string>> EnrolAsync(string partner, params string[] numbers)
    {
        var created = await staffed.AskAsync(StaffedHub.Operator, "partner", "credential", "create", partner, "--scope", "members.write", "members.read");
        var members = new MembersService.MembersServiceClient(await staffed.Hub.As(new ClientKeys(StaffedHub.Text(created, "credential", "clientId"), StaffedHub.Text(created, "clientSecret"))));
        var ids = new List<string>();
        foreach (var number in numbers)
        {
            var enrolled = await members.EnrolMemberAsync(new EnrolMemberRequest { RequestId = Guid.CreateVersion7().ToString(), BrandMemberNumber = number });
            ids.Add(enrolled.Member.MemberId);
        }

        return ids;
    }

    private async Task<string> Written(string name, string text)
    {
        await File.WriteAllTextAsync(staffed.File(name), text);
        return staffed.File(name);
    }
}
