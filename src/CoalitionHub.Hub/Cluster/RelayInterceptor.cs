using CoalitionHub.Hub.Identity.Access;
using CoalitionHub.Hub.Ledger;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CoalitionHub.Hub.Cluster;

/// <summary>
/// In a process that doesn't write: hands authenticated unary calls to the one that does. Streams are served from the database,
/// by whichever process took them. The innermost interceptor.
/// </summary>
internal sealed class RelayInterceptor(Writer writer, RelayClient relay) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (writer.Writes || AccessTable.Find(context.Method) is { IsOpen: true })
        {
            return continuation(request, context);
        }

        return request is IMessage message && typeof(TResponse).IsAssignableTo(typeof(IMessage))
            ? relay.Call<TResponse>(message, context)
            : continuation(request, context);
    }
}
