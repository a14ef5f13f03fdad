using System.Text;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Settlements.V1;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Settlements.Banking;

/// <summary>From an approved window to a settled one by way of two banks, through the real pipe.</summary>
public sealed class PayingAndBeingPaidTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_window_is_paid_by_a_file_and_by_a_reference_and_the_same_statement_twice_changes_nothing(Store store)
    {
        await using var desk = await FinanceDesk.OpenAsync(store);
        await desk.PutAccountsAsync();
        var window = await desk.ApprovedAsync();
        var invoice = await desk.InvoiceAsync(window, desk.Coalition.Grocer.PartnerId);
        var make = new MakePaymentFileRequest { RequestId = FinanceDesk.Id, WindowId = window.WindowId };
        var made = await desk.Making.MakePaymentFileAsync(make);
        (await desk.Making.MakePaymentFileAsync(make)).ShouldBe(made);
        await Should.ThrowAsync<Grpc.Core.RpcException>(() => desk.DownloadAsync(made.File.FileId));
        await desk.Checking.ReleasePaymentFileAsync(new ReleasePaymentFileRequest { RequestId = FinanceDesk.Id, FileId = made.File.FileId });
        var order = made.Orders.ShouldHaveSingleItem();
        var sample = new CamtSample(
            Dialect.New,
            new SampleEntry("5.05", true, new SampleDetail(Reference: invoice.CreditorReference)) { Reference = "E1" },
            new SampleEntry("4.50", false, new SampleDetail(EndToEndId: order.EndToEndId)) { Reference = "E2" });

        var (file, bytes) = await desk.DownloadAsync(made.File.FileId);
        var imported = await desk.ImportAsync(sample);
        var again = await desk.ImportAsync(sample);

        PainRules.FaultsOf(bytes).ShouldBeEmpty();
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)).ShouldBe(file.Sha256);
        Encoding.UTF8.GetString(bytes).ShouldContain("004-123456-838");
        imported.Entries.Select(entry => entry.Verdict).ShouldBe([BankEntryVerdict.Settled, BankEntryVerdict.Settled]);
        (imported.KnownEntries, again.KnownEntries, again.Unpaid.Count).ShouldBe((0, 2, 0));
        again.Entries.ShouldBe(imported.Entries);
        var settled = (await desk.Coalition.Maker.Settlements.GetWindowAsync(new GetWindowRequest { WindowId = window.WindowId })).Window;
        settled.State.ShouldBe(WindowState.Settled);
        (await desk.Making.ListPaymentOrdersAsync(new ListPaymentOrdersRequest())).Orders.ShouldHaveSingleItem().State.ShouldBe(PaymentOrderState.Paid);
        await desk.Coalition.Checker.ShouldAddUp();

        await desk.Coalition.Hub.RestartAsync();
        (await desk.DownloadAsync(made.File.FileId)).Bytes.ShouldBe(bytes);
        (await desk.ImportAsync(sample)).KnownEntries.ShouldBe(2);
        (await desk.Making.ListBankEntriesAsync(new ListBankEntriesRequest())).Entries.Reverse().ShouldBe(imported.Entries);
        desk.Coalition.Hub.Verify().ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_verdict_is_given_and_a_mismatch_stops_that_payment_alone()
    {
        await using var desk = await FinanceDesk.OpenAsync(Store.Sqlite);
        await desk.PutAccountsAsync();
        var first = await desk.ApprovedAsync();
        await desk.TradeAsync();
        var second = await desk.ApprovedAsync();
        var firstReference = (await desk.InvoiceAsync(first, desk.Coalition.Grocer.PartnerId)).CreditorReference;
        var secondReference = (await desk.InvoiceAsync(second, desk.Coalition.Grocer.PartnerId)).CreditorReference;
        var firstOrder = (await desk.PaidAsync(first)).Orders.ShouldHaveSingleItem();
        await desk.PaidAsync(second);

        var imported = await desk.ImportAsync(new CamtSample(
            Dialect.Prefixed,
            new SampleEntry("5.05", true, new SampleDetail(Remittance: $"for July {firstReference}")) { Reference = "1" },
            new SampleEntry("5.06", true, new SampleDetail(Reference: secondReference)) { Reference = "2" },
            new SampleEntry("5.05", true, new SampleDetail(Reference: firstReference)) { Reference = "3" },
            new SampleEntry("7.00", false) { Reference = "4", Text = "charges" },
            new SampleEntry("4.50", true, new SampleDetail(EndToEndId: firstOrder.EndToEndId, IsReturn: true)) { Reference = "5" }));

        imported.Entries.Select(entry => entry.Verdict).ShouldBe(
            [BankEntryVerdict.Settled, BankEntryVerdict.AmountMismatch, BankEntryVerdict.Duplicate, BankEntryVerdict.Unmatched, BankEntryVerdict.Returned]);
        imported.Unpaid.Select(unpaid => (unpaid.WindowId, unpaid.Direction)).ShouldBe(
            [(first.WindowId, NetDirection.PartnerReceives), (second.WindowId, NetDirection.PartnerPays), (second.WindowId, NetDirection.PartnerReceives)]);
        imported.Unpaid[1].Reference.ShouldBe(secondReference);
        (await desk.Making.ListBankEntriesAsync(new ListBankEntriesRequest { Verdict = BankEntryVerdict.AmountMismatch })).Entries.ShouldHaveSingleItem().Explanation.ShouldNotBeEmpty();
        var statement = await desk.Coalition.Maker.Settlements.GetStatementAsync(new GetStatementRequest { WindowId = second.WindowId, PartnerId = desk.Coalition.Grocer.PartnerId });
        statement.Statement.Payments.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_payment_that_the_bank_returns_is_owed_again_and_paid_again(Store store)
    {
        await using var desk = await FinanceDesk.OpenAsync(store);
        await desk.PutAccountsAsync();
        var window = await desk.ApprovedAsync();
        var order = (await desk.PaidAsync(window)).Orders.ShouldHaveSingleItem();
        await desk.ImportAsync(new CamtSample(Dialect.New, new SampleEntry("4.50", false, new SampleDetail(EndToEndId: order.EndToEndId))) { Id = "S-1" });
        (await StatementAsync()).Outstanding.MinorUnits.ShouldBe(0);

        var returned = await desk.ImportAsync(new CamtSample(Dialect.Notification, new SampleEntry("4.50", true, new SampleDetail(EndToEndId: order.EndToEndId, Code: "RTRN"))) { Id = "N-2" });
        var again = await desk.ImportAsync(new CamtSample(Dialect.New, new SampleEntry("4.50", true, new SampleDetail(EndToEndId: order.EndToEndId, IsReturn: true))) { Id = "S-2" });

        var entry = returned.Entries.ShouldHaveSingleItem();
        (entry.Verdict, entry.PaymentId.Length > 0).ShouldBe((BankEntryVerdict.Returned, true));
        (again.Entries.ShouldHaveSingleItem().Verdict, again.Entries[0].PaymentId).ShouldBe((BankEntryVerdict.Returned, ""));
        var statement = await StatementAsync();
        statement.Outstanding.MinorUnits.ShouldBe(450);
        statement.Payments.Select(payment => (payment.Direction, payment.Amount.MinorUnits)).ShouldBe([(PaymentDirection.Made, 450), (PaymentDirection.Received, 450)]);

        await desk.Checking.CancelPaymentOrderAsync(new CancelPaymentOrderRequest { RequestId = FinanceDesk.Id, EndToEndId = order.EndToEndId, Reason = "account closed" });
        var second = (await desk.PaidAsync(window)).Orders.ShouldHaveSingleItem();
        await desk.ImportAsync(new CamtSample(Dialect.New, new SampleEntry("4.50", false, new SampleDetail(EndToEndId: second.EndToEndId)) { ServicerReference = "B-3" }) { Id = "S-3" });
        (await StatementAsync()).Outstanding.MinorUnits.ShouldBe(0);
        desk.Coalition.Hub.Verify().ShouldBeEmpty();

        async Task<Statement> StatementAsync() => (await desk.Coalition.Maker.Settlements.GetStatementAsync(
            new GetStatementRequest { WindowId = window.WindowId, PartnerId = desk.Coalition.Airline.PartnerId })).Statement;
    }

    [Fact]
    public async Task A_whole_payment_file_that_the_bank_booked_as_one_is_each_of_its_orders()
    {
        await using var desk = await FinanceDesk.OpenAsync(Store.Sqlite);
        await desk.PutAccountsAsync();
        var made = await desk.PaidAsync(await desk.ApprovedAsync());

        var wrong = await desk.ImportAsync(new CamtSample(Dialect.Old, new SampleEntry("4.51", false) { BatchPaymentId = made.File.DocumentNumber }) { Id = "S1" });
        var right = await desk.ImportAsync(new CamtSample(Dialect.Old, new SampleEntry("4.50", false) { BatchPaymentId = made.File.DocumentNumber }) { Id = "S2" });

        wrong.Entries.ShouldHaveSingleItem().Verdict.ShouldBe(BankEntryVerdict.Unmatched);
        var settled = right.Entries.ShouldHaveSingleItem();
        (settled.Verdict, settled.Reference).ShouldBe((BankEntryVerdict.Settled, made.Orders[0].EndToEndId));
    }

    [Fact]
    public async Task A_payment_told_twice_by_a_notification_and_by_the_statement_is_booked_once()
    {
        await using var desk = await FinanceDesk.OpenAsync(Store.Sqlite);
        await desk.PutAccountsAsync();
        var window = await desk.ApprovedAsync();
        var reference = (await desk.InvoiceAsync(window, desk.Coalition.Grocer.PartnerId)).CreditorReference;
        var entry = new SampleEntry("5.05", true, new SampleDetail(Reference: reference)) { ServicerReference = "BANK-1" };

        var notified = await desk.ImportAsync(new CamtSample(Dialect.Notification, entry) { Id = "N-1" });
        var stated = await desk.ImportAsync(new CamtSample(Dialect.New, entry) { Id = "S-1" });

        notified.Entries.ShouldHaveSingleItem().Verdict.ShouldBe(BankEntryVerdict.Settled);
        stated.Entries.ShouldHaveSingleItem().Verdict.ShouldBe(BankEntryVerdict.Duplicate);
    }

    [Fact]
    public async Task A_wrong_bank_file_is_refused_as_a_whole()
    {
        await using var desk = await FinanceDesk.OpenAsync(Store.Sqlite);
        await desk.PutAccountsAsync();
        var window = await desk.ApprovedAsync();
        var reference = (await desk.InvoiceAsync(window, desk.Coalition.Grocer.PartnerId)).CreditorReference;
        var right = new CamtSample(Dialect.New, new SampleEntry("5.05", true, new SampleDetail(Reference: reference)));

        await ImportAsync(right with { Account = "DE89370400440532013000" }).ShouldBeRefused(Reason.BankAccountUnknown);
        await ImportAsync(right with { Account = "004-123456-838" }).ShouldBeRefused(Reason.BankAccountUnknown);
        await ImportAsync(right with { Slip = 1 }).ShouldBeRefused(Reason.BankFileInvalid);
        (await desk.Making.ListBankEntriesAsync(new ListBankEntriesRequest())).Entries.ShouldBeEmpty();

        (await desk.ImportAsync(right)).Entries.ShouldHaveSingleItem().Verdict.ShouldBe(BankEntryVerdict.Settled);

        Task ImportAsync(CamtSample sample) => desk.ImportAsync(sample);
    }

    [Fact]
    public async Task An_import_that_is_sent_again_gets_the_same_answer_and_another_file_under_its_id_is_refused()
    {
        await using var desk = await FinanceDesk.OpenAsync(Store.Sqlite);
        await desk.PutAccountsAsync();
        var request = new ImportBankStatementRequest
        {
            RequestId = FinanceDesk.Id,
            Content = Google.Protobuf.ByteString.CopyFrom(new CamtSample(Dialect.New, new SampleEntry("5.05", true)).Bytes),
        };

        var first = await desk.Making.ImportBankStatementAsync(request);
        (await desk.Making.ImportBankStatementAsync(request)).ShouldBe(first);

        request.Content = Google.Protobuf.ByteString.CopyFrom(new CamtSample(Dialect.New, new SampleEntry("5.06", true) { Reference = "other" }).Bytes);
        await desk.Making.ImportBankStatementAsync(request).ShouldBeRefused(Reason.RequestIdReused);
        (await desk.Making.ListBankEntriesAsync(new ListBankEntriesRequest())).Entries.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Bank_details_are_shown_with_the_version_in_force_and_kept_out_of_answers()
    {
        await using var desk = await FinanceDesk.OpenAsync(Store.Sqlite);
        await desk.PutAccountsAsync();
        await desk.PutAccountAsync("", new BankAccount { HolderName = "Coalition Ltd", Iban = "NO93 8601 1117 947" });
        await desk.Making.ProposeBankDetailsAsync(new ProposeBankDetailsRequest { RequestId = FinanceDesk.Id, Account = new BankAccount { HolderName = "Thief", Iban = "DE89370400440532013000" } });

        var all = (await desk.Checking.ListBankDetailsAsync(new ListBankDetailsRequest())).BankDetails;

        all.Where(details => details.PartnerId.Length == 0).Select(details => (details.Account.Iban, details.State, details.InForce)).ShouldBe(
        [
            ("DE89370400440532013000", BankDetailsState.Proposed, false), ("NO9386011117947", BankDetailsState.Approved, true), (CamtSample.OwnAccount, BankDetailsState.Approved, false),
        ]);
        (await KeptAnswers.Of(desk.Coalition.Hub)).ShouldNotContain(answer => answer.Contains("NO9386011117947", StringComparison.Ordinal));
    }
}
