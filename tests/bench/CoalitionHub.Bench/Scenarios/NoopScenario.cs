using CoalitionHub.Bench.Load;
using CoalitionHub.Bench.Reporting;
using CoalitionHub.Bench.Servers;
using Grpc.Health.V1;
using Grpc.Net.Client;

namespace CoalitionHub.Bench.Scenarios;

/// <summary>What the pipe alone can do: a call that does nothing, without and with a token.</summary>
internal sealed class NoopScenario() : Scenario("noop", "A unary call that does nothing, through the same server and interceptors; without and with a token.")
{
    protected override async Task MeasureAsync(BenchOptions options, string folder, Results results, CancellationToken cancellationToken)
    {
        await using var server = await ServerUnderTest.StartAsync(ServerKind.Noop, options, folder);
        using var channel = GrpcChannel.ForAddress(server.Grpc);
        var health = new Health.HealthClient(channel);
        Call withToken = Earns.At(server.Coalition.Partners[0], server.Coalition.Members);
        for (var run = 0; run < options.Runs; run++)
        {
            foreach (var callers in options.Callers.Count > 0 ? options.Callers : [64, 256])
            {
                results.Add($"no token, {callers} callers", await Measure.RunAsync(server, callers, options.Span, async (_, _) => await health.CheckAsync(new HealthCheckRequest())));
                results.Add($"token, {callers} callers", await Measure.RunAsync(server, callers, options.Span, withToken));
            }
        }
    }
}
