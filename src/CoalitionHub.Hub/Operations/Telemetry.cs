using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace CoalitionHub.Hub.Operations;

/// <summary>Sends metrics and traces to a collector, when one is configured. Disposing it sends what is left.</summary>
internal sealed class Telemetry : IDisposable
{
    private const int FlushMilliseconds = 5000;

    private readonly MeterProvider? meters;
    private readonly TracerProvider? traces;

    private Telemetry(MeterProvider? meters, TracerProvider? traces)
    {
        this.meters = meters;
        this.traces = traces;
    }

    /// <summary>True when there is a collector.</summary>
    public bool IsExporting => meters is not null;

    /// <param name="options">Where to.</param>
    /// <param name="instance">What tells this process from others of the same hub.</param>
    public static Telemetry Start(TelemetryOptions options, string instance)
    {
        if (options.Endpoint is not { } endpoint)
        {
            return new Telemetry(null, null);
        }

        var version = typeof(Telemetry).Assembly.GetName().Version?.ToString(3);
        var resource = ResourceBuilder.CreateDefault().AddService("coalition-hub", serviceVersion: version, serviceInstanceId: instance);
        var meters = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(HubMetrics.Name, "System.Runtime", "Microsoft.AspNetCore.Server.Kestrel")
            .AddOtlpExporter((exporter, reader) =>
            {
                Configure(exporter, options, endpoint, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)options.MetricInterval.TotalMilliseconds;
            })
            .Build();
        var traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource(HubMetrics.Name)
            .SetSampler(new ParentBasedSampler(new TraceIdRatioBasedSampler(options.TraceRatio)))
            .AddOtlpExporter(exporter => Configure(exporter, options, endpoint, "v1/traces"))
            .Build();
        return new Telemetry(meters, traces);
    }

    public void Dispose()
    {
        meters?.ForceFlush(FlushMilliseconds);
        meters?.Dispose();
        traces?.ForceFlush(FlushMilliseconds);
        traces?.Dispose();
    }

    /// <summary>Over HTTP each signal has a path of its own (OTLP 1.0, "OTLP/HTTP Request"); one that the setting names is kept.</summary>
    private static void Configure(OtlpExporterOptions exporter, TelemetryOptions options, Uri endpoint, string path)
    {
        exporter.Protocol = options.Protocol;
        exporter.Endpoint = options.Protocol == OtlpExportProtocol.HttpProtobuf ? new Uri(endpoint, endpoint.AbsolutePath.TrimEnd('/') + '/' + path) : endpoint;
        if (options.Headers.Length > 0)
        {
            exporter.Headers = options.Headers;
        }
    }
}
