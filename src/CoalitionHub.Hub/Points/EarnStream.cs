using System.Threading.Channels;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Cluster;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Points.V1;
using Grpc.Core;

namespace CoalitionHub.Hub.Points;

/// <summary>
/// Many earns on one stream. They go to the writer in the order in which they come; where its queue is full, reading waits, so that
/// the sender is held back and nothing is refused for it.
/// </summary>
internal sealed class EarnStream(Calls calls, Writer writer, RelayClient relay, IHostApplicationLifetime lifetime)
{
    /// <summary>Most purchases of a stream that wait for their answers.</summary>
    public const int MostUnanswered = 1000;

    /// <summary>Most purchases in one message.</summary>
    public const int MostInMessage = 500;

    private const string UnaryMethod = "/coalitionhub.points.v1.PointsService/Earn";
    private static readonly TimeSpan WhileFull = TimeSpan.FromMilliseconds(5);

    /// <summary>How long a process that stops goes on answering a stream: who doesn't read must not hold it up.</summary>
    private static readonly TimeSpan LastAnswers = TimeSpan.FromSeconds(5);

    /// <summary>Serves one stream until its sender has ended it and everything is answered.</summary>
    public async Task Run(IAsyncStreamReader<EarnManyRequest> requests, IServerStreamWriter<EarnManyResponse> responses, ServerCallContext context)
    {
        context.UserState[Calls.Bulk] = true;
        using var broken = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        using var stopping = lifetime.ApplicationStopping.Register(() => broken.CancelAfter(LastAnswers));
        var outcomes = Channel.CreateUnbounded<EarnOutcome>(new UnboundedChannelOptions { SingleReader = true });
        var places = new SemaphoreSlim(MostUnanswered, MostUnanswered);
        var writing = Write(outcomes.Reader, places, responses, broken);
        try
        {
            await Read(requests, outcomes.Writer, places, context, broken.Token);
        }
        catch (Exception) when (!writing.IsFaulted)
        {
            await broken.CancelAsync();
            await writing.ContinueWith(static _ => { }, TaskScheduler.Default);
            throw;
        }
        catch (OperationCanceledException)
        {
            // Why nothing can be written any more says more than that reading stopped for it: below.
        }

        outcomes.Writer.TryComplete();
        await writing;
        if (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw new RefusalException(new Refusal(Reason.ShuttingDown, "This process stops; what it took of the stream is answered. Send the rest again.") { RetryAfter = TimeSpan.FromSeconds(1) });
        }
    }

    private async Task Read(
        IAsyncStreamReader<EarnManyRequest> requests, ChannelWriter<EarnOutcome> outcomes, SemaphoreSlim places, ServerCallContext context, CancellationToken broken)
    {
        while (await MoveNext(requests, broken))
        {
            var earns = requests.Current.Earns;
            if (earns.Count > MostInMessage)
            {
                throw new RefusalException(new Refusal(Reason.TooManyRows, $"A message brings {earns.Count} purchases, at most {MostInMessage} are taken; those of the messages before it are carried out.")
                {
                    Fields = [new FieldFault("earns", $"has {earns.Count} items, at most {MostInMessage} are taken.")],
                });
            }

            foreach (var earn in earns)
            {
                await places.WaitAsync(broken);
                await Begin(earn, outcomes, context, broken);
            }
        }

        // A place comes back when its answer is written.
        for (var place = 0; place < MostUnanswered; place++)
        {
            await places.WaitAsync(broken);
        }
    }

    /// <summary>The next message; none when the sender has ended, or this process stops.</summary>
    private async Task<bool> MoveNext(IAsyncStreamReader<EarnManyRequest> requests, CancellationToken broken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(broken, lifetime.ApplicationStopping);
        try
        {
            return await requests.MoveNext(end.Token);
        }
        catch (OperationCanceledException) when (!broken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async ValueTask Begin(EarnRequest earn, ChannelWriter<EarnOutcome> outcomes, ServerCallContext context, CancellationToken broken)
    {
        if (!writer.Writes)
        {
            _ = Relay(earn, outcomes, context);
            return;
        }

        if (!calls.ToCommand(context, UnaryMethod, earn.RequestId, earn, Earn.Prepare(earn, Calls.CallerOf(context))).TryGet(out var command, out var refusal))
        {
            outcomes.TryWrite(new EarnOutcome { RequestId = earn.RequestId, Refused = RefusalStatus.Of(refusal) });
            return;
        }

        while ((refusal = calls.Enqueue(command)) is { Reason: Reason.QueueFull })
        {
            await Task.Delay(WhileFull, broken);
        }

        if (refusal is not null)
        {
            command.Refuse(refusal);
        }

        _ = Finish(earn.RequestId, command, outcomes);
    }

    /// <summary>Another process writes: it carries each purchase out as if it had come alone.</summary>
    private async Task Relay(EarnRequest earn, ChannelWriter<EarnOutcome> outcomes, ServerCallContext context)
    {
        var outcome = new EarnOutcome { RequestId = earn.RequestId };
        try
        {
            outcome.Earned = await relay.Call<EarnResponse>(earn, context, UnaryMethod);
        }
        catch (RefusalException refused)
        {
            outcome.Refused = RefusalStatus.Of(refused.Refusal);
        }
        catch (RpcException refused)
        {
            outcome.Refused = RefusalStatus.Of(refused);
        }
        catch (OperationCanceledException)
        {
            // The sender has gone.
        }

        outcomes.TryWrite(outcome);
    }

    private static async Task Finish(string requestId, Command<EarnResponse> command, ChannelWriter<EarnOutcome> outcomes)
    {
        var outcome = new EarnOutcome { RequestId = requestId };
        if ((await command.Completion).TryGet(out var earned, out var refusal))
        {
            outcome.Earned = earned;
        }
        else
        {
            outcome.Refused = RefusalStatus.Of(refusal);
        }

        outcomes.TryWrite(outcome);
    }

    private static async Task Write(ChannelReader<EarnOutcome> outcomes, SemaphoreSlim places, IServerStreamWriter<EarnManyResponse> responses, CancellationTokenSource broken)
    {
        try
        {
            while (await outcomes.WaitToReadAsync(broken.Token))
            {
                var response = new EarnManyResponse();
                while (response.Outcomes.Count < MostInMessage && outcomes.TryRead(out var outcome))
                {
                    response.Outcomes.Add(outcome);
                }

                await responses.WriteAsync(response, broken.Token);
                places.Release(response.Outcomes.Count);
            }
        }
        catch
        {
            // Reading must not wait for places that never come back.
            await broken.CancelAsync();
            throw;
        }
    }
}
