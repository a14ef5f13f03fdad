using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Fixture.Contract;
using CoalitionHub.Protos.Settlements.V1;
using static CoalitionHub.Core.Outcomes.Reason;

namespace CoalitionHub.Hub.Tests.Settlements.Files;

/// <summary>What the staff can get wrong about files, through the pipe.</summary>
public sealed class WrongFileCallTests(WorldFixture world) : WrongRequestTests<WrongFileCallTests>(world), IWrongRequests
{
    static WrongRequests IWrongRequests.Wrong { get; } = Table();

    private static WrongRequests Table()
    {
        var table = new WrongRequests
        {
            { "a window that is closed", (MakePartnerFilesRequest request, World world) => Closed(world, id => request.WindowId = id), Core.Outcomes.Reason.WindowState },
            { "a kind of the future", (ListSettlementFilesRequest request) => request.Kind = (SettlementFileKind)99, FieldInvalid, "kind" },
            { "a window that is no id", (ListSettlementFilesRequest request) => request.WindowId = "7", IdInvalid, "window_id" },
            { "a partner that is no id", (ListSettlementFilesRequest request) => request.PartnerId = "7", IdInvalid, "partner_id" },
            { "a payment file that waits", (StreamSettlementFileRequest request, World world) => Waiting(world, id => request.FileId = id), FileState },
            { "no kind", (SetLedgerCodeRequest request) => request.Kind = LedgerAccountKind.Unspecified, FieldMissing, "kind" },
            { "a kind of the future", (SetLedgerCodeRequest request) => request.Kind = (LedgerAccountKind)99, FieldInvalid, "kind" },
            { "a number below 0", (MakeLedgerExportRequest request) => request.LastSeq = -1, SeqOutOfRange, "last_seq" },
            { "a number after the journal", (MakeLedgerExportRequest request) => request.LastSeq = long.MaxValue, SeqOutOfRange, "last_seq" },
            { "what was exported before", (MakeLedgerExportRequest request, World world) => Exported(request, world), NothingToExport },
        };
        table.AddTexts<SetLedgerCodeRequest>("code", 20, (request, text) => request.Code = text);
        table.AddTexts<SetLedgerCodeRequest>("display_name", 80, (request, text) => request.DisplayName = text);
        table.AddIds<MakePartnerFilesRequest>("window_id", "win", (request, id) => request.WindowId = id, WindowNotFound);
        table.AddIds<MakePartnerFilesRequest>("partner_id", "ptn", (request, id) => request.PartnerId = id, PartnerNotFound);
        table.AddIds<StreamSettlementFileRequest>("file_id", "fil", (request, id) => request.FileId = id, FileNotFound);
        return table;
    }

    private static async Task Closed(World world, Action<string> put) =>
        put((await world.Maker.Settlements.CloseWindowAsync(await GoodRequests.Make<CloseWindowRequest>(world))).ClosedWindow.WindowId);

    private static async Task Waiting(World world, Action<string> put) =>
        put(((MakePaymentFileResponse)(await world.Send(await GoodRequests.Make<MakePaymentFileRequest>(world)))[0]).File.FileId);

    private static async Task Exported(MakeLedgerExportRequest request, World world)
    {
        await world.Send(new MakeLedgerExportRequest(request) { RequestId = HubPeople.NewRequest() });
        request.LastSeq = 1;
    }
}
