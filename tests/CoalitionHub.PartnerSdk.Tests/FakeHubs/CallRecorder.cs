using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CoalitionHub.PartnerSdk.Tests.FakeHubs;

/// <summary>One try of one call, as it arrived.</summary>
/// <param name="Method">The RPC's own name: "Earn".</param>
/// <param name="Request">What was sent.</param>
/// <param name="Authorization">The header; null if there was none.</param>
/// <param name="Deadline">When the caller gives up, UTC; the largest time if never.</param>
internal sealed record SeenCall(string Method, IMessage Request, string? Authorization, DateTime Deadline)
{
    /// <summary>The request id; null for requests that have none.</summary>
    public string? RequestId => Request.Descriptor.FindFieldByName("request_id")?.Accessor.GetValue(Request) as string;
}

/// <summary>Writes down every call, and lets a test step in before it is answered.</summary>
internal sealed class CallRecorder : Interceptor
{
    public ConcurrentQueue<SeenCall> Calls { get; } = new();

    /// <summary>Runs before every answer, with the number of the call (1 is the first).</summary>
    public Func<int, SeenCall, ServerCallContext, Task> Before { get; set; } = (_, _, _) => Task.CompletedTask;

    /// <summary>The first calls fail in turn; null lets one through, as do all that follow.</summary>
    public void Fail(params RpcException?[] failures) =>
        Before = (number, _, _) => number <= failures.Length && failures[number - 1] is { } failure ? throw failure : Task.CompletedTask;

    /// <summary>Every call fails.</summary>
    public void FailAlways(RpcException failure) => Before = (_, _, _) => throw failure;

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        await RecordAsync(request, context);
        return await continuation(request, context);
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        await RecordAsync(request, context);
        await continuation(request, responseStream, context);
    }

    private Task RecordAsync(object request, ServerCallContext context)
    {
        SeenCall call = new(
            context.Method[(context.Method.LastIndexOf('/') + 1)..],
            (IMessage)request,
            context.RequestHeaders.GetValue("authorization"),
            context.Deadline);
        int number;
        lock (Calls)
        {
            Calls.Enqueue(call);
            number = Calls.Count;
        }

        return Before(number, call, context);
    }
}
