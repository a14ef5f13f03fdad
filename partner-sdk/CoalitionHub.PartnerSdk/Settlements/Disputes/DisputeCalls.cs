using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>What the partner says of its statements, over gRPC.</summary>
internal sealed class DisputeCalls(HubConnection hub)
{
    private readonly V1.DisputesService.DisputesServiceClient service = new(hub.Invoker);

    public Task<PartAgreement> AgreeAsync(AgreeStatementRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return hub.CallAsync(
            service.AgreeStatementAsync,
            new V1.AgreeStatementRequest { RequestId = request.RequestId.ToString(), WindowId = request.WindowId.Value ?? "" },
            static answer => (PartAgreement)answer.Agreement,
            request.RequestId,
            cancellationToken);
    }

    public Task<RaisedDispute> RaiseAsync(RaiseDisputeRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return hub.CallAsync(service.RaiseDisputeAsync, DisputeWire.Of(request), DisputeWire.Read, request.RequestId, cancellationToken);
    }

    public Task<DisputeState> AddEvidenceAsync(AddDisputeEvidenceRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return hub.CallAsync(
            service.AddDisputeEvidenceAsync,
            new V1.AddDisputeEvidenceRequest { RequestId = request.RequestId.ToString(), DisputeId = request.DisputeId.Value ?? "", Evidence = request.Evidence },
            static answer => (DisputeState)answer.State,
            request.RequestId,
            cancellationToken);
    }

    public Task<DisputeState> WithdrawAsync(WithdrawDisputeRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return hub.CallAsync(
            service.WithdrawDisputeAsync,
            new V1.WithdrawDisputeRequest { RequestId = request.RequestId.ToString(), DisputeId = request.DisputeId.Value ?? "" },
            static answer => (DisputeState)answer.State,
            request.RequestId,
            cancellationToken);
    }

    public PagedList<Dispute> List(DisputeState state) =>
        new((pageToken, pageSize, cancellationToken) => hub.CallAsync(
            service.ListOwnDisputesAsync,
            new V1.ListOwnDisputesRequest { PageSize = pageSize, PageToken = pageToken, State = (V1.DisputeState)state },
            static answer => new Page<Dispute>([.. answer.Disputes.Select(DisputeWire.Read)], Wire.TextOrNull(answer.NextPageToken)),
            null,
            cancellationToken));
}
