using V1 = CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>Packs over gRPC.</summary>
internal sealed class PackCalls(HubConnection hub)
{
    private readonly V1.PacksService.PacksServiceClient service = new(hub.Invoker);

    public PagedList<Pack> List(PackState state) =>
        new((pageToken, pageSize, cancellationToken) => hub.CallAsync(
            service.ListOwnPacksAsync,
            new V1.ListOwnPacksRequest { PageSize = pageSize, PageToken = pageToken, State = (V1.PackState)state },
            static answer => new Page<Pack>([.. answer.Packs.Select(Read)], Wire.TextOrNull(answer.NextPageToken)),
            null,
            cancellationToken));

    private static Pack Read(V1.Pack pack) => new()
    {
        Id = new PackId(pack.PackId),
        PointsCurrencyCode = pack.PointsCurrencyCode,
        State = (PackState)pack.State,
        Points = pack.Points,
        PointsLeft = pack.PointsLeft,
        Price = Wire.Amount(pack.Price),
        BankReference = pack.BankReference,
        TermsId = new TermsId(pack.TermsId),
        ProposedTime = Wire.Time(pack.ProposedTime),
        DecidedTime = Wire.OptionalTime(pack.DecidedTime),
        Seq = pack.Seq,
        CreditorReference = pack.CreditorReference,
    };
}
