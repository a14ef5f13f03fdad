using CoalitionHub.Hub.Ledger;

namespace CoalitionHub.Hub.Operations;

/// <summary>
/// Shows the writer's figures and sends them to the collector while the hub runs. It belongs before all other services, so that
/// it is the last to stop and its last words hold the drain's figures.
/// </summary>
internal sealed class TelemetryService(TelemetryOptions options, HubMetrics metrics, Writer writer, WriterOptions writerOptions, ILogger<TelemetryService> logger) : IHostedService, IDisposable
{
    private Telemetry? telemetry;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        metrics.Observe(writer);
        telemetry = Telemetry.Start(options, writerOptions.Owner);
        if (telemetry.IsExporting)
        {
            Log.Exporting(logger, options.Endpoint, options.TraceRatio);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        telemetry?.Dispose();
        telemetry = null;
    }
}
