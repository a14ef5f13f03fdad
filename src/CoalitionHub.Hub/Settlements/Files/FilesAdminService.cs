using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Settlements.Files;
using CoalitionHub.Core.Settlements.GeneralLedger;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using Google.Protobuf;
using Grpc.Core;
using SettlementFile = CoalitionHub.Core.Settlements.Files.SettlementFile;
using V1 = CoalitionHub.Protos.Settlements.V1;
using Window = CoalitionHub.Core.Settlements.Window;

namespace CoalitionHub.Hub.Settlements.Files;

/// <summary>Files of settlements, and what the general ledger is to be told.</summary>
internal sealed class FilesAdminService(Calls calls, PartnerFiles partnerFiles, LedgerExporting exporting, FileDelivery delivery) : V1.FilesAdminService.FilesAdminServiceBase
{
    public override Task<MakePartnerFilesResponse> MakePartnerFiles(MakePartnerFilesRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, partnerFiles.Prepare(request, Calls.CallerOf(context)));

    public override Task<SetLedgerCodeResponse> SetLedgerCode(SetLedgerCodeRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, LedgerExporting.Prepare(request, Calls.CallerOf(context)));

    public override async Task<MakeLedgerExportResponse> MakeLedgerExport(MakeLedgerExportRequest request, ServerCallContext context) =>
        await calls.Change(context, request.RequestId, request, await exporting.Prepare(request, Calls.CallerOf(context), context.CancellationToken));

    public override Task<ListSettlementFilesResponse> ListSettlementFiles(ListSettlementFilesRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        var windowNo = request.WindowId.Length == 0 ? 0 : checks.IntId("window_id", Window.IdPrefix, request.WindowId);
        var partnerNo = request.PartnerId.Length == 0 ? 0 : checks.IntId("partner_id", Partner.IdPrefix, request.PartnerId);
        if (!Enum.IsDefined(request.Kind))
        {
            checks.Add(Reason.FieldInvalid, "kind", $"must be left out, or one of {string.Join(", ", Enum.GetNames<SettlementFileKind>().Skip(1))}.");
        }

        Refuse(checks);
        var own = Calls.CallerOf(context).PartnerNo;
        if (own != 0 && partnerNo != 0 && partnerNo != own)
        {
            throw new RefusalException(new Refusal(Reason.PartnerNotFound, "There is no such partner."));
        }

        return Task.FromResult(calls.Read((state, _) =>
        {
            var (files, next) = page.Cut(
                from file in state.SettlementFiles.Committed
                where (windowNo == 0 || file.WindowNo == windowNo) && (partnerNo == 0 || file.PartnerNo == partnerNo) && (own == 0 || file.PartnerNo == own)
                where (request.Kind == SettlementFileKind.Unspecified || (SettlementFileKind)file.Kind == request.Kind) && (page.After is null || file.No < page.After)
                orderby file.No descending
                select file,
                file => file.No);
            var response = new ListSettlementFilesResponse { NextPageToken = next };
            response.Files.AddRange(files.Select(file => FileMessages.Of(StateView.OfCommitted(state), file)));
            return (Outcome<ListSettlementFilesResponse>)response;
        }));
    }

    public override async Task StreamSettlementFile(StreamSettlementFileRequest request, IServerStreamWriter<StreamSettlementFileResponse> responseStream, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var fileNo = checks.Id("file_id", SettlementFile.IdPrefix, request.FileId);
        Refuse(checks);
        // A partner's finance person takes the partner's own files only.
        await foreach (var (file, chunk) in delivery.Read(fileNo, Calls.CallerOf(context).PartnerNo, context.CancellationToken))
        {
            await responseStream.WriteAsync(new StreamSettlementFileResponse { File = file, Chunk = chunk }, context.CancellationToken);
        }
    }

    public override Task<ListLedgerCodesResponse> ListLedgerCodes(ListLedgerCodesRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        Refuse(checks);
        return Task.FromResult(calls.Read((state, _) =>
        {
            var (codes, next) = page.Cut(
                LedgerCodes.Of(state.LedgerCodes.Committed).Select(FileMessages.Of).OrderBy(code => code.Kind).Where(code => page.After is null || (int)code.Kind > page.After),
                code => (int)code.Kind);
            var response = new ListLedgerCodesResponse { NextPageToken = next };
            response.LedgerCodes.AddRange(codes);
            return (Outcome<ListLedgerCodesResponse>)response;
        }));
    }

    private static void Refuse(FieldChecks checks)
    {
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }
    }
}
