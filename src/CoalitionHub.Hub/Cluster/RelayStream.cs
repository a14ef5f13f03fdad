using System.Collections.Concurrent;
using System.Threading.Channels;
using CoalitionHub.Protos.Cluster.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace CoalitionHub.Hub.Cluster;

/// <summary>An open stream to one writing process. When it breaks, every call on it ends with "send again".</summary>
internal sealed class RelayStream : IAsyncDisposable
{
    // A peer that is there but silent, frozen or cut off, is given up after a delay and a timeout.
    private static readonly TimeSpan PingDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan PingTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<long, TaskCompletionSource<RelayedAnswer>> waiting = new();
    private readonly Channel<RelayedStep> outgoing = Channel.CreateUnbounded<RelayedStep>(new UnboundedChannelOptions { SingleReader = true });
    private readonly GrpcChannel channel;
    private readonly AsyncDuplexStreamingCall<RelayRequest, RelayResponse> call;
    private readonly Task reading;
    private readonly Task writing;
    private long lastId;
    private volatile bool isClosed;

    public RelayStream(string url, long epoch, string token)
    {
        (Url, Epoch) = (url, epoch);
        var handler = new SocketsHttpHandler { ConnectTimeout = ConnectTimeout, KeepAlivePingDelay = PingDelay, KeepAlivePingTimeout = PingTimeout };
        channel = GrpcChannel.ForAddress(url, new GrpcChannelOptions { MaxReceiveMessageSize = null, HttpHandler = handler, DisposeHttpClient = true });
        call = new Protos.Cluster.V1.RelayService.RelayServiceClient(channel).Relay(new Metadata { { "authorization", "Bearer " + token } });
        reading = Task.Run(Read);
        writing = Task.Run(Write);
    }

    /// <summary>Where it leads.</summary>
    public string Url { get; }

    /// <summary>The epoch in which the process there writes.</summary>
    public long Epoch { get; }

    /// <summary>False once it has broken.</summary>
    public bool IsOpen => !isClosed;

    /// <summary>Sends a call and waits for its answer.</summary>
    public async Task<RelayedAnswer> Send(RelayedCall relayed, CancellationToken cancellation)
    {
        var id = Interlocked.Increment(ref lastId);
        var answer = new TaskCompletionSource<RelayedAnswer>(TaskCreationOptions.RunContinuationsAsynchronously);
        waiting[id] = answer;
        if (isClosed || !outgoing.Writer.TryWrite(new RelayedStep { CallId = id, Call = relayed }))
        {
            waiting.TryRemove(id, out _);
            throw RelayClient.Unreachable();
        }

        await using var gone = cancellation.Register(() => GiveUp(id));
        return await answer.Task;
    }

    /// <summary>Takes nothing more, and sends everybody who still waits to ask again: whether their calls were carried out isn't known here.</summary>
    public void Close()
    {
        isClosed = true;
        outgoing.Writer.TryComplete();
        foreach (var (id, _) in waiting)
        {
            if (waiting.TryRemove(id, out var answer))
            {
                answer.TrySetException(RelayClient.Unreachable());
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Close();
        call.Dispose();
        await reading;
        await writing;
        channel.Dispose();
    }

    private void GiveUp(long id)
    {
        if (waiting.TryRemove(id, out var answer))
        {
            answer.TrySetCanceled();
            outgoing.Writer.TryWrite(new RelayedStep { CallId = id, Cancellation = new RelayedCancellation() });
        }
    }

    private static bool IsEnd(Exception exception) =>
        exception is RpcException or InvalidOperationException or IOException or OperationCanceledException;

    private async Task Read()
    {
        try
        {
            await foreach (var response in call.ResponseStream.ReadAllAsync())
            {
                foreach (var answered in response.Answers)
                {
                    if (waiting.TryRemove(answered.CallId, out var answer))
                    {
                        answer.TrySetResult(answered);
                    }
                }
            }
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            // The stream is over; whoever waits is told below to send again.
        }
        finally
        {
            Close();
        }
    }

    private async Task Write()
    {
        try
        {
            while (await outgoing.Reader.WaitToReadAsync())
            {
                var request = new RelayRequest();
                Together.Take(outgoing.Reader, request.Steps, static step => step.Call?.Request.Length ?? 0);
                await call.RequestStream.WriteAsync(request);
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception exception) when (IsEnd(exception))
        {
            // As above.
        }
        finally
        {
            Close();
        }
    }
}
