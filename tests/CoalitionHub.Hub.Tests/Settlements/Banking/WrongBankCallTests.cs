using CoalitionHub.Hub.Settlements.Banking;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Fixture.Contract;
using CoalitionHub.Protos.Settlements.V1;
using Google.Protobuf;
using static CoalitionHub.Core.Outcomes.Reason;

namespace CoalitionHub.Hub.Tests.Settlements.Banking;

/// <summary>What the staff can get wrong about banks, through the pipe.</summary>
public sealed class WrongBankCallTests(WorldFixture world) : WrongRequestTests<WrongBankCallTests>(world), IWrongRequests
{
    static WrongRequests IWrongRequests.Wrong { get; } = Table();

    private static WrongRequests Table()
    {
        var table = new WrongRequests
        {
            { "no account", (ProposeBankDetailsRequest request) => request.Account = null, FieldMissing, "account" },
            { "a holder that no bank can write", (ProposeBankDetailsRequest request) => request.Account.HolderName = "觀塘", FieldInvalid, "account.holder_name" },
            { "an IBAN with a digit wrong", (ProposeBankDetailsRequest request) => request.Account.Iban = "DE89370400440532013001", BankAccountInvalid, "account.iban" },
            { "an IBAN of a country without", (ProposeBankDetailsRequest request) => request.Account.Iban = "HK89370400440532013000", BankAccountInvalid, "account.iban" },
            { "an IBAN with a NUL", (ProposeBankDetailsRequest request) => request.Account.Iban += "\0", BankAccountInvalid, "account.iban" },
            { "an endless IBAN", (ProposeBankDetailsRequest request) => request.Account.Iban = new string('1', 100_000), BankAccountInvalid, "account.iban" },
            { "an IBAN and a number", (ProposeBankDetailsRequest request) => request.Account.AccountNumber = "1", FieldInvalid, "account.account_number" },
            { "neither IBAN nor number", (ProposeBankDetailsRequest request) => request.Account.Iban = "", FieldMissing, "account.account_number" },
            { "a number with two slashes", (ProposeBankDetailsRequest request) => (request.Account.Iban, request.Account.AccountNumber) = ("", "1//2"), BankAccountInvalid, "account.account_number" },
            { "a number in other letters", (ProposeBankDetailsRequest request) => (request.Account.Iban, request.Account.AccountNumber) = ("", "觀1"), BankAccountInvalid, "account.account_number" },
            { "a long number", (ProposeBankDetailsRequest request) => (request.Account.Iban, request.Account.AccountNumber) = ("", new string('1', 35)), FieldTooLong, "account.account_number" },
            { "a number without a bank", (ProposeBankDetailsRequest request) => (request.Account.Iban, request.Account.AccountNumber, request.Account.Bic) = ("", "1", ""), FieldMissing, "account.bic" },
            { "a BIC of nine", (ProposeBankDetailsRequest request) => request.Account.Bic = "COBADEFFX", BankAccountInvalid, "account.bic" },
            { "a country of three", (ProposeBankDetailsRequest request) => request.Account.Country = "DEU", FieldInvalid, "account.country" },
            { "a country in small letters", (ProposeBankDetailsRequest request) => request.Account.Country = "de", FieldInvalid, "account.country" },
            { "bank details approved before", (ApproveBankDetailsRequest request, World world) => Again(request, world), NotProposed },
            { "bank details approved before", (RejectBankDetailsRequest request, World world) => world.Send(new ApproveBankDetailsRequest { RequestId = HubPeople.NewRequest(), BankDetailsId = request.BankDetailsId }), NotProposed },
            { "a window that is closed", (MakePaymentFileRequest request, World world) => Closed(world, id => request.WindowId = id), Core.Outcomes.Reason.WindowState },
            { "a day that has passed", (MakePaymentFileRequest request) => request.ExecutionDate = "2026-01-01", TimeInvalid },
            { "a day that is none", (MakePaymentFileRequest request) => request.ExecutionDate = "2026-02-30", FieldInvalid, "execution_date" },
            { "a day in another form", (MakePaymentFileRequest request) => request.ExecutionDate = "30/12/2026", FieldInvalid, "execution_date" },
            { "a window in which nobody is to be paid", (MakePaymentFileRequest request, World world) => Unpayable(world, id => request.WindowId = id), NothingToPay },
            { "a file released before", (ReleasePaymentFileRequest request, World world) => world.Send(new ReleasePaymentFileRequest(request) { RequestId = HubPeople.NewRequest() }), FileState },
            { "a file released before", (RejectPaymentFileRequest request, World world) => world.Send(new ReleasePaymentFileRequest { RequestId = HubPeople.NewRequest(), FileId = request.FileId }), FileState },
            { "an order of nobody", (CancelPaymentOrderRequest request) => request.EndToEndId = "W1", PaymentOrderNotFound },
            { "an order cancelled before", (CancelPaymentOrderRequest request, World world) => world.Send(new CancelPaymentOrderRequest(request) { RequestId = HubPeople.NewRequest() }), Core.Outcomes.Reason.PaymentOrderState },
            { "nothing", (ImportBankStatementRequest request) => request.Content = ByteString.Empty, FieldMissing, "content" },
            { "too much", (ImportBankStatementRequest request) => request.Content = ByteString.CopyFrom(new byte[CamtReader.MaxBytes + 1]), RequestTooLarge, "content" },
            { "no bank file", (ImportBankStatementRequest request) => request.Content = ByteString.CopyFromUtf8("MT940"), BankFileInvalid },
            { "a file with a document type", (ImportBankStatementRequest request) => request.Content = ByteString.CopyFromUtf8("<!DOCTYPE a><a/>"), BankFileInvalid },
            { "a file about another's account", (ImportBankStatementRequest request) => request.Content = ByteString.CopyFrom(new CamtSample(Dialect.New) { Account = "FR1420041010050500013M02606" }.Bytes), BankAccountUnknown },
            { "more movements than are taken", (ImportBankStatementRequest request) => request.Content = ByteString.CopyFrom(Many()), TooManyRows },
            { "a verdict of the future", (ListBankEntriesRequest request) => request.Verdict = (BankEntryVerdict)99, FieldInvalid, "verdict" },
        };
        table.AddStates<ListBankDetailsRequest>(request => request.State = (BankDetailsState)99);
        table.AddStates<ListPaymentOrdersRequest>(request => request.State = (PaymentOrderState)99);
        table.AddTexts<ProposeBankDetailsRequest>("account.holder_name", 70, (request, text) => request.Account.HolderName = text);
        table.AddTexts<ProposeBankDetailsRequest>("account.town", 35, (request, text) => request.Account.Town = text, isRequired: false);
        table.AddTexts<RejectPaymentFileRequest>("reason", 500, (request, text) => request.Reason = text, isRequired: false);
        table.AddTexts<CancelPaymentOrderRequest>("reason", 500, (request, text) => request.Reason = text);
        table.AddTexts<CancelPaymentOrderRequest>("end_to_end_id", 35, (request, text) => request.EndToEndId = text);
        table.AddTexts<ImportBankStatementRequest>("file_name", 200, (request, text) => request.FileName = text, isRequired: false);
        table.AddIds<ApproveBankDetailsRequest>("bank_details_id", "bnk", (request, id) => request.BankDetailsId = id, BankDetailsNotFound);
        table.AddIds<RejectBankDetailsRequest>("bank_details_id", "bnk", (request, id) => request.BankDetailsId = id, BankDetailsNotFound);
        table.AddIds<MakePaymentFileRequest>("window_id", "win", (request, id) => request.WindowId = id, WindowNotFound);
        table.AddIds<ReleasePaymentFileRequest>("file_id", "fil", (request, id) => request.FileId = id, FileNotFound);
        table.AddIds<RejectPaymentFileRequest>("file_id", "fil", (request, id) => request.FileId = id, FileNotFound);
        table.Add("a partner of nobody", (ProposeBankDetailsRequest request) => request.PartnerId = WrongRequests.Unknown("ptn"), PartnerNotFound);
        table.Add("a partner that is no id", (ProposeBankDetailsRequest request) => request.PartnerId = "hotel", IdInvalid, "partner_id");
        return table;
    }

    private static Task Again(ApproveBankDetailsRequest request, World world) => world.Send(new ApproveBankDetailsRequest(request) { RequestId = HubPeople.NewRequest() });

    private static async Task Closed(World world, Action<string> put) =>
        put((await world.Maker.Settlements.CloseWindowAsync(await GoodRequests.Make<CloseWindowRequest>(world))).ClosedWindow.WindowId);

    private static async Task Unpayable(World world, Action<string> put) =>
        put((await world.Checker.Settlements.ApproveWindowAsync(await GoodRequests.Make<ApproveWindowRequest>(world))).Window.WindowId);

    private static byte[] Many() => new CamtSample(Dialect.Notification, [.. Enumerable.Range(0, 10_001).Select(_ => new SampleEntry("1.00", true))]).Bytes;
}
