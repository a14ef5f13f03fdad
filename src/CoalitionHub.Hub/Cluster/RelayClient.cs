using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Identity.Access;
using CoalitionHub.Hub.Identity.Tokens;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Cluster.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CoalitionHub.Hub.Cluster;

/// <summary>One stream to the process that writes, for all calls that this process takes meanwhile.</summary>
internal sealed class RelayClient : IAsyncDisposable
{
    /// <summary>Between two tries to reach a process that doesn't answer: callers come back faster than it is worth trying.</summary>
    private static readonly TimeSpan ShortestRetry = TimeSpan.FromMilliseconds(100);

    private readonly Writer writer;
    private readonly TokenMint mint;
    private readonly TimeProvider time;
    private readonly ILogger<RelayClient> logger;
    private readonly SemaphoreSlim connecting = new(1, 1);
    private volatile RelayStream? stream;
    private long openedTimestamp;

    public RelayClient(Writer writer, TokenMint mint, TimeProvider time, ILogger<RelayClient> logger)
    {
        (this.writer, this.mint, this.time, this.logger) = (writer, mint, time, logger);
        writer.WriterChanged += LeaveFormerWriter;
    }

    /// <summary>Relays a call and waits for its answer.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="context">The call that asked here.</param>
    /// <param name="method">The unary method to call there; null for the one that was called here.</param>
    /// <param name="cancellation">Gives up; null for when the call that asked here ends.</param>
    /// <exception cref="RpcException">The call ended with this status over there.</exception>
    /// <exception cref="RefusalException">The writing process can't be reached.</exception>
    public async Task<TResponse> Call<TResponse>(IMessage request, ServerCallContext context, string? method = null, CancellationToken? cancellation = null)
        where TResponse : class
    {
        var call = new RelayedCall
        {
            Method = method ?? context.Method,
            Request = request.ToByteString(),
            Authorization = AccessInterceptor.HeaderOf(context) ?? "",
            IsBulk = context.UserState.ContainsKey(Calls.Bulk),
        };
        if (context.Deadline != DateTime.MaxValue)
        {
            call.TimeLeft = Duration.FromTimeSpan(context.Deadline - time.GetUtcNow().UtcDateTime);
        }

        var ends = cancellation ?? context.CancellationToken;
        var answer = await (await Connected(ends)).Send(call, ends);
        if (answer.StatusCode != (int)StatusCode.OK)
        {
            var trailers = new Metadata();
            if (!answer.StatusDetails.IsEmpty)
            {
                trailers.Add(RefusalStatus.TrailerName, answer.StatusDetails.ToByteArray());
            }

            throw new RpcException(new Status((StatusCode)answer.StatusCode, answer.StatusMessage), trailers);
        }

        var response = Activator.CreateInstance<TResponse>();
        ((IMessage)response).MergeFrom(answer.Response);
        return response;
    }

    public async ValueTask DisposeAsync()
    {
        writer.WriterChanged -= LeaveFormerWriter;
        if (stream is { } open)
        {
            await open.DisposeAsync();
        }

        connecting.Dispose();
    }

    /// <summary>
    /// Another process writes, or this one. Whoever still waits for the former writer, which may be paused or cut off and never
    /// answer, is sent to ask again.
    /// </summary>
    private void LeaveFormerWriter()
    {
        if (stream is { } open && writer.Other is var other && (other?.OwnerUrl != open.Url || other.Epoch != open.Epoch))
        {
            open.Close();
        }
    }

    private async ValueTask<RelayStream> Connected(CancellationToken cancellation)
    {
        if (stream is { IsOpen: true } open)
        {
            return open;
        }

        await connecting.WaitAsync(cancellation);
        try
        {
            if (stream is { IsOpen: true } there)
            {
                return there;
            }

            if (writer.Other is not { } other)
            {
                throw new RefusalException(writer.Absence);
            }

            if (!writer.OtherIsReachable || (stream is not null && time.GetElapsedTime(openedTimestamp) < ShortestRetry))
            {
                throw Unreachable();
            }

            var token = await mint.ForHub(cancellation);
            if (stream is { } old)
            {
                await old.DisposeAsync();
            }

            stream = new RelayStream(other.OwnerUrl, other.Epoch, token);
            openedTimestamp = time.GetTimestamp();
            Log.RelayOpened(logger, other.OwnerUrl);

            // The writer may have changed while the stream was made.
            LeaveFormerWriter();
            return stream;
        }
        finally
        {
            connecting.Release();
        }
    }

    internal static RefusalException Unreachable() =>
        new(new Refusal(Reason.NotWriter, "The hub process that writes can't be reached, or went away before it answered. Send the same request again.") { RetryAfter = TimeSpan.FromMilliseconds(200) });
}
