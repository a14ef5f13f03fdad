using System.Runtime.CompilerServices;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CoalitionHub.Hub.Hosting;

/// <summary>
/// Several interceptors as one, the outermost first. The server asks for each interceptor that it knows of at every call, and awaits it on
/// its own; it knows of this one only.
/// </summary>
internal sealed class InterceptorChain(params IReadOnlyList<Interceptor> layers) : Interceptor
{
    /// <summary>What a method's calls go through, by what the server gives for its end: one for each method.</summary>
    private readonly ConditionalWeakTable<Delegate, Delegate> composed = [];

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        Composed(continuation, static (layer, next) => (request, context) => layer.UnaryServerHandler(request, context, next))(request, context);

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        Composed(continuation, static (layer, next) => (requests, context) => layer.ClientStreamingServerHandler(requests, context, next))(requestStream, context);

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        Composed(continuation, static (layer, next) => (request, responses, context) => layer.ServerStreamingServerHandler(request, responses, context, next))(
            request, responseStream, context);

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        Composed(continuation, static (layer, next) => (requests, responses, context) => layer.DuplexStreamingServerHandler(requests, responses, context, next))(
            requestStream, responseStream, context);

    private TMethod Composed<TMethod>(TMethod innermost, Func<Interceptor, TMethod, TMethod> within)
        where TMethod : Delegate
    {
        if (composed.TryGetValue(innermost, out var known))
        {
            return (TMethod)known;
        }

        var method = innermost;
        for (var index = layers.Count - 1; index >= 0; index--)
        {
            method = within(layers[index], method);
        }

        composed.AddOrUpdate(innermost, method);
        return method;
    }
}
