using System.Collections.Concurrent;
using System.Threading.Channels;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Identity.Access;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Cluster.V1;
using Google.Protobuf;
using Grpc.Core;

namespace CoalitionHub.Hub.Cluster;

/// <summary>
/// The writing process's end of a relay: checks each call's token and runs it through the same service as if it had come here,
/// and answers in any order. A process that doesn't write refuses, so that a call is never passed round in circles.
/// </summary>
internal sealed class RelayService(
    Writer writer, RelayedMethods methods, CallAdmission admission, RefusalInterceptor refusals, IHostApplicationLifetime lifetime, TimeProvider time)
    : Protos.Cluster.V1.RelayService.RelayServiceBase
{
    /// <summary>The largest message that a relay takes: the largest request, and what goes with and before it (<see cref="Together.Bytes"/>).</summary>
    public const int MaxMessageBytes = 5 * 1024 * 1024;

    /// <summary>Lasts until the other process leaves, or this one stops: then what came is still answered.</summary>
    public override async Task Relay(IAsyncStreamReader<RelayRequest> requestStream, IServerStreamWriter<RelayResponse> responseStream, ServerCallContext context)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        var answers = Channel.CreateUnbounded<RelayedAnswer>(new UnboundedChannelOptions { SingleReader = true });
        var running = new ConcurrentDictionary<long, RunningCall>();
        var writing = Write(answers.Reader, responseStream);
        try
        {
            await foreach (var request in requestStream.ReadAllAsync(end.Token))
            {
                foreach (var step in request.Steps)
                {
                    await Take(step, context, running, answers.Writer);
                }
            }
        }
        catch (OperationCanceledException) when (!context.CancellationToken.IsCancellationRequested)
        {
            // This process stops.
        }
        finally
        {
            foreach (var call in running.Values.Where(_ => context.CancellationToken.IsCancellationRequested))
            {
                await call.Cancellation.CancelAsync();
            }

            await Task.WhenAll(running.Values.Select(call => call.Work));
            answers.Writer.TryComplete();
            await writing;
        }
    }

    private async ValueTask Take(RelayedStep step, ServerCallContext context, ConcurrentDictionary<long, RunningCall> running, ChannelWriter<RelayedAnswer> answers)
    {
        if (step.StepCase == RelayedStep.StepOneofCase.Cancellation)
        {
            if (running.TryGetValue(step.CallId, out var gone))
            {
                await gone.Cancellation.CancelAsync();
            }
        }
        else
        {
            var call = new RunningCall();
            running[step.CallId] = call;
            call.Work = Run(step, context, call, running, answers);
        }
    }

    private async Task Run(RelayedStep step, ServerCallContext context, RunningCall call, ConcurrentDictionary<long, RunningCall> running, ChannelWriter<RelayedAnswer> answers)
    {
        answers.TryWrite(await Answer(step, context, call.Cancellation.Token));
        running.TryRemove(step.CallId, out _);
    }

    private async Task<RelayedAnswer> Answer(RelayedStep step, ServerCallContext context, CancellationToken cancellation)
    {
        var method = step.Call.Method;
        var deadline = step.Call.TimeLeft is { } left ? time.GetUtcNow().UtcDateTime + left.ToTimeSpan() : DateTime.MaxValue;
        var relayed = new RelayedCallContext(method, context.Peer, deadline, cancellation);
        try
        {
            if (!writer.Writes)
            {
                throw new RefusalException(new Refusal(Reason.NotWriter, "This process doesn't write any more; send the same request again.") { RetryAfter = TimeSpan.FromMilliseconds(200) });
            }

            var admitted = await admission.Admit(AccessTable.Find(method), step.Call.Authorization, cancellation);
            relayed.UserState[typeof(Caller)] = admitted.Caller;
            if (step.Call.IsBulk)
            {
                relayed.UserState[Calls.Bulk] = true;
            }

            var response = await methods.Call(method, step.Call.Request, relayed);
            return new RelayedAnswer { CallId = step.CallId, Response = response.ToByteString() };
        }
        catch (Exception exception)
        {
            // Whatever goes wrong with one call is that call's answer, as it is in the interceptor of direct calls.
            var refused = exception as RpcException ?? refusals.Translate(exception, relayed);
            return new RelayedAnswer
            {
                CallId = step.CallId,
                StatusCode = (int)refused.StatusCode,
                StatusMessage = refused.Status.Detail,
                StatusDetails = ByteString.CopyFrom(refused.Trailers.GetValueBytes(RefusalStatus.TrailerName) ?? []),
            };
        }
    }

    private static async Task Write(ChannelReader<RelayedAnswer> answers, IServerStreamWriter<RelayResponse> stream)
    {
        try
        {
            while (await answers.WaitToReadAsync())
            {
                var response = new RelayResponse();
                Together.Take(answers, response.Answers, static answer => answer.Response.Length);
                await stream.WriteAsync(response);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or OperationCanceledException or IOException)
        {
            // The other process is gone; it sends its callers back for their answers.
        }
    }

    /// <summary>A call under way. Its token source has no timer, so that it needn't be disposed.</summary>
    private sealed class RunningCall
    {
        public CancellationTokenSource Cancellation { get; } = new();

        public Task Work { get; set; } = Task.CompletedTask;
    }
}
