using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Settlements.V1;
using Google.Protobuf;
using Grpc.Core;

namespace CoalitionHub.Hub.Tests.Settlements.Banking;

/// <summary>Two people of finance, and a coalition in which the grocer has to pay and the airline is to be paid.</summary>
internal sealed class FinanceDesk : IAsyncDisposable
{
    private FinanceDesk(TestCoalition coalition) => Coalition = coalition;

    public TestCoalition Coalition { get; }

    public BankAdminService.BankAdminServiceClient Making => new(Coalition.Maker.Calls);

    public BankAdminService.BankAdminServiceClient Checking => new(Coalition.Checker.Calls);

    public FilesAdminService.FilesAdminServiceClient Files => new(Coalition.Maker.Calls);

    /// <summary>1,000 points given at the grocer and burnt at the airline: HK$5.05 to come in, HK$4.50 to go out.</summary>
    public static async Task<FinanceDesk> OpenAsync(Store store, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var desk = new FinanceDesk(await TestCoalition.StartAsync(store, settings));
        await desk.TradeAsync();
        return desk;
    }

    public async Task TradeAsync()
    {
        var member = await Coalition.Grocer.Enrol();
        await Coalition.Grocer.Points.EarnAsync(Till.Earn(member, 1_000_00));
        var burn = Coalition.Hub.Burn(member, 1_000);
        burn.PointsCurrencyCode = "POINTS";
        await Coalition.Airline.Points.BurnAsync(burn);
    }

    /// <summary>Closes what has happened, calculates it and has it approved.</summary>
    public async Task<Window> ApprovedAsync()
    {
        var closed = (await Coalition.Maker.Settlements.CloseWindowAsync(new CloseWindowRequest { RequestId = Id })).ClosedWindow;
        await Coalition.Maker.Settlements.CalculateWindowAsync(new CalculateWindowRequest { RequestId = Id, WindowId = closed.WindowId });
        return (await Coalition.Checker.Settlements.ApproveWindowAsync(new ApproveWindowRequest { RequestId = Id, WindowId = closed.WindowId })).Window;
    }

    /// <summary>Puts an account in force, of the coalition or of a partner.</summary>
    public async Task PutAccountAsync(string partnerId, BankAccount account)
    {
        var proposed = await Making.ProposeBankDetailsAsync(new ProposeBankDetailsRequest { RequestId = Id, PartnerId = partnerId, Account = account });
        await Checking.ApproveBankDetailsAsync(new ApproveBankDetailsRequest { RequestId = Id, BankDetailsId = proposed.BankDetailsId });
    }

    /// <summary>The coalition's and the airline's.</summary>
    public async Task PutAccountsAsync()
    {
        await PutAccountAsync("", new BankAccount { HolderName = "Coalition Ltd", Iban = CamtSample.OwnAccount, Bic = "WESTGB2L" });
        await PutAccountAsync(Coalition.Airline.PartnerId, new BankAccount { HolderName = "Airline Ltd", AccountNumber = "004-123456-838", Bic = "HSBCHKHH", Country = "HK" });
    }

    /// <summary>Has a window's payment file made and released.</summary>
    public async Task<MakePaymentFileResponse> PaidAsync(Window window)
    {
        var made = await Making.MakePaymentFileAsync(new MakePaymentFileRequest { RequestId = Id, WindowId = window.WindowId });
        await Checking.ReleasePaymentFileAsync(new ReleasePaymentFileRequest { RequestId = Id, FileId = made.File.FileId });
        return made;
    }

    public async Task<ImportBankStatementResponse> ImportAsync(CamtSample sample) =>
        await Making.ImportBankStatementAsync(new ImportBankStatementRequest { RequestId = Id, FileName = "bank.xml", Content = ByteString.CopyFrom(sample.Bytes) });

    public async Task<(SettlementFile File, byte[] Bytes)> DownloadAsync(string fileId, CallInvoker? person = null)
    {
        using var call = new FilesAdminService.FilesAdminServiceClient(person ?? Coalition.Maker.Calls).StreamSettlementFile(new StreamSettlementFileRequest { FileId = fileId });
        SettlementFile? file = null;
        using var bytes = new MemoryStream();
        while (await call.ResponseStream.MoveNext())
        {
            file ??= call.ResponseStream.Current.File;
            call.ResponseStream.Current.Chunk.WriteTo(bytes);
        }

        return (file ?? throw new InvalidOperationException("Nothing came."), bytes.ToArray());
    }

    /// <summary>The invoice of a partner, whose files are made with it.</summary>
    public async Task<Invoice> InvoiceAsync(Window window, string partnerId)
    {
        var made = await Files.MakePartnerFilesAsync(new MakePartnerFilesRequest { RequestId = Id, WindowId = window.WindowId, PartnerId = partnerId });
        var document = made.Files.Single(file => file.Kind is SettlementFileKind.Invoice or SettlementFileKind.CreditNote);
        return JsonParser.Default.Parse<Invoice>(System.Text.Encoding.UTF8.GetString((await DownloadAsync(document.FileId)).Bytes));
    }

    public static string Id => HubPeople.NewRequest();

    public ValueTask DisposeAsync() => Coalition.Hub.DisposeAsync();
}
