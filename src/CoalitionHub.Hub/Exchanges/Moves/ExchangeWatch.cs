using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Cluster;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Exchanges.V1;
using Grpc.Core;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>One exchange, state after state, until it is at rest. Read from the database, by whichever process took the call.</summary>
internal sealed class ExchangeWatch(ExchangesStore store, Calls calls, Writer writer, RelayClient relay, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    private const string GetMethod = "/coalitionhub.exchanges.v1.ExchangesService/GetExchange";
    private const int ChangesAtOnce = 1000;

    /// <summary>How long a write may go on after the process was asked to end.</summary>
    private static readonly TimeSpan LastWrite = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait for news; where this process writes, instructions that change are heard at once.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>Between two looks, however often something changes: it may be about others.</summary>
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(5);

    /// <summary>Ends when the exchange is at rest, the caller leaves, or the process stops.</summary>
    public async Task Stream(WatchExchangeRequest request, IServerStreamWriter<WatchExchangeResponse> stream, ServerCallContext context)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        using var blocked = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        using var stopping = lifetime.ApplicationStopping.Register(() => blocked.CancelAfter(LastWrite));
        var checks = new FieldChecks();
        var no = checks.Id("exchange_id", Core.Exchanges.Exchange.IdPrefix, request.ExchangeId);
        checks.Number("known_changes", request.KnownChanges, 0, int.MaxValue);
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }

        await Run(no, request.KnownChanges, stream, context, end.Token, blocked.Token);
    }

    private async Task Run(long no, int known, IServerStreamWriter<WatchExchangeResponse> stream, ServerCallContext context, CancellationToken cancellation, CancellationToken blocked)
    {
        var caller = Calls.CallerOf(context);
        var watched = await store.FindFor(caller, no, cancellation);
        var (isFirst, isAtRest, count, lastNo) = (true, false, 0, 0L);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var ring = writer.InstructionsChanged.NextRing;

            // The exchange after its history, so that the state is never older than the steps that are sent with it.
            var changes = await store.Changes(watched, lastNo, ChangesAtOnce, cancellation);
            watched = await store.FindFor(caller, no, cancellation);
            if (isFirst || changes.Count > 0)
            {
                var fresh = changes.Skip(Math.Max(0, known - count)).ToList();
                count += changes.Count;
                lastNo = changes.Count > 0 ? changes[^1].No : lastNo;
                if (isFirst || fresh.Count > 0)
                {
                    await stream.WriteAsync(await Say(watched, fresh, count, context, cancellation), blocked);
                }

                (isFirst, isAtRest) = (false, !watched.IsOpen);
                continue;
            }

            if (isAtRest)
            {
                // It was at rest before this look at its history, which had nothing more.
                return;
            }

            if (!watched.IsOpen)
            {
                isAtRest = true;
                continue;
            }

            await Task.WhenAny(ring, Task.Delay(Pause, clock, cancellation));
            await Task.Delay(ShortestPause, clock, cancellation);
        }
    }

    private async Task<WatchExchangeResponse> Say(
        Core.Exchanges.Exchange exchange, IEnumerable<StateChange> changes, int count, ServerCallContext context, CancellationToken cancellation)
    {
        // What an exchange refers to is in the memory of the process that writes.
        var said = writer.Writes
            ? calls.Read((state, _) => (Outcome<Exchange>)ExchangeMessages.Of(StateView.OfCommitted(state), exchange))
            : (await relay.Call<GetExchangeResponse>(new GetExchangeRequest { ExchangeId = exchange.Id }, context, GetMethod, cancellation)).Exchange;
        var response = new WatchExchangeResponse { KnownChanges = count, Exchange = said };
        response.Changes.AddRange(changes.Select(MoveMessages.Of));
        if (Calls.CallerOf(context).WatchedNo != 0)
        {
            // A member learns what became of the exchange, not which people or systems worked on it.
            foreach (var change in response.Changes)
            {
                change.Who = "";
            }
        }

        return response;
    }
}
