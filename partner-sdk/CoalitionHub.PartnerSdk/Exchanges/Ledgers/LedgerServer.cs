using System.Threading.Channels;
using CoalitionHub.Protos.Exchanges.V1;
using Grpc.Core;

namespace CoalitionHub.PartnerSdk;

/// <summary>Keeps one stream of instructions open, however often it breaks, and sends the ledger's answers on it.</summary>
internal sealed class LedgerServer
{
    // The hub ends the stream when the partner has; a hub that doesn't is left.
    private static readonly TimeSpan LastReceipts = TimeSpan.FromSeconds(2);

    private readonly HubConnection hub;
    private readonly ExchangeInstructionsService.ExchangeInstructionsServiceClient service;
    private readonly LedgerServingOptions options;
    private readonly LedgerWork work;
    private volatile Channel<InstructionAnswer>? outbox;

    public LedgerServer(
        HubConnection hub, ExchangeInstructionsService.ExchangeInstructionsServiceClient service, IPointsLedger ledger, LedgerServingOptions options)
    {
        (this.hub, this.service, this.options) = (hub, service, options);

        // An answer that no stream takes is dropped: the hub delivers again, and the ledger gives it again.
        work = new LedgerWork(ledger, options, answer => outbox?.Writer.TryWrite(answer), hub);
    }

    /// <summary>Serves until cancelled; then what had begun is still answered.</summary>
    /// <exception cref="CoalitionHubException">A failure that doesn't pass.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var failures = 0;
        var hasNewToken = false;
        while (!cancellationToken.IsCancellationRequested)
        {
            CoalitionHubException failure;
            AccessToken? token = null;
            try
            {
                token = await hub.Tokens.GetAsync(hub.Settings.Clock.GetUtcNow() + hub.Settings.Deadline, cancellationToken).ConfigureAwait(false);
                var (ended, hasServed) = await ServeStreamAsync(token, cancellationToken).ConfigureAwait(false);
                if (ended is null)
                {
                    return;
                }

                failure = ended;
                if (hasServed)
                {
                    (failures, hasNewToken) = (0, false);
                }
            }
            catch (TokenException error)
            {
                failure = error.ForCall(null);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }

            if (failure.Status == StatusCode.Unauthenticated && token is not null && !hasNewToken)
            {
                hub.Tokens.Discard(token);
                hasNewToken = true;
                continue;
            }

            if (!failure.IsTransient)
            {
                await work.EndAsync().ConfigureAwait(false);
                throw failure;
            }

            var wait = hub.Settings.Backoff.WaitBefore(Math.Min(++failures, 20) + 1, failure.RetryDelay);
            Log.InstructionsBroke(hub.Logger, failure.Status, failure.Reason, wait);
            try
            {
                await Task.Delay(wait, hub.Settings.Clock, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        await EndWorkAsync().ConfigureAwait(false);
    }

    /// <summary>One stream, until it breaks or serving shall end.</summary>
    /// <returns>Why it broke, null when serving ended; and whether anything came on it.</returns>
    private async Task<(CoalitionHubException? Ended, bool HasServed)> ServeStreamAsync(AccessToken token, CancellationToken cancellationToken)
    {
        using CancellationTokenSource abandoned = new();
        using var call = service.FollowInstructions(new CallOptions(token.Headers, cancellationToken: abandoned.Token));
        var answers = System.Threading.Channels.Channel.CreateUnbounded<InstructionAnswer>(new UnboundedChannelOptions { SingleReader = true });
        outbox = answers;
        var writing = WriteAsync(call.RequestStream, answers.Reader);
        var reading = ReadAsync(call.ResponseStream);
        try
        {
            TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
            await using var stopping = cancellationToken.Register(stopped.SetResult).ConfigureAwait(false);
            if (await Task.WhenAny(reading, stopped.Task).ConfigureAwait(false) == reading)
            {
                return await reading.ConfigureAwait(false);
            }

            await EndWorkAsync().ConfigureAwait(false);
            answers.Writer.TryComplete();
            await Task.WhenAny(reading, Task.Delay(LastReceipts, CancellationToken.None)).ConfigureAwait(false);
            return (null, true);
        }
        finally
        {
            answers.Writer.TryComplete();
            await abandoned.CancelAsync().ConfigureAwait(false);
            await writing.ConfigureAwait(false);
            await reading.ConfigureAwait(false);
        }
    }

    /// <summary>A ledger that doesn't heed its token must not hold up the end of the process.</summary>
    private Task EndWorkAsync() => Task.WhenAny(work.EndAsync(), Task.Delay(options.AnswerTimeout, hub.Settings.Clock, CancellationToken.None));

    private async Task<(CoalitionHubException? Ended, bool HasServed)> ReadAsync(IAsyncStreamReader<FollowInstructionsResponse> stream)
    {
        var hasServed = false;
        try
        {
            while (await stream.MoveNext(CancellationToken.None).ConfigureAwait(false))
            {
                hasServed = true;
                Take(stream.Current);
            }

            return (new CoalitionHubException(CoalitionHubReason.HubUnreachable, StatusCode.Unavailable, "The hub ended the stream of instructions."), hasServed);
        }
        catch (RpcException error)
        {
            return (Failures.From(error, null, isPastEnd: false), hasServed);
        }
    }

    private void Take(FollowInstructionsResponse message)
    {
        if (message.Instruction is { } instruction)
        {
            work.Begin(instruction);
        }
        else if (message.Receipt is { Verdict: AnswerVerdict.Late or AnswerVerdict.Rejected } receipt)
        {
            Log.AnswerNotTaken(hub.Logger, new InstructionId(receipt.InstructionId), receipt.Verdict.ToString(), receipt.Message);
        }
    }

    private async Task WriteAsync(IClientStreamWriter<FollowInstructionsRequest> stream, ChannelReader<InstructionAnswer> answers)
    {
        try
        {
            // More than are worked on at once, so that nobody waits for the hub; the rest is left to the partner's other processes.
            await stream.WriteAsync(new FollowInstructionsRequest { Open = new OpenInstructions { MaxUnanswered = options.MaxConcurrent * 2 } }).ConfigureAwait(false);
            await foreach (var answer in answers.ReadAllAsync().ConfigureAwait(false))
            {
                await stream.WriteAsync(new FollowInstructionsRequest { Answer = answer }).ConfigureAwait(false);
            }

            await stream.CompleteAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is RpcException or OperationCanceledException or InvalidOperationException or ObjectDisposedException)
        {
            // The stream has ended; reading it tells why.
        }
    }
}
