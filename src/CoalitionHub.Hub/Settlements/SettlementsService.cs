using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Hub.Settlements.Files;
using CoalitionHub.Hub.Settlements.Proof;
using CoalitionHub.Protos.Settlements.V1;
using Grpc.Core;
using Window = CoalitionHub.Core.Settlements.Window;

namespace CoalitionHub.Hub.Settlements;

/// <summary>What the calling partner and the coalition owe each other.</summary>
internal sealed class SettlementsService(Calls calls, WindowTransactionsStore transactions, FileDelivery delivery)
    : Protos.Settlements.V1.SettlementsService.SettlementsServiceBase
{
    public override Task<ListOwnWindowsResponse> ListOwnWindows(ListOwnWindowsRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        Refuse(checks);
        var partnerNo = Calls.CallerOf(context).PartnerNo;
        return Task.FromResult(calls.Read((state, _) =>
        {
            var view = StateView.OfCommitted(state);
            var (windows, next) = page.Cut(
                from window in state.Windows.Committed
                where (page.After is null || window.No < page.After) && view.Find(state.WindowParts, new PartKey(window.No, partnerNo)) is not null
                orderby window.No descending
                select window,
                window => window.No);
            var response = new ListOwnWindowsResponse { NextPageToken = next };
            response.Windows.AddRange(windows.Select(window => WindowMessages.ForPartner(view, window, partnerNo)));
            return (Outcome<ListOwnWindowsResponse>)response;
        }));
    }

    public override Task<GetOwnStatementResponse> GetOwnStatement(GetOwnStatementRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var windowNo = checks.IntId("window_id", Window.IdPrefix, request.WindowId);
        Refuse(checks);
        var statement = calls.Read((state, _) => PartnerStatements.Find(StateView.OfCommitted(state), windowNo, Calls.CallerOf(context).PartnerNo));
        return Task.FromResult(new GetOwnStatementResponse { Statement = statement });
    }

    public override async Task StreamWindowTransactions(
        StreamWindowTransactionsRequest request, IServerStreamWriter<StreamWindowTransactionsResponse> responseStream, ServerCallContext context)
    {
        await foreach (var response in transactions.Read(request, Calls.CallerOf(context).PartnerNo, context.CancellationToken))
        {
            await responseStream.WriteAsync(response, context.CancellationToken);
        }
    }

    public override Task<GetWindowProofResponse> GetWindowProof(GetWindowProofRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var windowNo = checks.IntId("window_id", Window.IdPrefix, request.WindowId);
        Refuse(checks);
        var proof = calls.Read((state, _) => ProofMessages.Find(StateView.OfCommitted(state), windowNo, Calls.CallerOf(context).PartnerNo));
        return Task.FromResult(new GetWindowProofResponse { Proof = proof });
    }

    public override Task<ListOwnFilesResponse> ListOwnFiles(ListOwnFilesRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        var windowNo = request.WindowId.Length == 0 ? 0 : checks.IntId("window_id", Window.IdPrefix, request.WindowId);
        Refuse(checks);
        var partnerNo = Calls.CallerOf(context).PartnerNo;
        return Task.FromResult(calls.Read((state, _) =>
        {
            var (files, next) = page.Cut(
                from file in state.SettlementFiles.Committed
                where file.PartnerNo == partnerNo && (windowNo == 0 || file.WindowNo == windowNo) && (page.After is null || file.No < page.After)
                orderby file.No descending
                select file,
                file => file.No);
            var response = new ListOwnFilesResponse { NextPageToken = next };
            response.Files.AddRange(files.Select(file => Outside(FileMessages.Of(StateView.OfCommitted(state), file))));
            return (Outcome<ListOwnFilesResponse>)response;
        }));
    }

    public override async Task StreamOwnFile(StreamOwnFileRequest request, IServerStreamWriter<StreamOwnFileResponse> responseStream, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var fileNo = checks.Id("file_id", Core.Settlements.Files.SettlementFile.IdPrefix, request.FileId);
        Refuse(checks);
        await foreach (var (file, chunk) in delivery.Read(fileNo, Calls.CallerOf(context).PartnerNo, context.CancellationToken))
        {
            await responseStream.WriteAsync(new StreamOwnFileResponse { File = file is null ? null : Outside(file), Chunk = chunk }, context.CancellationToken);
        }
    }

    /// <summary>Who of the coalition's staff had it made is not the partner's business.</summary>
    private static SettlementFile Outside(SettlementFile file)
    {
        file.MadeBy = "";
        file.DecidedBy = "";
        return file;
    }

    private static void Refuse(FieldChecks checks)
    {
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }
    }
}
