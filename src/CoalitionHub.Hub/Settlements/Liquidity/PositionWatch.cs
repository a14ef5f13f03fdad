using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Cluster;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using Grpc.Core;

namespace CoalitionHub.Hub.Settlements;

/// <summary>A partner's position, as often as it changes. What it is made of is in the memory of the process that writes.</summary>
internal sealed class PositionWatch(Calls calls, PositionPaces paces, Writer writer, RelayClient relay, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    private const string GetMethod = "/coalitionhub.settlements.v1.LiquidityService/GetOwnPosition";

    /// <summary>Between two looks.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>How long a write may go on after the process was asked to end.</summary>
    private static readonly TimeSpan LastWrite = TimeSpan.FromSeconds(1);

    /// <summary>Ends after as many answers as were asked for, when the caller leaves, or when the process stops.</summary>
    public async Task Stream(WatchOwnPositionRequest request, IServerStreamWriter<WatchOwnPositionResponse> stream, ServerCallContext context)
    {
        var checks = new FieldChecks();
        checks.Number("max_updates", request.MaxUpdates, 0, int.MaxValue);
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        using var blocked = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        using var stopping = lifetime.ApplicationStopping.Register(() => blocked.CancelAfter(LastWrite));
        var partnerNo = Calls.CallerOf(context).PartnerNo;
        Position? last = null;
        for (var sent = 0; request.MaxUpdates == 0 || sent < request.MaxUpdates;)
        {
            var position = await Read(partnerNo, context, end.Token);
            if (last is null || Differs(position, last))
            {
                await stream.WriteAsync(new WatchOwnPositionResponse { Position = position }, blocked.Token);
                (last, sent) = (position, sent + 1);
                continue;
            }

            await Task.Delay(Pause, clock, end.Token);
        }
    }

    private async Task<Position> Read(int partnerNo, ServerCallContext context, CancellationToken cancellation) => writer.Writes
        ? calls.Read((state, moment) => (Outcome<Position>)LiquidityMessages.Of(state, paces, partnerNo, moment.NowMicros))
        : (await relay.Call<GetOwnPositionResponse>(new GetOwnPositionRequest(), context, GetMethod, cancellation)).Position;

    /// <summary>Whether anything is news beside that time passes and others trade.</summary>
    private static bool Differs(Position position, Position last)
    {
        var same = position.Clone();
        (same.AsOfSeq, same.AsOfTime, same.CapForecastTime) = (last.AsOfSeq, last.AsOfTime, last.CapForecastTime);
        return !same.Equals(last);
    }
}
