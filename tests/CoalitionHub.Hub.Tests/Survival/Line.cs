using System.Collections.Concurrent;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Points.V1;
using Google.Protobuf;
using Grpc.Core;

namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>
/// A till's way to the hub: sends a request, with its one id, to one process after the other until it is answered. What a careful
/// partner does after UNAVAILABLE, ABORTED, or no answer at all.
/// </summary>
internal sealed class Line(Shop shop, TimeSpan patience)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentDictionary<string, int> setbacks = new();

    /// <summary>What came back instead of answers, and how often: the hub's reason, or the transport's status.</summary>
    public IReadOnlyDictionary<string, int> Setbacks => setbacks;

    /// <summary>Gets the answer.</summary>
    /// <param name="first">The process to begin with.</param>
    /// <param name="send">The call.</param>
    /// <exception cref="RpcException">The hub said something that is neither the answer nor "send again".</exception>
    public async Task<T> Ask<T>(int first, Func<PointsService.PointsServiceClient, CallOptions, AsyncUnaryCall<T>> send)
        where T : IMessage
    {
        using var limit = new CancellationTokenSource(Limit);
        for (var attempt = 0; ; attempt++)
        {
            var hub = (first + attempt) % shop.Fleet.Size;
            try
            {
                return await send(shop.At(hub), new CallOptions(deadline: DateTime.UtcNow + patience, cancellationToken: limit.Token));
            }
            catch (RpcException refusal) when (IsSetback(refusal) && !limit.IsCancellationRequested)
            {
                setbacks.AddOrUpdate(Refusals.ReasonOf(refusal), 1, (_, count) => count + 1);
                await Task.Delay(Pause);
            }
        }
    }

    // A connection that breaks in the middle of a call may look INTERNAL to the transport; the hub itself says why.
    private static bool IsSetback(RpcException refusal) =>
        refusal.StatusCode is StatusCode.Unavailable or StatusCode.Aborted or StatusCode.DeadlineExceeded ||
        (refusal.StatusCode is StatusCode.Internal or StatusCode.Cancelled && Refusals.ReasonOf(refusal) == refusal.StatusCode.ToString());
}
