using V1 = CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>Gifts over gRPC.</summary>
internal sealed class GiftCalls(HubConnection hub) : IGifts
{
    private readonly V1.GiftsService.GiftsServiceClient service = new(hub.Invoker);

    public Task<Gift> GiveAsync(GivePointsRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return hub.CallAsync(
            service.GivePointsAsync,
            new V1.GivePointsRequest
            {
                RequestId = request.RequestId.ToString(),
                Giver = MemberWire.Of(request.Giver),
                Receiver = MemberWire.Of(request.Receiver),
                CurrencyCode = request.CurrencyCode,
                Points = request.Points,
                Proof = MemberWire.Of(request.Proof),
                NewDevice = request.IsNewDevice,
            },
            static answer => Read(answer.Gift),
            request.RequestId,
            cancellationToken);
    }

    public Task<Gift> CancelAsync(CancelGiftRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return hub.CallAsync(
            service.CancelGiftAsync,
            new V1.CancelGiftRequest { RequestId = request.RequestId.ToString(), GiftId = request.GiftId.Value ?? "" },
            static answer => Read(answer.Gift),
            request.RequestId,
            cancellationToken);
    }

    public Task<Gift> GetAsync(GiftId id, CancellationToken cancellationToken = default) =>
        hub.CallAsync(service.GetGiftAsync, new V1.GetGiftRequest { GiftId = id.Value ?? "" }, static answer => Read(answer.Gift), null, cancellationToken);

    public PagedList<Gift> ListAsync(MemberId? memberId = null) =>
        new((pageToken, pageSize, cancellationToken) => hub.CallAsync(
            service.ListGiftsAsync,
            new V1.ListGiftsRequest { PageSize = pageSize, PageToken = pageToken, MemberId = memberId?.Value ?? "" },
            static answer => new Page<Gift>([.. answer.Gifts.Select(Read)], Wire.TextOrNull(answer.NextPageToken)),
            null,
            cancellationToken));

    internal static Gift Read(V1.Gift gift) => new()
    {
        Id = new GiftId(gift.GiftId),
        GiverId = new MemberId(gift.GiverMemberId),
        ReceiverId = new MemberId(gift.ReceiverMemberId),
        CurrencyCode = gift.CurrencyCode,
        Points = gift.Points,
        State = (GiftState)gift.State,
        GivenTime = Wire.Time(gift.GivenTime),
        UndoUntilTime = Wire.OptionalTime(gift.UndoUntilTime),
        UndoReasons = gift.UndoReasons.Count == 0 ? [] : [.. gift.UndoReasons.Select(static reason => (UndoReason)reason)],
        EndedTime = Wire.OptionalTime(gift.EndedTime),
        Seq = gift.Seq,
    };
}
