using CoalitionHub.Hub.Identity.Access;
using CoalitionHub.Hub.Ledger;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CoalitionHub.Hub.Cluster;

/// <summary>
/// In a process that doesn't write: hands authenticated unary calls to the one that does. Streams are served from the database,
/// by whichever process took them. A trailer says that a call was relayed, for clients that know the other processes too. The innermost
/// interceptor.
/// </summary>
internal sealed class RelayInterceptor(Writer writer, RelayClient relay) : Interceptor
{
    /// <summary>The trailer of what another process answered.</summary>
    public const string TrailerName = "coalitionhub-relayed";

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (writer.Writes || AccessTable.Find(context.Method) is { IsOpen: true })
        {
            return continuation(request, context);
        }

        if (request is not IMessage message || !typeof(TResponse).IsAssignableTo(typeof(IMessage)))
        {
            return continuation(request, context);
        }

        context.ResponseTrailers.Add(TrailerName, "1");
        return relay.Call<TResponse>(message, context);
    }
}
