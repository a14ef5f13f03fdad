using System.Runtime.CompilerServices;
using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>What the partner has with the coalition now, over gRPC.</summary>
internal sealed class LiquidityCalls(HubConnection hub)
{
    private readonly V1.LiquidityService.LiquidityServiceClient service = new(hub.Invoker);

    public Task<Position> GetAsync(CancellationToken cancellationToken) =>
        hub.CallAsync(service.GetOwnPositionAsync, new V1.GetOwnPositionRequest(), static answer => Read(answer.Position), null, cancellationToken);

    public async IAsyncEnumerable<Position> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Each answer is whole, so that there is nothing to go on from; what comes again after a break is what holds then.
        Position? last = null;
        var messages = EventStream.ReadAsync(
            hub,
            (_, options) => service.WatchOwnPosition(new V1.WatchOwnPositionRequest(), options),
            static message => message.Position.AsOfSeq,
            fromSeq: 0,
            isEndless: true,
            cancellationToken);
        await foreach (var message in messages.ConfigureAwait(false))
        {
            var position = Read(message.Position);
            if (last is null || position != (last with { AsOfSeq = position.AsOfSeq, AsOfTime = position.AsOfTime, CapForecastTime = position.CapForecastTime }))
            {
                yield return last = position;
            }
        }
    }

    private static Position Read(V1.Position position) => new()
    {
        PartnerId = new PartnerId(position.PartnerId),
        AsOfSeq = position.AsOfSeq,
        AsOfTime = Wire.Time(position.AsOfTime),
        PositionMicros = position.PositionMicros,
        HeldMicros = position.HeldMicros,
        SettledMicros = position.SettledMicros,
        PrefundMicros = position.PrefundMicros,
        OutstandingMicros = position.OutstandingMicros,
        ExposureMicros = position.ExposureMicros,
        CapMicros = position.HasCapMicros ? position.CapMicros : null,
        UsedPercent = position.HasUsedPercent ? position.UsedPercent : null,
        ThresholdPercent = position.ThresholdPercent,
        CapForecastTime = Wire.OptionalTime(position.CapForecastTime),
        PromisedMicros = position.PromisedMicros,
        DepositReference = position.DepositReference,
    };
}
