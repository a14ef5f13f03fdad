using CoalitionHub.Hub.Tests.Fixture;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>Sends the same request again when the hub asks for it, so that a busy machine, on which it may step back for a moment, doesn't end a test.</summary>
internal sealed class SendAgain : Interceptor
{
    /// <summary>As long as a test waits for a hub that starts: five minutes.</summary>
    private const int MostTries = 3000;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
        TRequest request, ClientInterceptorContext<TRequest, TResponse> context, AsyncUnaryCallContinuation<TRequest, TResponse> continuation)
    {
        return new AsyncUnaryCall<TResponse>(Send(), Task.FromResult(new Metadata()), () => Status.DefaultSuccess, () => [], () => { });

        async Task<TResponse> Send()
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await continuation(request, context);
                }
                catch (RpcException refusal) when (IsSetback(refusal) && attempt < MostTries)
                {
                    await Task.Delay(Pause);
                }
            }
        }
    }

    // A connection that breaks in the middle of a call may look INTERNAL to the transport; the hub itself says why.
    private static bool IsSetback(RpcException refusal) =>
        refusal.StatusCode is StatusCode.Unavailable or StatusCode.Aborted ||
        (refusal.StatusCode is StatusCode.Internal or StatusCode.Cancelled && Refusals.ReasonOf(refusal) == refusal.StatusCode.ToString());
}
