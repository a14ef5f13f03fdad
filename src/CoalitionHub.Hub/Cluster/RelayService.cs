using System.Collections.Concurrent;
using System.Threading.Channels;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Cluster.V1;
using Google.Protobuf;
using Grpc.Core;

namespace CoalitionHub.Hub.Cluster;

/// <summary>
/// The writing process's end of a relay: runs each call through the same service as if it had come here, and answers in any
/// order. A process that doesn't write refuses, so that a call is never passed round in circles.
/// </summary>
internal sealed class RelayService(Writer writer, RelayedMethods methods, RefusalInterceptor refusals) : Protos.Cluster.V1.RelayService.RelayServiceBase
{
    public override async Task Relay(IAsyncStreamReader<RelayRequest> requestStream, IServerStreamWriter<RelayResponse> responseStream, ServerCallContext context)
    {
        var answers = Channel.CreateUnbounded<RelayResponse>(new UnboundedChannelOptions { SingleReader = true });
        var running = new ConcurrentDictionary<long, CancellationTokenSource>();
        var writing = Write(answers.Reader, responseStream);
        try
        {
            await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
            {
                if (request.StepCase == RelayRequest.StepOneofCase.Cancellation)
                {
                    if (running.TryGetValue(request.CallId, out var gone))
                    {
                        await gone.CancelAsync();
                    }
                }
                else
                {
                    var cancellation = new CancellationTokenSource();
                    running[request.CallId] = cancellation;
                    _ = Run(request, context, cancellation, running, answers.Writer);
                }
            }
        }
        finally
        {
            foreach (var cancellation in running.Values)
            {
                await cancellation.CancelAsync();
            }

            answers.Writer.TryComplete();
            await writing;
        }
    }

    private async Task Run(RelayRequest request, ServerCallContext context, CancellationTokenSource cancellation, ConcurrentDictionary<long, CancellationTokenSource> running, ChannelWriter<RelayResponse> answers)
    {
        answers.TryWrite(await Answer(request, context, cancellation.Token));
        running.TryRemove(request.CallId, out _);
        cancellation.Dispose();
    }

    private async Task<RelayResponse> Answer(RelayRequest request, ServerCallContext context, CancellationToken cancellation)
    {
        var said = request.Call.Caller;
        var caller = new Caller(said.ClientId, said.PartnerNo, said.StaffNo, (Roles)said.Roles, new HashSet<string>(said.Scopes));
        var deadline = request.Call.DeadlineTime?.ToDateTime() ?? DateTime.MaxValue;
        var relayed = new RelayedCallContext(request.Call.Method, context.Peer, deadline, caller, cancellation);
        try
        {
            if (!writer.HasLease)
            {
                throw new RefusalException(new Refusal(Reason.NotWriter, "This process doesn't write any more; send the same request again.") { RetryAfter = TimeSpan.FromMilliseconds(200) });
            }

            var response = await methods.Call(request.Call.Method, request.Call.Request, relayed);
            return new RelayResponse { CallId = request.CallId, Response = response.ToByteString() };
        }
        catch (Exception exception)
        {
            // Whatever goes wrong with one call is that call's answer, as it is in the interceptor of direct calls.
            var refused = exception as RpcException ?? refusals.Translate(exception, relayed);
            return new RelayResponse
            {
                CallId = request.CallId,
                StatusCode = (int)refused.StatusCode,
                StatusMessage = refused.Status.Detail,
                StatusDetails = ByteString.CopyFrom(refused.Trailers.GetValueBytes(RefusalStatus.TrailerName) ?? []),
            };
        }
    }

    private static async Task Write(ChannelReader<RelayResponse> answers, IServerStreamWriter<RelayResponse> stream)
    {
        try
        {
            await foreach (var answer in answers.ReadAllAsync())
            {
                stream.WriteOptions = answers.Count > 0 ? new WriteOptions(WriteFlags.BufferHint) : WriteOptions.Default;
                await stream.WriteAsync(answer);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or OperationCanceledException or IOException)
        {
            // The other process is gone; it sends its callers back for their answers.
        }
    }
}
