using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CoalitionHub.StandIns.Tests.Pipe;

/// <summary>Notes each call that the server handles, by its shape.</summary>
internal sealed class NotingInterceptor(Sightings sightings) : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Note("unary", context);
        return continuation(request, context);
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Note("client stream", context);
        return continuation(requestStream, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Note("server stream", context);
        return continuation(request, responseStream, context);
    }

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream,
        IServerStreamWriter<TResponse> responseStream,
        ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Note("duplex", context);
        return continuation(requestStream, responseStream, context);
    }

    private void Note(string shape, ServerCallContext context)
    {
        lock (sightings.Intercepted)
        {
            sightings.Intercepted.Add($"{shape} {context.Method}");
        }
    }
}
