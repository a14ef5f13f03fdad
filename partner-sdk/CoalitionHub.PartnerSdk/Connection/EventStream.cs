using System.Runtime.CompilerServices;
using Grpc.Core;

namespace CoalitionHub.PartnerSdk;

/// <summary>A server stream that goes on where it broke.</summary>
internal static class EventStream
{
    /// <param name="hub">The connection.</param>
    /// <param name="open">Opens the stream from a journal number.</param>
    /// <param name="nextSeqOf">The journal number with which to go on after a message.</param>
    /// <param name="fromSeq">Where to begin.</param>
    /// <param name="isEndless">Never gives up on failures that may pass; else as often as a call.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public static async IAsyncEnumerable<TMessage> ReadAsync<TMessage>(
        HubConnection hub,
        Func<long, CallOptions, AsyncServerStreamingCall<TMessage>> open,
        Func<TMessage, long> nextSeqOf,
        long fromSeq,
        bool isEndless,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TMessage : class
    {
        var tries = new Tries(hub.Tokens, isEndless ? hub.Settings.Backoff.Endless : hub.Settings.Backoff);
        var nextSeq = fromSeq;
        while (true)
        {
            using var stream = new OpenedStream<TMessage>(hub, Open, cancellationToken);
            while (await stream.NextAsync().ConfigureAwait(false) is { } message)
            {
                tries.Succeeded();
                nextSeq = nextSeqOf(message);
                yield return message;
            }

            if (stream.Failure is not { } failure)
            {
                yield break;
            }

            var wait = tries.WaitAfter(failure, stream.Token) ?? throw failure;
            Log.StreamBroke(hub.Logger, failure.Status, failure.Reason, nextSeq, wait);
            await Task.Delay(wait, hub.Settings.Clock, cancellationToken).ConfigureAwait(false);
        }

        (IDisposable, IAsyncStreamReader<TMessage>) Open(CallOptions options)
        {
            var call = open(nextSeq, options);
            return (call, call.ResponseStream);
        }
    }
}
