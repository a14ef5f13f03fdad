using System.Collections.Concurrent;
using System.Diagnostics;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CoalitionHub.Hub.Operations;

/// <summary>
/// Counts and times every call and, while traces are collected, makes its span. It belongs outside all other interceptors, so
/// that it sees the status that the caller gets. What it attaches is made once for each method and status.
/// </summary>
internal sealed class CallRecorder(HubMetrics metrics) : Interceptor
{
    private readonly ConcurrentDictionary<string, RecordedMethod> methods = new(StringComparer.Ordinal);

    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var call = Begin(context);
        return call.Method is null ? continuation(request, context) : RecordAsync(call, request, context, continuation);
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var call = Begin(context);
        try
        {
            var response = await continuation(requestStream, context);
            call.End(metrics, context.Status.StatusCode);
            return response;
        }
        catch (Exception exception) when (EndsWith(call, exception))
        {
            throw;
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var call = Begin(context);
        try
        {
            await continuation(request, responseStream, context);
            call.End(metrics, context.Status.StatusCode);
        }
        catch (Exception exception) when (EndsWith(call, exception))
        {
            throw;
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        var call = Begin(context);
        try
        {
            await continuation(requestStream, responseStream, context);
            call.End(metrics, context.Status.StatusCode);
        }
        catch (Exception exception) when (EndsWith(call, exception))
        {
            throw;
        }
    }

    private async Task<TResponse> RecordAsync<TRequest, TResponse>(
        RecordedCall call, TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
        where TRequest : class
        where TResponse : class
    {
        try
        {
            var response = await continuation(request, context);
            call.End(metrics, context.Status.StatusCode);
            return response;
        }
        catch (Exception exception) when (EndsWith(call, exception))
        {
            throw;
        }
    }

    private RecordedCall Begin(ServerCallContext context)
    {
        var isTraced = HubMetrics.Source.HasListeners();
        if (!isTraced && !metrics.CallsAreWatched)
        {
            return default;
        }

        var method = methods.GetOrAdd(context.Method, static name => new RecordedMethod(name));
        return new RecordedCall(method, Stopwatch.GetTimestamp(), isTraced ? method.StartSpan(context) : null);
    }

    /// <summary>Looks at an exception that passes by; never catches it.</summary>
    private bool EndsWith(RecordedCall call, Exception exception)
    {
        call.End(metrics, exception is RpcException { StatusCode: var code } ? code : StatusCode.Unknown);
        return false;
    }
}
