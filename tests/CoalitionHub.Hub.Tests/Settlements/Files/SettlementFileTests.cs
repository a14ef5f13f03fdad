using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements.Banking;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Settlements.Banking;
using CoalitionHub.Protos.Partners.V1;
using CoalitionHub.Protos.Settlements.V1;
using Shouldly;
using Xunit;
using BankAccount = CoalitionHub.Protos.Settlements.V1.BankAccount;

namespace CoalitionHub.Hub.Tests.Settlements.Files;

/// <summary>Statements and invoices: made once, the same for ever.</summary>
public sealed class SettlementFileTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Files_are_made_once_and_are_the_same_bytes_ever_after(Store store)
    {
        await using var desk = await FinanceDesk.OpenAsync(store);
        var window = await desk.ApprovedAsync();
        var make = new MakePartnerFilesRequest { RequestId = FinanceDesk.Id, WindowId = window.WindowId, PartnerId = desk.Coalition.Grocer.PartnerId };
        var made = await desk.Files.MakePartnerFilesAsync(make);
        var bytes = await ReadAll(desk, made);

        // Whatever happens later: other bank details, a payment, another process, another request.
        await desk.PutAccountsAsync();
        await desk.ImportAsync(new CamtSample(Dialect.New, new SampleEntry("5.05", true, new SampleDetail(Reference: CreditorReferenceOf(bytes)))));
        await desk.Coalition.Hub.RestartAsync();
        var again = await desk.Files.MakePartnerFilesAsync(new MakePartnerFilesRequest(make) { RequestId = FinanceDesk.Id });

        again.Files.ShouldBe(made.Files);
        (await desk.Files.MakePartnerFilesAsync(make)).ShouldBe(made);
        (await ReadAll(desk, again)).ShouldBe(bytes);
        made.Files.Select(file => file.Kind).ShouldBe(
        [
            SettlementFileKind.StatementCsv, SettlementFileKind.StatementXlsx, SettlementFileKind.StatementHtml, SettlementFileKind.Invoice, SettlementFileKind.InvoiceHtml,
        ]);
        (await desk.Files.ListSettlementFilesAsync(new ListSettlementFilesRequest { Kind = SettlementFileKind.Invoice })).Files.ShouldHaveSingleItem().DocumentNumber.ShouldBe("INV-0000001");
        desk.Coalition.Hub.Verify().ShouldBeEmpty();
    }

    [Fact]
    public async Task Many_requests_at_once_make_one_set_of_files_and_numbers_have_no_gaps()
    {
        await using var desk = await FinanceDesk.OpenAsync(Store.Sqlite);
        var window = await desk.ApprovedAsync();
        string[] partners = [desk.Coalition.Grocer.PartnerId, desk.Coalition.Airline.PartnerId];

        var made = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => desk.Files.MakePartnerFilesAsync(
            new MakePartnerFilesRequest { RequestId = FinanceDesk.Id, WindowId = window.WindowId, PartnerId = partners[index % 2] }).ResponseAsync));

        made.Select(answer => answer.Files[0].FileId).Distinct().Count().ShouldBe(2);
        var files = (await desk.Files.ListSettlementFilesAsync(new ListSettlementFilesRequest { WindowId = window.WindowId })).Files;
        files.Count.ShouldBe(10);
        files.Select(file => file.DocumentNumber).Distinct().Order().ShouldBe(["CRN-0000001", "INV-0000001", "STM-0000001", "STM-0000002"]);
    }

    [Fact]
    public async Task An_invoice_tells_what_to_pay_where_and_under_which_reference_and_the_tax_in_it()
    {
        await using var desk = await FinanceDesk.OpenAsync(
            Store.Sqlite, new Dictionary<string, string?> { ["Settlements:IssuerName"] = "Coalition <Ltd>", ["Settlements:VatNumber"] = "HK-1", ["Settlements:VatPercent"] = "25" });
        await desk.PutAccountsAsync();
        var window = await desk.ApprovedAsync();

        var invoice = await desk.InvoiceAsync(window, desk.Coalition.Grocer.PartnerId);
        var credit = await desk.InvoiceAsync(window, desk.Coalition.Airline.PartnerId);

        (invoice.DocumentNumber, invoice.Kind, invoice.Total.MinorUnits, invoice.Total.CurrencyCode).ShouldBe(("INV-0000001", SettlementFileKind.Invoice, 505, "HKD"));
        (invoice.IssuerName, invoice.IssuerVatNumber, invoice.PayeeAccount, invoice.PayeeBic).ShouldBe(("Coalition <Ltd>", "HK-1", CamtSample.OwnAccount, "WESTGB2L"));
        CreditorReference.TryParse(invoice.CreditorReference, out _).ShouldBeTrue();
        invoice.Lines.Select(line => (line.Kind, line.ChargedMicros, line.VatClass)).ShouldBe(
            [(StatementLineKind.Issued, 5_000_000, VatClass.None), (StatementLineKind.Fee, 50_000, VatClass.Standard)]);
        // A fifth of what is charged with 25% in it.
        invoice.VatTotals.Select(total => (total.VatClass, total.GrossMicros, total.Vat.MinorUnits)).ShouldBe([(VatClass.None, 5_000_000, 0), (VatClass.Standard, 50_000, 1)]);
        (credit.DocumentNumber, credit.Total.MinorUnits, credit.CreditorReference, credit.PayeeAccount).ShouldBe(("CRN-0000001", 450, "", ""));
        foreach (var document in new[] { invoice, credit })
        {
            var charged = document.Lines.Sum(line => line.ChargedMicros - line.CreditedMicros) + document.RoundingChargedMicros - document.RoundingCreditedMicros;
            Math.Abs(charged).ShouldBe(document.Total.MinorUnits * 10_000);
        }
    }

    [Fact]
    public async Task A_workbook_opens_as_Office_Open_XML_and_has_the_statement_s_figures()
    {
        await using var desk = await FinanceDesk.OpenAsync(Store.Sqlite);
        var (_, bytes) = await MadeAsync(desk, SettlementFileKind.StatementXlsx, desk.Coalition.Grocer.PartnerId);
        using var archive = new ZipArchive(new MemoryStream(bytes));
        var parts = archive.Entries.ToDictionary(entry => entry.FullName, Load);
        XNamespace main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

        // Every part is named by the package's table of types, and every relation leads to a part.
        var types = parts["[Content_Types].xml"].Root.ShouldNotBeNull().Elements().Select(type => (string?)type.Attribute("PartName")).OfType<string>().ToList();
        types.Where(type => !parts.ContainsKey(type.TrimStart('/'))).ShouldBeEmpty();
        parts["xl/_rels/workbook.xml.rels"].Root.ShouldNotBeNull().Elements().Where(relation => !parts.ContainsKey($"xl/{(string?)relation.Attribute("Target")}")).ShouldBeEmpty();
        parts["xl/workbook.xml"].Descendants(main + "sheet").Select(sheet => (string?)sheet.Attribute("name")).ShouldBe(["Statement", "Lines", "Legs", "Shares"]);
        var cells = parts["xl/worksheets/sheet2.xml"].Descendants(main + "c").ToDictionary(cell => (string?)cell.Attribute("r") ?? "", cell => cell.Value);
        (cells["A2"], cells["C2"], cells["D2"], cells["E2"]).ShouldBe(("Issued", "1", "1000", "5"));
        (cells["A3"], cells["E3"]).ShouldBe(("Fee", "0.05"));
    }

    [Fact]
    public async Task A_page_to_print_is_one_file_in_which_nothing_runs()
    {
        await using var desk = await FinanceDesk.OpenAsync(Store.Sqlite, new Dictionary<string, string?> { ["Settlements:IssuerName"] = "<script>alert(1)</script>" });
        var partners = new PartnersAdminService.PartnersAdminServiceClient(await desk.Coalition.Hub.As(desk.Coalition.Hub.FirstOperator));
        var evil = (await partners.OnboardPartnerAsync(new OnboardPartnerRequest
        {
            RequestId = FinanceDesk.Id,
            Code = "evil",
            DisplayName = "<img src=x onerror='alert(1)'>&\"",
            SettlementCurrencyCode = "HKD",
        })).Partner.PartnerId;
        await desk.PutAccountAsync("", new BankAccount { HolderName = "</td><script>2</script>", Iban = CamtSample.OwnAccount });
        var window = await desk.ApprovedAsync();
        var made = await desk.Files.MakePartnerFilesAsync(new MakePartnerFilesRequest { RequestId = FinanceDesk.Id, WindowId = window.WindowId, PartnerId = evil });

        foreach (var kind in new[] { SettlementFileKind.StatementHtml, SettlementFileKind.InvoiceHtml })
        {
            var page = Encoding.UTF8.GetString((await desk.DownloadAsync(made.Files.Single(file => file.Kind == kind).FileId)).Bytes);

            page.ShouldContain("&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&amp;&quot;");
            page.ShouldContain("@media print");
            page.ShouldContain("default-src 'none'");
            foreach (var bad in new[] { "<script", "<img", "<link", "src=\"", "href=", "http:", "https:", "url(" })
            {
                page.ShouldNotContain(bad);
            }
        }
    }

    [Fact]
    public async Task A_partner_s_finance_person_takes_that_partner_s_files_only()
    {
        await using var desk = await FinanceDesk.OpenAsync(Store.Sqlite);
        await desk.PutAccountsAsync();
        var window = await desk.ApprovedAsync();
        var grocers = await desk.Files.MakePartnerFilesAsync(new MakePartnerFilesRequest { RequestId = FinanceDesk.Id, WindowId = window.WindowId, PartnerId = desk.Coalition.Grocer.PartnerId });
        await desk.InvoiceAsync(window, desk.Coalition.Airline.PartnerId);
        var payment = await desk.PaidAsync(window);
        var finance = (await desk.Coalition.Hub.AddPartnerPerson(desk.Coalition.Grocer.PartnerId)).Calls;

        var seen = (await new FilesAdminService.FilesAdminServiceClient(finance).ListSettlementFilesAsync(new ListSettlementFilesRequest())).Files;

        seen.Select(file => file.FileId).Order().ShouldBe(grocers.Files.Select(file => file.FileId).Order());
        (await desk.DownloadAsync(seen[0].FileId, finance)).Bytes.ShouldNotBeEmpty();
        await desk.DownloadAsync(payment.File.FileId, finance).ShouldBeRefused(Reason.FileNotFound);
    }

    [Fact]
    public async Task A_file_that_was_changed_in_the_database_is_not_given_out()
    {
        await using var desk = await FinanceDesk.OpenAsync(Store.Sqlite);
        var (file, _) = await MadeAsync(desk, SettlementFileKind.Invoice, desk.Coalition.Grocer.PartnerId);
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection(desk.Coalition.Hub.Configuration["Storage:ConnectionString"]);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE settlement_file_contents SET bytes = x'00'";
        (await command.ExecuteNonQueryAsync()).ShouldBe(5);

        await desk.DownloadAsync(file.FileId).ShouldBeRefused(Reason.InternalError);
    }

    private static XDocument Load(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return XDocument.Load(stream);
    }

    private static async Task<(SettlementFile File, byte[] Bytes)> MadeAsync(FinanceDesk desk, SettlementFileKind kind, string partnerId)
    {
        var window = await desk.ApprovedAsync();
        var made = await desk.Files.MakePartnerFilesAsync(new MakePartnerFilesRequest { RequestId = FinanceDesk.Id, WindowId = window.WindowId, PartnerId = partnerId });
        return await desk.DownloadAsync(made.Files.Single(file => file.Kind == kind).FileId);
    }

    private static string CreditorReferenceOf(IReadOnlyList<byte[]> files) =>
        CreditorReference.TryFind(Encoding.UTF8.GetString(files[3]), out var found) ? found.Text : throw new InvalidOperationException("No reference.");

    private static async Task<IReadOnlyList<byte[]>> ReadAll(FinanceDesk desk, MakePartnerFilesResponse made)
    {
        var all = new List<byte[]>();
        foreach (var file in made.Files)
        {
            var (taken, bytes) = await desk.DownloadAsync(file.FileId);
            taken.ShouldBe(file);
            Convert.ToHexStringLower(SHA256.HashData(bytes)).ShouldBe(file.Sha256);
            bytes.Length.ShouldBe((int)file.Length);
            all.Add(bytes);
        }

        return all;
    }
}
