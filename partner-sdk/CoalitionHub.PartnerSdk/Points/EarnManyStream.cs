using System.Runtime.CompilerServices;
using System.Threading.Channels;
using CoalitionHub.Protos.Points.V1;
using Grpc.Core;
using V1 = CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>
/// Many purchases on one stream. What has no answer is kept; when the stream breaks, another is opened and they are sent again under the same ids,
/// in the order in which they were given.
/// </summary>
internal sealed class EarnManyStream(HubConnection hub, PointsService.PointsServiceClient service)
{
    /// <summary>Most purchases without an answer; as many as the hub takes of one stream.</summary>
    private const int Window = 1000;

    private const int MostInMessage = 200;

    private readonly object gate = new();
    private readonly SortedDictionary<long, Item> unanswered = [];
    private readonly Dictionary<string, long> places = [];
    private readonly Channel<Item> outbox = System.Threading.Channels.Channel.CreateUnbounded<Item>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SemaphoreSlim window = new(Window, Window);
    private bool isSourceEmpty;

    public async IAsyncEnumerable<EarnOutcome> RunAsync(IAsyncEnumerable<EarnRequest> requests, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pump = Task.Run(() => PumpAsync(requests, stop.Token), CancellationToken.None);
        try
        {
            var tries = new Tries(hub.Tokens, hub.Settings.Backoff);
            while (!IsDone())
            {
                using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
                var sending = Task.CompletedTask;
                using var stream = new OpenedStream<EarnManyResponse>(
                    hub,
                    options =>
                    {
                        var call = service.EarnMany(options);
                        sending = SendAsync(call.RequestStream, ended.Token);
                        return (call, call.ResponseStream);
                    },
                    stop.Token);
                while (await stream.NextAsync().ConfigureAwait(false) is { } message)
                {
                    tries.Succeeded();
                    foreach (var outcome in message.Outcomes)
                    {
                        if (Settle(outcome) is { } settled)
                        {
                            yield return settled;
                        }
                    }
                }

                await ended.CancelAsync().ConfigureAwait(false);
                await sending.ConfigureAwait(false);
                if (!IsDone())
                {
                    var failure = stream.Failure
                        ?? new CoalitionHubException(CoalitionHubReason.HubUnreachable, StatusCode.Unavailable, "The hub ended the stream before everything was answered.");
                    var wait = tries.WaitAfter(failure, stream.Token) ?? throw failure;
                    await Task.Delay(wait, hub.Settings.Clock, stop.Token).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            try
            {
                await pump.ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // The reader has gone.
            }
        }
    }

    /// <summary>Takes from the source as far as there is room.</summary>
    private async Task PumpAsync(IAsyncEnumerable<EarnRequest> requests, CancellationToken cancellationToken)
    {
        var no = 0L;
        try
        {
            await foreach (var request in requests.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                ArgumentNullException.ThrowIfNull(request);
                await window.WaitAsync(cancellationToken).ConfigureAwait(false);
                var item = new Item(++no, request, PointsWire.Of(request));
                lock (gate)
                {
                    if (!places.TryAdd(item.Wire.RequestId, item.No))
                    {
                        throw new ArgumentException($"Two purchases under way have the same request id {item.Wire.RequestId}.", nameof(requests));
                    }

                    unanswered.Add(item.No, item);
                    outbox.Writer.TryWrite(item);
                }
            }
        }
        finally
        {
            lock (gate)
            {
                isSourceEmpty = true;
                CloseWhenDone();
            }
        }
    }

    private async Task SendAsync(IClientStreamWriter<EarnManyRequest> stream, CancellationToken cancellationToken)
    {
        try
        {
            lock (gate)
            {
                // Whatever waits in the outbox is unanswered too, and comes in its place.
                while (outbox.Reader.TryRead(out _))
                {
                }

                foreach (var item in unanswered.Values)
                {
                    outbox.Writer.TryWrite(item);
                }
            }

            while (await outbox.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                EarnManyRequest message = new();
                while (message.Earns.Count < MostInMessage && outbox.Reader.TryRead(out var item))
                {
                    message.Earns.Add(item.Wire);
                }

                await stream.WriteAsync(message, cancellationToken).ConfigureAwait(false);
            }

            await stream.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is RpcException or OperationCanceledException or InvalidOperationException or ObjectDisposedException)
        {
            // The stream has ended; reading it tells why.
        }
    }

    /// <summary>Takes an answer in.</summary>
    /// <returns>The outcome, or null when the purchase is sent again, or was answered before.</returns>
    private EarnOutcome? Settle(V1.EarnOutcome outcome)
    {
        lock (gate)
        {
            if (!places.TryGetValue(outcome.RequestId, out var no) || !unanswered.TryGetValue(no, out var item))
            {
                return null;
            }

            CoalitionHubException? failure = null;
            if (outcome.OutcomeCase == V1.EarnOutcome.OutcomeOneofCase.Refused)
            {
                failure = Failures.From(outcome.Refused, item.Request.RequestId);
                if (failure.IsTransient && hub.Settings.Backoff.WaitAfter(failure, ++item.Attempts) is { } wait)
                {
                    _ = AgainAsync(item, wait);
                    return null;
                }
            }

            unanswered.Remove(no);
            places.Remove(outcome.RequestId);
            window.Release();
            CloseWhenDone();
            return new EarnOutcome { Request = item.Request, Result = failure is null ? PointsWire.Read(outcome.Earned) : null, Failure = failure };
        }
    }

    private async Task AgainAsync(Item item, TimeSpan wait)
    {
        await Task.Delay(wait, hub.Settings.Clock).ConfigureAwait(false);
        outbox.Writer.TryWrite(item);
    }

    private void CloseWhenDone()
    {
        if (isSourceEmpty && unanswered.Count == 0)
        {
            outbox.Writer.TryComplete();
        }
    }

    private bool IsDone()
    {
        lock (gate)
        {
            return isSourceEmpty && unanswered.Count == 0;
        }
    }

    private sealed class Item(long no, EarnRequest request, V1.EarnRequest wire)
    {
        public long No => no;

        public EarnRequest Request => request;

        public V1.EarnRequest Wire => wire;

        public int Attempts { get; set; }
    }
}
