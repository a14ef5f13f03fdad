using CoalitionHub.Hub.Tests.Settlements.Banking;
using CoalitionHub.Protos.Settlements.V1;
using Google.Protobuf;

namespace CoalitionHub.Hub.Tests.Fixture.Contract;

internal static partial class GoodRequests
{
    private static void AddBanking()
    {
        Add(world => new ProposeBankDetailsRequest { RequestId = NewId(), PartnerId = world.Owner.PartnerId, Account = Account() });
        Add(async world => new ApproveBankDetailsRequest { RequestId = NewId(), BankDetailsId = await Proposed(world, Account()) });
        Add(async world => new RejectBankDetailsRequest { RequestId = NewId(), BankDetailsId = await Proposed(world, Account()) });
        Add(_ => new ListBankDetailsRequest());
        Add(async world => new MakePaymentFileRequest { RequestId = NewId(), WindowId = await Payable(world) });
        Add(async world => new ReleasePaymentFileRequest { RequestId = NewId(), FileId = (await PaymentFile(world)).File.FileId });
        Add(async world => new RejectPaymentFileRequest { RequestId = NewId(), FileId = (await PaymentFile(world)).File.FileId, Reason = "the wrong day" });
        Add(async world =>
        {
            var made = await PaymentFile(world);
            await world.Send(new ReleasePaymentFileRequest { RequestId = NewId(), FileId = made.File.FileId });
            return new CancelPaymentOrderRequest { RequestId = NewId(), EndToEndId = made.Orders[0].EndToEndId, Reason = "refused by the bank" };
        });
        Add(_ => new ListPaymentOrdersRequest());
        Add(async world =>
        {
            await InForce(world, "", new BankAccount { HolderName = "The coalition", Iban = CamtSample.OwnAccount });
            return new ImportBankStatementRequest
            {
                RequestId = NewId(),
                FileName = "statement.xml",
                Content = ByteString.CopyFrom(new CamtSample(Dialect.New, new SampleEntry("1.00", true, new SampleDetail(Remittance: "for nothing"))) { Id = NewId()[..30] }.Bytes),
            };
        });
        Add(_ => new ListBankEntriesRequest());

        Add(async world => new MakePartnerFilesRequest { RequestId = NewId(), WindowId = await Approved(world), PartnerId = world.Owner.PartnerId });
        Add(_ => new ListSettlementFilesRequest());
        Add(async world => new StreamSettlementFileRequest { FileId = await PartnerFile(world) });
        Add(_ => new SetLedgerCodeRequest { RequestId = NewId(), Kind = LedgerAccountKind.Fees, Code = "4010", DisplayName = "Coalition fees" });
        Add(_ => new ListLedgerCodesRequest());
        Add(async world =>
        {
            await Earned(world, "POINTS");
            return new MakeLedgerExportRequest { RequestId = NewId() };
        });
    }

    private static BankAccount Account() => new() { HolderName = "Hotel Ltd", Iban = "DE89370400440532013000", Bic = "COBADEFFXXX", Town = "Kiel", Country = "DE" };

    private static async Task<string> Proposed(World world, BankAccount account, string? partnerId = null) => (await new BankAdminService.BankAdminServiceClient(world.Maker.Calls).ProposeBankDetailsAsync(
        new ProposeBankDetailsRequest { RequestId = NewId(), PartnerId = partnerId ?? world.Owner.PartnerId, Account = account })).BankDetailsId;

    private static async Task InForce(World world, string partnerId, BankAccount account) =>
        await world.Send(new ApproveBankDetailsRequest { RequestId = NewId(), BankDetailsId = await Proposed(world, account, partnerId) });

    private static async Task<string> Approved(World world) =>
        (await world.Checker.Settlements.ApproveWindowAsync(await Make<ApproveWindowRequest>(world))).Window.WindowId;

    /// <summary>A window in which the airline is due for points that came into its miles.</summary>
    private static async Task<string> Payable(World world)
    {
        await InForce(world, "", new BankAccount { HolderName = "The coalition", Iban = CamtSample.OwnAccount });
        await InForce(world, world.Stranger.PartnerId, Account());
        await world.Send(await Make<Protos.Exchanges.V1.AcceptExchangeRequest>(world));
        return await Approved(world);
    }

    private static async Task<MakePaymentFileResponse> PaymentFile(World world) =>
        (MakePaymentFileResponse)(await world.Send(await Make<MakePaymentFileRequest>(world)))[0];

    private static async Task<string> PartnerFile(World world) =>
        ((MakePartnerFilesResponse)(await world.Send(await Make<MakePartnerFilesRequest>(world)))[0]).Files[0].FileId;
}
