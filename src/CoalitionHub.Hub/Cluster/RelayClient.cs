using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Identity.Tokens;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Cluster.V1;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CoalitionHub.Hub.Cluster;

/// <summary>One stream to the process that writes, for all calls that this process takes meanwhile.</summary>
internal sealed class RelayClient(Writer writer, TokenMint mint, ILogger<RelayClient> logger) : IAsyncDisposable
{
    private readonly SemaphoreSlim connecting = new(1, 1);
    private volatile RelayStream? stream;

    /// <summary>Relays a call and waits for its answer.</summary>
    /// <exception cref="RpcException">The call ended with this status over there.</exception>
    /// <exception cref="RefusalException">The writing process can't be reached.</exception>
    public async Task<TResponse> Call<TResponse>(IMessage request, ServerCallContext context)
        where TResponse : class
    {
        var caller = Calls.CallerOf(context);
        var call = new RelayedCall
        {
            Method = context.Method,
            Request = request.ToByteString(),
            Caller = new RelayedCaller { ClientId = caller.ClientId, StaffNo = caller.StaffNo, PartnerNo = caller.PartnerNo, Roles = (int)caller.Roles },
        };
        call.Caller.Scopes.AddRange(caller.Scopes);
        if (context.Deadline != DateTime.MaxValue)
        {
            call.DeadlineTime = Timestamp.FromDateTime(context.Deadline);
        }

        var answer = await (await Connected(context.CancellationToken)).Send(call, context.CancellationToken);
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
        if (stream is { } open)
        {
            await open.DisposeAsync();
        }

        connecting.Dispose();
    }

    private async ValueTask<RelayStream> Connected(CancellationToken cancellation)
    {
        if (stream is { IsOpen: true } open && open.Url == writer.Other?.OwnerUrl)
        {
            return open;
        }

        await connecting.WaitAsync(cancellation);
        try
        {
            var url = writer.Other?.OwnerUrl;
            if (stream is { IsOpen: true } there && there.Url == url)
            {
                return there;
            }

            if (stream is { } old)
            {
                stream = null;
                await old.DisposeAsync();
            }

            if (string.IsNullOrEmpty(url))
            {
                throw Unreachable();
            }

            var token = await mint.ForHub(cancellation);
            var fresh = new RelayStream(url, token);
            Log.RelayOpened(logger, url);
            stream = fresh;
            return fresh;
        }
        finally
        {
            connecting.Release();
        }
    }

    internal static RefusalException Unreachable() =>
        new(new Refusal(Reason.NotWriter, "The hub process that writes can't be reached; send the same request again.") { RetryAfter = TimeSpan.FromMilliseconds(200) });
}
