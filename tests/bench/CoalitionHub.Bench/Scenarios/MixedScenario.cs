using CoalitionHub.Bench.Load;
using CoalitionHub.Bench.Reporting;
using CoalitionHub.Bench.Servers;

namespace CoalitionHub.Bench.Scenarios;

/// <summary>A shop day's calls at four partners.</summary>
internal sealed class MixedScenario() : Scenario("mixed", "70 % earn, 15 % burn (authorise and capture), 10 % balance, 5 % exchange; four partners, 70/10/10/10.")
{
    protected override async Task MeasureAsync(BenchOptions options, string folder, Results results, CancellationToken cancellationToken)
    {
        await using var hub = await ServerUnderTest.StartAsync(ServerKind.Hub, options, folder);
        var before = hub.WarmUp.All + await Endowment.GiveAsync(hub, hub.Coalition.Partners.Take(2), cancellationToken);
        var mixed = new MixedCalls(hub);
        await Measure.RunAsync(hub, 32, options.Span, mixed.CallAsync);
        for (var run = 0; run < options.Runs; run++)
        {
            foreach (var callers in options.Callers.Count > 0 ? options.Callers : [64, 256])
            {
                results.Add($"mixed, {callers} callers", await Measure.RunAsync(hub, callers, options.Span, mixed.CallAsync));
            }
        }

        var (purchases, exchanges) = (Earns.Count(hub), Exchanges.Count(hub));
        if (purchases != before + mixed.Purchased || exchanges != mixed.Exchanged)
        {
            results.Fail($"{before + mixed.Purchased} purchases and {mixed.Exchanged} exchanges were acknowledged, {purchases} and {exchanges} are there");
        }
    }
}
