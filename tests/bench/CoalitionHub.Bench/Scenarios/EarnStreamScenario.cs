using CoalitionHub.Bench.Load;
using CoalitionHub.Bench.Reporting;
using CoalitionHub.Bench.Servers;

namespace CoalitionHub.Bench.Scenarios;

/// <summary>The bulk path, beside the rows alone, written by the database driver in the same batches.</summary>
internal sealed class EarnStreamScenario() : Scenario("earn-stream", "Many earns on one stream, beside the raw ceiling: the same rows, no gRPC.")
{
    protected override async Task MeasureAsync(BenchOptions options, string folder, Results results, CancellationToken cancellationToken)
    {
        await using var hub = await ServerUnderTest.StartAsync(ServerKind.Hub, options, folder);
        var acknowledged = hub.WarmUp.All;
        foreach (var warm in new[] { true }.Concat(Enumerable.Repeat(false, options.Runs)))
        {
            var streamed = await StreamedEarns.RunAsync(hub, options.Span, cancellationToken);
            acknowledged += streamed.Load.All;
            var raw = await RawRows.RunAsync(options, folder);
            if (!warm)
            {
                results.Add("earn-stream", streamed);
                results.Add("raw rows", raw);
            }
        }

        if (Earns.Count(hub) is var there && there != acknowledged)
        {
            results.Fail($"{acknowledged} earns were acknowledged, {there} are there");
        }

        results.Ratio("earn-stream over raw rows", "earn-stream", "raw rows");
    }
}
