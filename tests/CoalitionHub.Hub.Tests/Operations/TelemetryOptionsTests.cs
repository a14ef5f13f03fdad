using CoalitionHub.Hub.Operations;
using CoalitionHub.Hub.Storage.Setup;
using Microsoft.Extensions.Configuration;
using OpenTelemetry.Exporter;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Operations;

public sealed class TelemetryOptionsTests
{
    [Fact]
    public void Without_a_collector_nothing_is_exported()
    {
        using var telemetry = Telemetry.Start(TelemetryOptions.From(Settings()), "a");

        telemetry.IsExporting.ShouldBeFalse();
    }

    [Fact]
    public void A_collector_that_is_configured_is_exported_to_and_needs_not_be_there()
    {
        var options = TelemetryOptions.From(Settings(("Otlp:Endpoint", "http://127.0.0.1:1"), ("Otlp:Protocol", "http/protobuf"), ("Otlp:TraceRatio", "0.5"), ("Otlp:MetricInterval", "00:01:00")));

        options.Protocol.ShouldBe(OtlpExportProtocol.HttpProtobuf);
        options.TraceRatio.ShouldBe(0.5);
        options.MetricInterval.ShouldBe(TimeSpan.FromMinutes(1));
        using var telemetry = Telemetry.Start(options, "a");
        telemetry.IsExporting.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Otlp:Endpoint", "collector")]
    [InlineData("Otlp:Protocol", "thrift")]
    [InlineData("Otlp:TraceRatio", "2")]
    [InlineData("Otlp:TraceRatio", "half")]
    [InlineData("Otlp:MetricInterval", "30")]
    [InlineData("Otlp:MetricInterval", "00:00:00.1")]
    public void A_wrong_setting_is_named(string name, string value) =>
        Should.Throw<InvalidSettingException>(() => TelemetryOptions.From(Settings((name, value)))).Setting.ShouldBe(name);

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value))).Build();
}
