using Grpc.Core;
using Grpc.Health.V1;
using Status = Grpc.Core.Status;

namespace CoalitionHub.Hub.Operations;

/// <summary>
/// grpc.health.v1: whether the hub, or one of its services, can serve. All its services need the same things, so they are all
/// up or all down.
/// </summary>
internal sealed class HealthService(Readiness readiness, ServedServices services, TimeProvider time) : Health.HealthBase
{
    /// <summary>How soon a watcher learns of a change; a drain is told at once.</summary>
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(250);

    public override Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context)
    {
        var status = StatusOf(request.Service);
        return status == HealthCheckResponse.Types.ServingStatus.ServiceUnknown
            ? throw new RpcException(new Status(StatusCode.NotFound, "This server has no such service."))
            : Task.FromResult(new HealthCheckResponse { Status = status });
    }

    /// <summary>Tells the state, then each change, until the caller leaves or the hub drains.</summary>
    public override async Task Watch(HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, readiness.Draining);
        using var looks = new PeriodicTimer(LookInterval, time);
        HealthCheckResponse.Types.ServingStatus? told = null;
        while (true)
        {
            var drains = readiness.Draining.IsCancellationRequested;
            var status = StatusOf(request.Service);
            if (status != told)
            {
                await responseStream.WriteAsync(new HealthCheckResponse { Status = status }, context.CancellationToken);
                told = status;
            }

            if (drains)
            {
                return;
            }

            try
            {
                await looks.WaitForNextTickAsync(end.Token);
            }
            catch (OperationCanceledException) when (!context.CancellationToken.IsCancellationRequested)
            {
                // The hub drains: one more look, then the stream ends, so that it doesn't hold the process up.
            }
        }
    }

    private HealthCheckResponse.Types.ServingStatus StatusOf(string service) =>
        service.Length > 0 && !services.Has(service) ? HealthCheckResponse.Types.ServingStatus.ServiceUnknown
        : readiness.IsReady ? HealthCheckResponse.Types.ServingStatus.Serving
        : HealthCheckResponse.Types.ServingStatus.NotServing;
}
