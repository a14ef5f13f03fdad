using System.Globalization;
using CoalitionHub.Hub.Storage.Setup;
using OpenTelemetry.Exporter;

namespace CoalitionHub.Hub.Operations;

/// <summary>Where metrics and traces go: the section <c>Otlp</c> of the configuration.</summary>
internal sealed record TelemetryOptions
{
    public const string Section = "Otlp";

    /// <summary>The collector's address; null: nothing is exported.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>How it is spoken to.</summary>
    public OtlpExportProtocol Protocol { get; init; } = OtlpExportProtocol.Grpc;

    /// <summary>Headers for the collector, as OTEL_EXPORTER_OTLP_HEADERS has them: name=value,name=value.</summary>
    public string Headers { get; init; } = "";

    /// <summary>The share of calls that are traced, 0 to 1, where the caller didn't decide it.</summary>
    public double TraceRatio { get; init; } = 0.01;

    /// <summary>How often metrics are sent.</summary>
    public TimeSpan MetricInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Reads the section.</summary>
    /// <exception cref="InvalidSettingException">A setting is wrong; the message names it.</exception>
    public static TelemetryOptions From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        return new TelemetryOptions
        {
            Endpoint = EndpointIn(section[nameof(Endpoint)]),
            Protocol = ProtocolIn(section[nameof(Protocol)]),
            Headers = section[nameof(Headers)] ?? "",
            TraceRatio = RatioIn(section[nameof(TraceRatio)]),
            MetricInterval = IntervalIn(section[nameof(MetricInterval)]),
        };
    }

    private static Uri? EndpointIn(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address
        : throw Invalid(nameof(Endpoint), $"'{text}' is no address such as http://127.0.0.1:4317.");

    private static OtlpExportProtocol ProtocolIn(string? text) => text?.ToLowerInvariant() switch
    {
        null or "" or "grpc" => OtlpExportProtocol.Grpc,
        "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
        _ => throw Invalid(nameof(Protocol), $"'{text}' must be grpc or http/protobuf."),
    };

    private static double RatioIn(string? text) =>
        string.IsNullOrEmpty(text) ? 0.01
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var ratio) && ratio is >= 0 and <= 1 ? ratio
        : throw Invalid(nameof(TraceRatio), $"'{text}' must be 0 to 1.");

    private static TimeSpan IntervalIn(string? text) =>
        string.IsNullOrEmpty(text) ? TimeSpan.FromSeconds(30)
        : TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var interval) && interval >= TimeSpan.FromSeconds(1) && interval <= TimeSpan.FromHours(1) ? interval
        : throw Invalid(nameof(MetricInterval), $"'{text}' is no duration from 00:00:01 to 01:00:00.");

    private static InvalidSettingException Invalid(string name, string problem) => new($"{Section}:{name}", problem);
}
