using CoalitionHub.Bench.Load;
using CoalitionHub.Bench.Reporting;
using CoalitionHub.Bench.Servers;
using CoalitionHub.Testing;

namespace CoalitionHub.Bench.Scenarios;

/// <summary>Quote and accept over TLS: what an exchange costs hub and database in CPU.</summary>
internal sealed class ExchangeScenario() : Scenario("exchange", "Quote and accept with OAuth and TLS, durable; a call is both.")
{
    /// <summary>An exchange goes through far more code than an earn, and the runtime compiles it beside a full load.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(30);

    protected override async Task MeasureAsync(BenchOptions options, string folder, Results results, CancellationToken cancellationToken)
    {
        await using var hub = await ServerUnderTest.StartAsync(ServerKind.Hub, options, folder, new Dictionary<string, string?>
        {
            ["Grpc:Url"] = $"https://127.0.0.1:{FreePort.Next()}",
            ["Web:Url"] = $"https://127.0.0.1:{FreePort.Next()}",
            ["Grpc:CertificateFile"] = Tls.Write(folder),
        });
        var partner = hub.Coalition.Partners[0];
        await Endowment.GiveAsync(hub, [partner], cancellationToken);
        var call = Exchanges.At(partner, hub.Coalition.Members);
        var warm = await Measure.RunAsync(hub, 32, WarmUp, call);
        var acknowledged = warm.Load.All;
        for (var run = 0; run < options.Runs; run++)
        {
            foreach (var callers in options.Callers.Count > 0 ? options.Callers : [64, 256])
            {
                var measured = await Measure.RunAsync(hub, callers, options.Span, call);
                acknowledged += measured.Load.All;
                results.Add($"exchange, {callers} callers", measured);
            }
        }

        if (Exchanges.Count(hub) is var there && there != acknowledged)
        {
            results.Fail($"{acknowledged} exchanges were acknowledged, {there} are there");
        }
    }
}
