using System.Runtime.CompilerServices;
using CoalitionHub.Protos.Points.V1;
using Grpc.Core;
using V1 = CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>Points over gRPC. The delegates of the calls that tills make all day are made once.</summary>
internal sealed class PointsCalls : IPoints
{
    private readonly HubConnection hub;
    private readonly PointsService.PointsServiceClient service;
    private readonly Func<V1.EarnRequest, CallOptions, AsyncUnaryCall<EarnResponse>> earn;
    private readonly Func<PreviewEarnRequest, CallOptions, AsyncUnaryCall<PreviewEarnResponse>> previewEarn;
    private readonly Func<V1.BurnRequest, CallOptions, AsyncUnaryCall<BurnResponse>> burn;
    private readonly Func<GetBalanceRequest, CallOptions, AsyncUnaryCall<GetBalanceResponse>> getBalance;
    private readonly Func<ListStatementRequest, CallOptions, AsyncUnaryCall<ListStatementResponse>> listStatement;

    public PointsCalls(HubConnection hub)
    {
        this.hub = hub;
        service = new PointsService.PointsServiceClient(hub.Invoker);
        earn = service.EarnAsync;
        previewEarn = service.PreviewEarnAsync;
        burn = service.BurnAsync;
        getBalance = service.GetBalanceAsync;
        listStatement = service.ListStatementAsync;
    }

    public Task<EarnResult> EarnAsync(EarnRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return hub.CallAsync(earn, PointsWire.Of(request), PointsWire.Read, request.RequestId, cancellationToken);
    }

    public IAsyncEnumerable<EarnOutcome> EarnManyAsync(IAsyncEnumerable<EarnRequest> requests, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        return new EarnManyStream(hub, service).RunAsync(requests, cancellationToken);
    }

    public Task<EarnPreview> PreviewEarnAsync(EarnRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return hub.CallAsync(previewEarn, PointsWire.PreviewOf(request), PointsWire.Read, null, cancellationToken);
    }

    public Task<BurnResult> BurnAsync(BurnRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return hub.CallAsync(burn, PointsWire.Of(request), PointsWire.Read, request.RequestId, cancellationToken);
    }

    public Task<BurnAuthorisation> AuthoriseBurnAsync(AuthoriseBurnRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return hub.CallAsync(service.AuthoriseBurnAsync, PointsWire.Of(request), PointsWire.Read, request.RequestId, cancellationToken);
    }

    public Task<CaptureResult> CaptureBurnAsync(CaptureBurnRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Points is { } points)
        {
            // 0 means all on the wire; here it can only be a mistake.
            ArgumentOutOfRangeException.ThrowIfLessThan(points, 1, nameof(request));
        }

        return hub.CallAsync(
            service.CaptureBurnAsync,
            new V1.CaptureBurnRequest
            {
                RequestId = request.RequestId.ToString(),
                HoldId = request.HoldId.Value,
                Points = request.Points ?? 0,
            },
            PointsWire.Read,
            request.RequestId,
            cancellationToken);
    }

    public Task<VoidResult> VoidBurnAsync(VoidBurnRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return hub.CallAsync(
            service.VoidBurnAsync,
            new V1.VoidBurnRequest { RequestId = request.RequestId.ToString(), HoldId = request.HoldId.Value },
            static answer => new VoidResult(answer.ReleasedPoints, PointsWire.Read(answer.Balance), answer.Seq),
            request.RequestId,
            cancellationToken);
    }

    public Task<ReversalResult> ReverseAsync(ReverseRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return hub.CallAsync(service.ReverseAsync, PointsWire.Of(request), PointsWire.Read, request.RequestId, cancellationToken);
    }

    public Task<ReleaseResult> ReleasePendingAsync(ReleasePendingRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return hub.CallAsync(
            service.ReleasePendingAsync,
            new V1.ReleasePendingRequest { RequestId = request.RequestId.ToString(), PurchaseId = request.PurchaseId.Value },
            static answer => new ReleaseResult(answer.Points, PointsWire.Read(answer.Balance), answer.Seq),
            request.RequestId,
            cancellationToken);
    }

    public Task<MemberBalance> GetBalanceAsync(
        MemberSelector member, string? currencyCode = null, CancellationToken cancellationToken = default) =>
        hub.CallAsync(
            getBalance,
            new GetBalanceRequest { Member = MemberWire.Of(member), CurrencyCode = currencyCode ?? "" },
            PointsWire.Read,
            null,
            cancellationToken);

    public PagedList<StatementEntry> ListStatementAsync(MemberSelector member, string? currencyCode = null)
    {
        var selector = MemberWire.Of(member);
        return new((pageToken, pageSize, cancellationToken) => hub.CallAsync(
            listStatement,
            new ListStatementRequest { PageSize = pageSize, PageToken = pageToken, Member = selector, CurrencyCode = currencyCode ?? "" },
            static answer => new Page<StatementEntry>([.. answer.Entries.Select(PointsWire.Read)], Wire.TextOrNull(answer.NextPageToken)),
            null,
            cancellationToken));
    }

    public async IAsyncEnumerable<PointsEvent> StreamEventsAsync(
        long fromSeq = 0, bool follow = true, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var messages = EventStream.ReadAsync(
            hub,
            (seq, options) => service.StreamEvents(new StreamEventsRequest { FromSeq = seq, Follow = follow }, options),
            static message => message.NextSeq,
            fromSeq,
            isEndless: follow,
            cancellationToken);
        await foreach (var message in messages.ConfigureAwait(false))
        {
            if (message.Transfer is { } transfer)
            {
                yield return PointsWire.Read(transfer, message.NextSeq);
            }
        }
    }
}
