using System.Security.Cryptography;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Storage;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CoalitionHub.Hub.Outcomes;

/// <summary>
/// The outermost interceptor: whatever a call throws becomes a gRPC status. Refusals keep their reason; a fault of the hub
/// is logged under an id that the caller gets too, and nothing else of it leaves the process.
/// </summary>
internal sealed class RefusalInterceptor(ILogger<RefusalInterceptor> logger, IHostApplicationLifetime lifetime, TimeProvider time) : Interceptor
{
    private static readonly TimeSpan StoreRetry = TimeSpan.FromSeconds(1);

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw Translate(exception, context);
        }
    }

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(requestStream, context);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw Translate(exception, context);
        }
    }

    public override async Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(request, responseStream, context);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw Translate(exception, context);
        }
    }

    public override async Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, DuplexStreamingServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            await continuation(requestStream, responseStream, context);
        }
        catch (Exception exception) when (exception is not RpcException)
        {
            throw Translate(exception, context);
        }
    }

    /// <summary>The status for what a call threw.</summary>
    public RpcException Translate(Exception exception, ServerCallContext context)
    {
        if (exception is RefusalException { Refusal: var refusal })
        {
            Log.Refused(logger, context.Method, ReasonStatus.NameOf(refusal.Reason));
            return RefusalStatus.ExceptionOf(refusal);
        }

        // When the caller is gone, or has waited long enough, whatever broke on the way is no fault: a cancelled wait, a
        // stream that can't be written any more.
        if (context.CancellationToken.IsCancellationRequested)
        {
            return time.GetUtcNow().UtcDateTime >= context.Deadline
                ? RefusalStatus.ExceptionOf(new Refusal(Reason.DeadlinePassed, "The deadline passed before the call was done."))
                : new RpcException(new Status(StatusCode.Cancelled, "The caller cancelled the call."));
        }

        if (exception is OperationCanceledException && lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return RefusalStatus.ExceptionOf(new Refusal(Reason.ShuttingDown, "This process is shutting down; try again, it may be another that answers.") { RetryAfter = StoreRetry });
        }

        return Fault(exception, context.Method);
    }

    private RpcException Fault(Exception exception, string method)
    {
        var correlationId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var metadata = new Dictionary<string, string> { ["correlation_id"] = correlationId };
        if (StoreFaults.IsStoreAway(exception))
        {
            // One line: every call comes here while the database is away, and the writer's log tells more.
            Log.StoreFailed(logger, method, correlationId, exception.GetBaseException().Message);
            var refusal = new Refusal(Reason.StoreUnavailable, $"The database can't be reached at the moment ({correlationId}).") { RetryAfter = StoreRetry };
            return RefusalStatus.ExceptionOf(refusal, metadata);
        }

        Log.Failed(logger, method, correlationId, exception);
        return RefusalStatus.ExceptionOf(new Refusal(Reason.InternalError, $"The hub has a fault; its log tells more under {correlationId}."), metadata);
    }
}
