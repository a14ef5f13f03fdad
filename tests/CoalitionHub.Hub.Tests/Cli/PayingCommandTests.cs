using CoalitionHub.Hub.Cli;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Settlements.Banking;
using CoalitionHub.Protos.Members.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Cli;

/// <summary>Paying and being paid on the command line, against a real hub.</summary>
public sealed class PayingCommandTests(StaffedHub staffed) : IClassFixture<StaffedHub>
{
    [Fact]
    public async Task A_window_s_files_are_made_its_bank_statement_imported_and_its_journal_exported()
    {
        var window = await ApprovedAsync("reed", "REED");
        await OwnAccountAsync();
        var folder = Directory.CreateDirectory(staffed.File("july")).FullName;

        var made = await staffed.RunAsync(StaffedHub.Maker, "settle", "files", "make", window, "--partner", "reed", "--into", folder);
        var listed = await staffed.RunAsync(StaffedHub.Maker, "settle", "files", "list", "--window", window, "--partner", "reed");
        var invoice = await staffed.AskAsync(StaffedHub.Maker, "settle", "invoice", window, "reed");
        var shown = await staffed.RunAsync(StaffedHub.Maker, "settle", "invoice", window, "reed");
        var statement = staffed.File("bank.xml");
        await File.WriteAllBytesAsync(statement, new CamtSample(Dialect.Old, new SampleEntry("5000.00", true, new SampleDetail(Reference: StaffedHub.Text(invoice, "creditorReference")))).Bytes);
        var imported = await staffed.RunAsync(StaffedHub.Maker, "settle", "import", statement);
        var again = await staffed.RunAsync(StaffedHub.Maker, "settle", "import", statement);
        var entries = await staffed.RunAsync(StaffedHub.Maker, "settle", "entries", "--verdict", "settled");
        var journal = staffed.File("journal.csv");
        var exported = await staffed.RunAsync(StaffedHub.Maker, "settle", "gl", "export", "--output", journal);

        made.ExitCode.ShouldBe(ExitCode.Done, made.Error);
        Directory.GetFiles(folder).Length.ShouldBe(5);
        listed.Output.ShouldContain("INV-");
        shown.Output.ShouldContain("5,000.00 HKD");
        shown.Output.ShouldContain(CamtSample.OwnAccount);
        imported.ExitCode.ShouldBe(ExitCode.Done, imported.Error);
        imported.Output.ShouldMatch("settled +1");
        again.Output.ShouldMatch("known before +1");
        entries.Output.ShouldContain("settled");
        exported.ExitCode.ShouldBe(ExitCode.Done, exported.Error);
        (await File.ReadAllTextAsync(journal)).ShouldContain("REED");
        (await staffed.RunAsync(StaffedHub.Maker, "settle", "gl", "export")).Error.ShouldContain("NOTHING_TO_EXPORT");
    }

    [Fact]
    public async Task Bank_details_and_payment_files_take_two_people_and_codes_are_finance_s()
    {
        var window = await ApprovedAsync("sedge", "SEDGE");
        var proposed = await staffed.AskAsync(
            StaffedHub.Maker, "settle", "bank", "propose", "--partner", "sedge", "--holder", "Sedge Ltd", "--account", "004-123456-838", "--bic", "HSBCHKHH", "--country", "HK");
        var id = StaffedHub.Text(proposed, "bankDetailsId");

        var own = await staffed.RunAsync(StaffedHub.Maker, "settle", "bank", "approve", id);
        var approved = await staffed.RunAsync(StaffedHub.Checker, "settle", "bank", "approve", id);
        var listed = await staffed.RunAsync(StaffedHub.Checker, "settle", "bank", "list");
        var wrong = await staffed.RunAsync(StaffedHub.Maker, "settle", "bank", "propose", "--holder", "X", "--iban", "GB82WEST12345698765433");
        var nothing = await staffed.RunAsync(StaffedHub.Maker, "settle", "pain", "make", window);
        var orders = await staffed.RunAsync(StaffedHub.Maker, "settle", "pain", "orders");
        var set = await staffed.RunAsync(StaffedHub.Maker, "settle", "gl", "set", "--accounts", "fees", "--code", "4010", "--name", "Coalition fees");
        var codes = await staffed.RunAsync(StaffedHub.Maker, "settle", "gl", "codes");
        var missing = await staffed.RunAsync(StaffedHub.Maker, "settle", "import", staffed.File("nothing.xml"));

        own.Error.ShouldContain("ROLE_MISSING");
        approved.ExitCode.ShouldBe(ExitCode.Done, approved.Error);
        listed.Output.ShouldContain("004-123456-838");
        wrong.Error.ShouldContain("BANK_ACCOUNT_INVALID");
        nothing.Error.ShouldContain("NOTHING_TO_PAY");
        orders.Output.ShouldContain("none");
        set.ExitCode.ShouldBe(ExitCode.Done, set.Error);
        codes.Output.ShouldMatch(@"4010 +\| Coalition fees +\| finance");
        missing.ExitCode.ShouldBe(ExitCode.WrongUsage);
    }

    private async Task<string> ApprovedAsync(string code, string points)
    {
        await staffed.OnboardAsync(code, points);
        await EnrolAsync(code);
        var file = staffed.File($"{code}.csv");
        await File.WriteAllTextAsync(file, $"member,points\n{code}-1,1000000\n");
        await staffed.AskAsync(StaffedHub.Maker, "import", "opening-balances", "--partner", code, "--currency", points, "--file", file);
        var window = StaffedHub.Text(await staffed.AskAsync(StaffedHub.Maker, "settle", "close"), "closedWindow", "windowId");
        await staffed.AskAsync(StaffedHub.Maker, "settle", "calculate", window);
        await staffed.AskAsync(StaffedHub.Checker, "settle", "approve", window);
        return window;
    }

    private async Task EnrolAsync(string code)
    {
        var created = await staffed.AskAsync(StaffedHub.Operator, "partner", "credential", "create", code, "--scope", "members.write", "members.read");
        var keys = new ClientKeys(StaffedHub.Text(created, "credential", "clientId"), StaffedHub.Text(created, "clientSecret"));
        await new MembersService.MembersServiceClient(await staffed.Hub.As(keys)).EnrolMemberAsync(
            new EnrolMemberRequest { RequestId = Guid.CreateVersion7().ToString(), BrandMemberNumber = $"{code}-1" });
    }

    private async Task OwnAccountAsync()
    {
        var proposed = await staffed.AskAsync(StaffedHub.Maker, "settle", "bank", "propose", "--holder", "Coalition Ltd", "--iban", CamtSample.OwnAccount);
        await staffed.AskAsync(StaffedHub.Checker, "settle", "bank", "approve", StaffedHub.Text(proposed, "bankDetailsId"));
    }
}
