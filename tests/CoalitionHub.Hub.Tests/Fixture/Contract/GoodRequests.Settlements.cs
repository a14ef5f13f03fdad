using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Tests.Fixture.Contract;

internal static partial class GoodRequests
{
    private static void AddSettlements()
    {
        Add(async world =>
        {
            await Earned(world, "POINTS");
            return new CloseWindowRequest { RequestId = NewId(), Reason = "month's end" };
        });
        Add(async world => new CalculateWindowRequest { RequestId = NewId(), WindowId = await Closed(world) });
        Add(async world => new ApproveWindowRequest { RequestId = NewId(), WindowId = await Calculated(world) });
        Add(async world =>
        {
            var approve = await Make<ApproveWindowRequest>(world);
            var window = (await world.Checker.Settlements.ApproveWindowAsync(approve)).Window;
            var part = window.Parts.Single(one => one.PartnerId == world.Owner.PartnerId);
            return new RecordPaymentRequest
            {
                RequestId = NewId(),
                WindowId = window.WindowId,
                PartnerId = part.PartnerId,
                Direction = part.NetDirection == NetDirection.PartnerPays ? PaymentDirection.Received : PaymentDirection.Made,
                Amount = part.Net,
                BankReference = NewId(),
            };
        });
        Add(async world => new GetWindowRequest { WindowId = await Calculated(world) });
        Add(_ => new ListWindowsRequest());
        Add(async world => new GetStatementRequest { WindowId = await Calculated(world), PartnerId = world.Owner.PartnerId });
        Add(_ => new ListOwnWindowsRequest());
        Add(async world => new GetOwnStatementRequest { WindowId = await Calculated(world) });
        Add(async world => new StreamWindowTransactionsRequest { WindowId = await Closed(world) });
        Add(async world => new GetWindowProofRequest { WindowId = await Calculated(world) });
        Add(async world =>
        {
            await Earned(world, "POINTS");
            return new GetTransactionDigestsRequest { Range = ThisYear() };
        });
        Add(async world =>
        {
            await Earned(world, "POINTS");
            return new ListRangeTransactionsRequest { Range = ThisYear() };
        });
        Add(_ => new ListOwnFilesRequest());
        Add(_ => new GetPositionsReportRequest());
        Add(_ => new GetAgeingReportRequest());
        Add(_ => new GetLiabilityReportRequest());
        Add(_ => new GetPointsReportRequest());
        Add(_ => new GetBreakageReportRequest());
        Add(_ => new GetRevenueReportRequest());
        Add(async world => new StreamOwnFileRequest { FileId = await PartnerFile(world) });
    }

    private static TransactionRange ThisYear() => new() { FirstDate = "2026-01-01", LastDate = "2026-12-31" };

    private static async Task<string> Closed(World world) =>
        (await world.Maker.Settlements.CloseWindowAsync(await Make<CloseWindowRequest>(world))).ClosedWindow.WindowId;

    private static async Task<string> Calculated(World world)
    {
        var calculate = await Make<CalculateWindowRequest>(world);
        return (await world.Maker.Settlements.CalculateWindowAsync(calculate)).Window.WindowId;
    }
}
