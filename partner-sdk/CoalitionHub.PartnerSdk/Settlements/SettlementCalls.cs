using System.Runtime.CompilerServices;
using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>Settlements over gRPC.</summary>
internal sealed class SettlementCalls(HubConnection hub) : ISettlements
{
    private readonly DisputeCalls disputes = new(hub);
    private readonly LiquidityCalls liquidity = new(hub);
    private readonly PackCalls packs = new(hub);
    private readonly V1.SettlementsService.SettlementsServiceClient service = new(hub.Invoker);

    public PagedList<Window> ListWindowsAsync() =>
        new((pageToken, pageSize, cancellationToken) => hub.CallAsync(
            service.ListOwnWindowsAsync,
            new V1.ListOwnWindowsRequest { PageSize = pageSize, PageToken = pageToken },
            static answer => new Page<Window>([.. answer.Windows.Select(SettlementWire.Read)], Wire.TextOrNull(answer.NextPageToken)),
            null,
            cancellationToken));

    public Task<Statement> GetStatementAsync(WindowId windowId, CancellationToken cancellationToken = default) =>
        hub.CallAsync(
            service.GetOwnStatementAsync,
            new V1.GetOwnStatementRequest { WindowId = windowId.Value ?? "" },
            static answer => SettlementWire.Read(answer.Statement),
            null,
            cancellationToken);

    public async IAsyncEnumerable<WindowTransaction> StreamTransactionsAsync(
        WindowId windowId, long fromSeq = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var messages = EventStream.ReadAsync(
            hub,
            (seq, options) => service.StreamWindowTransactions(
                new V1.StreamWindowTransactionsRequest { WindowId = windowId.Value ?? "", FromSeq = seq }, options),
            static message => message.NextSeq,
            fromSeq,
            isEndless: false,
            cancellationToken);
        await foreach (var message in messages.ConfigureAwait(false))
        {
            foreach (var transaction in message.Transactions)
            {
                yield return SettlementWire.Read(transaction);
            }
        }
    }

    public Task<WindowProof> GetProofAsync(WindowId windowId, CancellationToken cancellationToken = default) =>
        hub.CallAsync(
            service.GetWindowProofAsync,
            new V1.GetWindowProofRequest { WindowId = windowId.Value ?? "" },
            static answer => SettlementWire.Read(answer.Proof),
            null,
            cancellationToken);

    public async Task<WindowVerification> VerifyAsync(WindowId windowId, IAsyncEnumerable<OwnTransaction>? own = null, CancellationToken cancellationToken = default)
    {
        var records = own is null ? null : await SumAsync(own, cancellationToken).ConfigureAwait(false);
        var statement = await GetStatementAsync(windowId, cancellationToken).ConfigureAwait(false);
        var proof = await GetProofAsync(windowId, cancellationToken).ConfigureAwait(false);
        List<Terms> terms = [];
        await foreach (var version in new ProgrammeCalls(hub).ListTermsAsync().WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            terms.Add(version);
        }

        WindowChecker checker = new(new OwnTerms(terms));
        await foreach (var transaction in StreamTransactionsAsync(windowId, 0, cancellationToken).ConfigureAwait(false))
        {
            checker.Add(transaction);
        }

        return checker.Judge(statement, proof, records);
    }

    public PagedList<SettlementFile> ListFilesAsync(WindowId? windowId = null) =>
        new((pageToken, pageSize, cancellationToken) => hub.CallAsync(
            service.ListOwnFilesAsync,
            new V1.ListOwnFilesRequest { PageSize = pageSize, PageToken = pageToken, WindowId = windowId?.Value ?? "" },
            static answer => new Page<SettlementFile>([.. answer.Files.Select(SettlementWire.Read)], Wire.TextOrNull(answer.NextPageToken)),
            null,
            cancellationToken));

    public Task<byte[]> ReadFileAsync(SettlementFileId fileId, CancellationToken cancellationToken = default) =>
        new FileReading(hub, service, fileId).RunAsync(cancellationToken);

    public async Task<TransactionReconciliation> ReconcileAsync(
        IAsyncEnumerable<OwnTransaction> own, DateOnly firstDate, DateOnly lastDate, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(own);
        if (lastDate < firstDate)
        {
            throw new ArgumentException("The last day is before the first.", nameof(lastDate));
        }

        var records = await SumAsync(own, cancellationToken).ConfigureAwait(false);
        var dated = records.Values.Select(record => (Date: DateOf(record), Transaction: record)).Where(record => record.Date >= firstDate && record.Date <= lastDate);
        return await new Reconciler(hub, new OwnRecords(dated)).RunAsync(firstDate, lastDate, cancellationToken).ConfigureAwait(false);
    }

    public Task<PartAgreement> AgreeAsync(AgreeStatementRequest request, CancellationToken cancellationToken = default) => disputes.AgreeAsync(request, cancellationToken);

    public Task<RaisedDispute> RaiseDisputeAsync(RaiseDisputeRequest request, CancellationToken cancellationToken = default) => disputes.RaiseAsync(request, cancellationToken);

    public Task<DisputeState> AddEvidenceAsync(AddDisputeEvidenceRequest request, CancellationToken cancellationToken = default) =>
        disputes.AddEvidenceAsync(request, cancellationToken);

    public Task<DisputeState> WithdrawDisputeAsync(WithdrawDisputeRequest request, CancellationToken cancellationToken = default) =>
        disputes.WithdrawAsync(request, cancellationToken);

    public PagedList<Dispute> ListDisputesAsync(DisputeState state = DisputeState.Unspecified) => disputes.List(state);

    public Task<Position> GetPositionAsync(CancellationToken cancellationToken = default) => liquidity.GetAsync(cancellationToken);

    public IAsyncEnumerable<Position> WatchPositionAsync(CancellationToken cancellationToken = default) => liquidity.WatchAsync(cancellationToken);

    public PagedList<Pack> ListPacksAsync(PackState state = PackState.Unspecified) => packs.List(state);

    private static DateOnly DateOf(OwnTransaction record) => record.PurchaseTime is { } time
        ? DateOnly.FromDateTime(time.UtcDateTime)
        : throw new ArgumentException($"{record.Kind} {record.MerchantReference} has no PurchaseTime; without it nobody knows its day.", nameof(record));

    /// <summary>The same reference twice is added up: what is there twice must not look like what is there once.</summary>
    private static async Task<Dictionary<(PurchaseKind Kind, string Reference), OwnTransaction>> SumAsync(
        IAsyncEnumerable<OwnTransaction> own, CancellationToken cancellationToken)
    {
        Dictionary<(PurchaseKind Kind, string Reference), OwnTransaction> records = [];
        await foreach (var record in own.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var key = (record.Kind, record.MerchantReference);
            records[key] = records.TryGetValue(key, out var before)
                ? record with { Points = before.Points + record.Points, NetMicros = before.NetMicros + record.NetMicros }
                : record;
        }

        return records;
    }
}
