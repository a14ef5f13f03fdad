using System.Globalization;
using CoalitionHub.Bench.Load;
using CoalitionHub.Bench.Reporting;
using CoalitionHub.Bench.Servers;
using Spectre.Console;

namespace CoalitionHub.Bench.Scenarios;

/// <summary>Earns at hubs whose journals hold little and much, interleaved; and how long those hubs take to start, as they are deployed.</summary>
internal sealed class GrowthScenario() : Scenario("growth", "Earn with 0, 1 and 5 million journal rows in the store, and the start-up time at each.")
{
    private static readonly int[] Millions = [0, 1, 5];

    protected override async Task MeasureAsync(BenchOptions options, string folder, Results results, CancellationToken cancellationToken)
    {
        var hubs = new List<(string Name, ServerUnderTest Hub)>();
        var program = await PublishedHub.MakeAsync(Path.Combine(folder, "published"), cancellationToken);
        try
        {
            foreach (var millions in Millions)
            {
                var hub = await ServerUnderTest.StartAsync(ServerKind.Hub, options, folder, program: program);
                var name = $"{millions} million rows";
                hubs.Add((name, hub));
                await FillAsync(hub, millions * 1_000_000L, cancellationToken);
                List<double> starts = [];
                for (var run = 0; run < options.Runs; run++)
                {
                    starts.Add((await hub.RestartAsync()).TotalSeconds);
                }

                results.Figure($"start-up at {name}, seconds", Results.Median(starts));
                await Measure.RunAsync(hub, Callers(options), options.Span, EarnsAt(hub));
            }

            for (var run = 0; run < options.Runs; run++)
            {
                foreach (var (name, hub) in hubs)
                {
                    results.Add(name, await Measure.RunAsync(hub, Callers(options), options.Span, EarnsAt(hub)));
                }
            }

            results.Ratio("rate at 5 million rows over rate at 0", hubs[^1].Name, hubs[0].Name);
        }
        finally
        {
            foreach (var (_, hub) in hubs)
            {
                await hub.DisposeAsync();
            }
        }
    }

    private static int Callers(BenchOptions options) => options.Callers.Count > 0 ? options.Callers[0] : 64;

    private static Call EarnsAt(ServerUnderTest hub) => Earns.At(hub.Coalition.Partners[0], hub.Coalition.Members);

    /// <summary>Streams earns until the journal is as long as asked for.</summary>
    private static async Task FillAsync(ServerUnderTest hub, long rows, CancellationToken cancellationToken)
    {
        while (Earns.Ask(hub, "SELECT seq FROM journal_head") is var there && there < rows)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]{there:n0} of {rows:n0} journal rows[/]");
            await StreamedEarns.RunAsync(hub, TimeSpan.FromSeconds(10), cancellationToken);
        }
    }
}
