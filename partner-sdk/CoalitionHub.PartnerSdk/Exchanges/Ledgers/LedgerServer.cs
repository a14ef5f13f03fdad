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
    /// <exception cref="CoalitionHubException">The hub's no, which trying again doesn't change.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var tries = new Tries(hub.Tokens, hub.Settings.Backoff.Endless);
        while (await ServeStreamAsync(tries, cancellationToken).ConfigureAwait(false) is ({ } failure, var token))
        {
            if ((tries.WaitAfter(failure, token) ?? AnyhowAfter(failure, tries)) is not { } wait)
            {
                await EndWorkAsync().ConfigureAwait(false);
                throw failure;
            }

            Log.InstructionsBroke(hub.Logger, failure.Status, failure.Reason, wait);
            await Task.WhenAny(Task.Delay(wait, hub.Settings.Clock, cancellationToken)).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The wait after a failure of which nobody says that it passes: whoever serves for days outlives a fault of the hub's, and whatever a
    /// proxy on the way makes of one. Null after a no.
    /// </summary>
    private TimeSpan? AnyhowAfter(CoalitionHubException failure, Tries tries) => failure.Status is
        StatusCode.InvalidArgument or StatusCode.NotFound or StatusCode.AlreadyExists or StatusCode.PermissionDenied or StatusCode.FailedPrecondition
            or StatusCode.OutOfRange or StatusCode.Unimplemented or StatusCode.Unauthenticated
        ? null
        : hub.Settings.Backoff.WaitBefore(tries.Failed + 1, failure.RetryDelay);

    /// <summary>One stream, until it breaks or serving shall end.</summary>
    /// <returns>Why it broke, null when serving ended; and the token that it was opened with, if there was one.</returns>
    private async Task<(CoalitionHubException? Failure, AccessToken? Token)> ServeStreamAsync(Tries tries, CancellationToken cancellationToken)
    {
        using CancellationTokenSource abandoned = new();
        var answers = System.Threading.Channels.Channel.CreateUnbounded<InstructionAnswer>(new UnboundedChannelOptions { SingleReader = true });
        outbox = answers;
        Task? writing = null;
        using var stream = new OpenedStream<FollowInstructionsResponse>(
            hub,
            options =>
            {
                var call = service.FollowInstructions(options);
                writing = WriteAsync(call.RequestStream, answers.Reader);
                return (call, call.ResponseStream);
            },
            abandoned.Token);
        TaskCompletionSource stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var stopping = cancellationToken.Register(Stop).ConfigureAwait(false);
        var reading = ReadAsync(stream, tries);
        if (await Task.WhenAny(stopped.Task, reading).ConfigureAwait(false) == stopped.Task)
        {
            await EndWorkAsync().ConfigureAwait(false);
        }

        answers.Writer.TryComplete();
        if (!reading.IsCompleted && writing is not null)
        {
            await Task.WhenAny(reading, Task.Delay(LastReceipts, CancellationToken.None)).ConfigureAwait(false);
        }

        await abandoned.CancelAsync().ConfigureAwait(false);
        await reading.ConfigureAwait(false);
        await (writing ?? Task.CompletedTask).ConfigureAwait(false);
        var failure = stream.Failure ?? new CoalitionHubException(CoalitionHubReason.HubUnreachable, StatusCode.Unavailable, "The hub ended the stream of instructions.");
        return (cancellationToken.IsCancellationRequested ? null : failure, stream.Token);

        void Stop()
        {
            // At once: what comes while the end is under way is left to the partner's other processes.
            work.Stop();
            stopped.SetResult();
        }
    }

    /// <summary>A ledger that doesn't heed its token must not hold up the end of the process.</summary>
    private Task EndWorkAsync() => Task.WhenAny(work.EndAsync(), Task.Delay(options.AnswerTimeout, hub.Settings.Clock, CancellationToken.None));

    private async Task ReadAsync(OpenedStream<FollowInstructionsResponse> stream, Tries tries)
    {
        try
        {
            while (await stream.NextAsync().ConfigureAwait(false) is { } message)
            {
                tries.Succeeded();
                Take(message);
            }
        }
        catch (OperationCanceledException)
        {
            // Serving has ended.
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
