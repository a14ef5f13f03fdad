using Grpc.Core;
using V1 = CoalitionHub.Protos.Purchases.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>Purchases over gRPC.</summary>
internal sealed class PurchaseCalls : IPurchases
{
    private readonly HubConnection hub;
    private readonly Func<V1.GetPurchaseRequest, CallOptions, AsyncUnaryCall<V1.GetPurchaseResponse>> get;
    private readonly Func<V1.ListPurchasesRequest, CallOptions, AsyncUnaryCall<V1.ListPurchasesResponse>> list;

    public PurchaseCalls(HubConnection hub)
    {
        this.hub = hub;
        V1.PurchasesService.PurchasesServiceClient service = new(hub.Invoker);
        get = service.GetPurchaseAsync;
        list = service.ListPurchasesAsync;
    }

    public Task<Purchase> GetAsync(PurchaseId id, CancellationToken cancellationToken = default) =>
        GetAsync(new V1.GetPurchaseRequest { PurchaseId = id.Value ?? "" }, cancellationToken);

    public Task<Purchase> FindAsync(PurchaseKind kind, string merchantReference, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(merchantReference);
        return GetAsync(new V1.GetPurchaseRequest { Key = PurchaseWire.Key(kind, merchantReference) }, cancellationToken);
    }

    public PagedList<Purchase> ListAsync(PurchaseFilter? filter = null) =>
        new((pageToken, pageSize, cancellationToken) => hub.CallAsync(
            list,
            new V1.ListPurchasesRequest
            {
                PageSize = pageSize,
                PageToken = pageToken,
                MemberId = filter?.MemberId?.Value ?? "",
                Kind = (V1.PurchaseKind)(filter?.Kind ?? PurchaseKind.Unspecified),
                FromTime = Wire.Of(filter?.FromTime),
                UntilTime = Wire.Of(filter?.UntilTime),
            },
            static answer => new Page<Purchase>([.. answer.Purchases.Select(PurchaseWire.Read)], Wire.TextOrNull(answer.NextPageToken)),
            null,
            cancellationToken));

    private Task<Purchase> GetAsync(V1.GetPurchaseRequest request, CancellationToken cancellationToken) =>
        hub.CallAsync(get, request, static answer => PurchaseWire.Read(answer.Purchase), null, cancellationToken);
}
