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
    {
        var clock = hub.Settings.Clock;
        var nextSeq = fromSeq;
        var failures = 0;
        var hasNewToken = false;
        while (true)
        {
            CoalitionHubException? failure = null;
            AccessToken? token = null;
            AsyncServerStreamingCall<TMessage>? call = null;
            try
            {
                while (failure is null)
                {
                    try
                    {
                        token ??= await hub.Tokens.GetAsync(clock.GetUtcNow() + hub.Settings.Deadline, cancellationToken).ConfigureAwait(false);
                        call ??= open(nextSeq, new CallOptions(token.Headers, cancellationToken: cancellationToken));
                        if (!await call.ResponseStream.MoveNext(cancellationToken).ConfigureAwait(false))
                        {
                            yield break;
                        }
                    }
                    catch (RpcException error)
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                        failure = Failures.From(error, null, isPastEnd: false);
                        continue;
                    }
                    catch (TokenException error)
                    {
                        failure = error.ForCall(null);
                        continue;
                    }

                    failures = 0;
                    hasNewToken = false;
                    nextSeq = nextSeqOf(call.ResponseStream.Current);
                    yield return call.ResponseStream.Current;
                }
            }
            finally
            {
                call?.Dispose();
            }

            if (failure.Status == StatusCode.Unauthenticated && token is not null && !hasNewToken)
            {
                hub.Tokens.Discard(token);
                hasNewToken = true;
                continue;
            }

            failures++;
            if (!failure.IsTransient || (!isEndless && failures >= hub.Settings.Backoff.MaxAttempts))
            {
                throw failure;
            }

            var wait = hub.Settings.Backoff.WaitBefore(failures + 1, failure.RetryDelay);
            Log.StreamBroke(hub.Logger, failure.Status, failure.Reason, nextSeq, wait);
            await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
