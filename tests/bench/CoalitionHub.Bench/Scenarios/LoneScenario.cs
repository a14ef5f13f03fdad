using CoalitionHub.Bench.Load;
using CoalitionHub.Bench.Reporting;
using CoalitionHub.Bench.Servers;

namespace CoalitionHub.Bench.Scenarios;

/// <summary>One caller alone: how long it waits.</summary>
internal sealed class LoneScenario() : Scenario("lone", "One caller: how long an earn takes, beside the plain server.")
{
    protected override async Task MeasureAsync(BenchOptions options, string folder, Results results, CancellationToken cancellationToken)
    {
        await using var hub = await ServerUnderTest.StartAsync(ServerKind.Hub, options, folder);
        await using var plain = await ServerUnderTest.StartAsync(ServerKind.Plain, options, folder);
        for (var run = 0; run < options.Runs; run++)
        {
            foreach (var server in new[] { hub, plain })
            {
                results.Add($"{server.Kind}", await Measure.RunAsync(server, 1, options.Span, Earns.At(server.Coalition.Partners[0], server.Coalition.Members)));
            }
        }

        results.Ratio("p50 of the hub over the plain server's", "Hub", "Plain", run => run.Load.P50);
    }
}
