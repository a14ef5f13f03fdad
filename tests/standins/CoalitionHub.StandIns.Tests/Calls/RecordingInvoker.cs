using Grpc.Core;

namespace CoalitionHub.StandIns.Tests.Calls;

/// <summary>Stands where the network would: writes down each call and answers at once.</summary>
internal sealed class RecordingInvoker : CallInvoker
{
    public List<(string Method, string? Host, CallOptions Options)> Calls { get; } = [];

    public override TResponse BlockingUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        Calls.Add((method.Name, host, options));
        return method.ResponseMarshaller.Deserializer(method.RequestMarshaller.Serializer(request));
    }

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
        new(
            Task.FromResult(BlockingUnaryCall(method, host, options, request)),
            Task.FromResult(new Metadata()),
            () => Status.DefaultSuccess,
            () => [],
            () => { });

    public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request)
    {
        Calls.Add((method.Name, host, options));
        return new(new Silence<TResponse>(), Task.FromResult(new Metadata()), () => default, () => [], () => { });
    }

    public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        Calls.Add((method.Name, host, options));
        var response = Task.FromException<TResponse>(new RpcException(Status.DefaultCancelled));
        return new(new Void<TRequest>(), response, Task.FromResult(new Metadata()), () => default, () => [], () => { });
    }

    public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
        Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        Calls.Add((method.Name, host, options));
        return new(
            new Void<TRequest>(),
            new Silence<TResponse>(),
            Task.FromResult(new Metadata()),
            () => default,
            () => [],
            () => { });
    }

    private sealed class Silence<T> : IAsyncStreamReader<T>
    {
        public T Current => throw new InvalidOperationException("There is no message.");

        public Task<bool> MoveNext(CancellationToken cancellationToken) => Task.FromResult(false);
    }

    private sealed class Void<T> : IClientStreamWriter<T>
    {
        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(T message) => Task.CompletedTask;

        public Task CompleteAsync() => Task.CompletedTask;
    }
}
