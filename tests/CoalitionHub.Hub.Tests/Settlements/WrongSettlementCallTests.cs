using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Fixture.Contract;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Settlements.V1;
using static CoalitionHub.Core.Outcomes.Reason;

namespace CoalitionHub.Hub.Tests.Settlements;

/// <summary>What partners and staff can get wrong about settlements, through the pipe.</summary>
public sealed class WrongSettlementCallTests(WorldFixture world) : WrongRequestTests<WrongSettlementCallTests>(world), IWrongRequests
{
    static WrongRequests IWrongRequests.Wrong { get; } = Table();

    private static WrongRequests Table()
    {
        var table = new WrongRequests
        {
            { "a number below 0", (CloseWindowRequest request) => request.LastSeq = -1, SeqOutOfRange, "last_seq" },
            { "a number before the window", (CloseWindowRequest request, World world) => CloseFirst(world, request), WindowEmpty },
            { "a number after the journal", (CloseWindowRequest request) => request.LastSeq = long.MaxValue, SeqOutOfRange },
            { "the window that is open", (CalculateWindowRequest request, World world) => Open(world, id => request.WindowId = id), Core.Outcomes.Reason.WindowState },
            { "a window that is closed", (ApproveWindowRequest request, World world) => Closed(world, id => request.WindowId = id), Core.Outcomes.Reason.WindowState },
            { "a window that is closed", (RecordPaymentRequest request, World world) => Closed(world, id => request.WindowId = id), Core.Outcomes.Reason.WindowState },
            { "a window that is closed", (GetStatementRequest request, World world) => Closed(world, id => request.WindowId = id), Core.Outcomes.Reason.WindowState },
            { "a window that is closed", (GetOwnStatementRequest request, World world) => Closed(world, id => request.WindowId = id), Core.Outcomes.Reason.WindowState },
            { "a window that is closed", (GetWindowProofRequest request, World world) => Closed(world, id => request.WindowId = id), Core.Outcomes.Reason.WindowState },
            { "a number below 0", (StreamWindowTransactionsRequest request) => request.FromSeq = -1, SeqOutOfRange, "from_seq" },
            { "a window that is no id", (ListOwnFilesRequest request) => request.WindowId = "7", IdInvalid, "window_id" },
            { "a number below 0", (GetLiabilityReportRequest request) => request.LastSeq = -1, SeqOutOfRange, "last_seq" },
            { "a number after the journal", (GetPointsReportRequest request) => request.LastSeq = long.MaxValue, SeqOutOfRange, "last_seq" },
            { "a number below 0", (GetBreakageReportRequest request) => request.LastSeq = -1, SeqOutOfRange, "last_seq" },
            { "a number after the journal", (GetRevenueReportRequest request) => request.LastSeq = long.MaxValue, SeqOutOfRange, "last_seq" },
            { "no direction", (RecordPaymentRequest request) => request.Direction = PaymentDirection.Unspecified, FieldMissing, "direction" },
            { "a direction of the future", (RecordPaymentRequest request) => request.Direction = (PaymentDirection)9, FieldInvalid, "direction" },
            { "the wrong direction", (RecordPaymentRequest request) => request.Direction = (PaymentDirection)(3 - (int)request.Direction), PaymentDirectionWrong },
            { "no amount", (RecordPaymentRequest request) => request.Amount = null, FieldMissing, "amount" },
            { "nothing", (RecordPaymentRequest request) => request.Amount.MinorUnits = 0, AmountNotPositive, "amount.minor_units" },
            { "less than nothing", (RecordPaymentRequest request) => request.Amount.MinorUnits = long.MinValue, AmountNotPositive, "amount.minor_units" },
            { "too much", (RecordPaymentRequest request) => request.Amount.MinorUnits = long.MaxValue, AmountTooLarge, "amount.minor_units" },
            { "more than is open", (RecordPaymentRequest request) => request.Amount.MinorUnits++, PaymentExceedsOutstanding },
            { "other money", (RecordPaymentRequest request) => request.Amount = new Money { CurrencyCode = "USD", MinorUnits = 1 }, CurrencyMismatch },
            { "a bank reference used before", (RecordPaymentRequest request, World world) => Paid(request, world), BankReferenceUsed },
        };
        table.AddTexts<CloseWindowRequest>("reason", 500, (request, text) => request.Reason = text, isRequired: false);
        table.AddTexts<RecordPaymentRequest>("bank_reference", 64, (request, text) => request.BankReference = text);
        table.AddIds<RecordPaymentRequest>("partner_id", "ptn", (request, id) => request.PartnerId = id, PartnerNotFound);
        table.AddIds<GetStatementRequest>("partner_id", "ptn", (request, id) => request.PartnerId = id, PartnerNotFound);
        table.AddIds<CalculateWindowRequest>("window_id", "win", (request, id) => request.WindowId = id, WindowNotFound);
        table.AddIds<ApproveWindowRequest>("window_id", "win", (request, id) => request.WindowId = id, WindowNotFound);
        table.AddIds<RecordPaymentRequest>("window_id", "win", (request, id) => request.WindowId = id, WindowNotFound);
        table.AddIds<GetWindowRequest>("window_id", "win", (request, id) => request.WindowId = id, WindowNotFound);
        table.AddIds<GetStatementRequest>("window_id", "win", (request, id) => request.WindowId = id, WindowNotFound);
        table.AddIds<GetOwnStatementRequest>("window_id", "win", (request, id) => request.WindowId = id, WindowNotFound);
        table.AddIds<StreamWindowTransactionsRequest>("window_id", "win", (request, id) => request.WindowId = id, WindowNotFound);
        table.AddIds<GetWindowProofRequest>("window_id", "win", (request, id) => request.WindowId = id, WindowNotFound);
        table.AddIds<StreamOwnFileRequest>("file_id", "fil", (request, id) => request.FileId = id, FileNotFound);
        table.AddStates<ListWindowsRequest>(request => request.State = (Protos.Settlements.V1.WindowState)99);
        return table;
    }

    private static async Task CloseFirst(World world, CloseWindowRequest request)
    {
        await world.Maker.Settlements.CloseWindowAsync(await GoodRequests.Make<CloseWindowRequest>(world));
        request.LastSeq = 1;
    }

    private static async Task Open(World world, Action<string> put) =>
        put((await world.Maker.Settlements.CloseWindowAsync(await GoodRequests.Make<CloseWindowRequest>(world))).OpenWindow.WindowId);

    private static async Task Closed(World world, Action<string> put) =>
        put((await world.Maker.Settlements.CloseWindowAsync(await GoodRequests.Make<CloseWindowRequest>(world))).ClosedWindow.WindowId);

    private static async Task Paid(RecordPaymentRequest request, World world)
    {
        request.Amount.MinorUnits = 1;
        await world.Maker.Settlements.RecordPaymentAsync(request);
        request.RequestId = HubPeople.NewRequest();
    }
}
