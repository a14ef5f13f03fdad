using CoalitionHub.Bench.Load;
using CoalitionHub.Bench.Reporting;
using CoalitionHub.Bench.Servers;

namespace CoalitionHub.Bench.Scenarios;

/// <summary>One hub process, and two on the same database with the same number of callers, half at each.</summary>
internal sealed class ProcessesScenario() : Scenario("processes", "Earn at one hub process, and spread over two on one PostgreSQL database.")
{
    public override bool NeedsDatabaseServer => true;

    protected override async Task MeasureAsync(BenchOptions options, string folder, Results results, CancellationToken cancellationToken)
    {
        await using var hub = await ServerUnderTest.StartAsync(ServerKind.Hub, options, folder);
        await hub.AddSecondAsync(options);
        var second = hub.Second ?? throw new InvalidOperationException("The second process was just added.");
        var callers = options.Callers.Count > 0 ? options.Callers[0] : 256;
        Call[] calls = [At(hub), At(second)];
        var next = 0;
        var acknowledged = hub.WarmUp.All + second.WarmUp.All;
        for (var run = 0; run < options.Runs; run++)
        {
            var alone = await Measure.RunAsync(hub, callers, options.Span, calls[0]);
            var both = await Measure.RunAsync(hub, callers, options.Span, (random, number) => calls[Interlocked.Increment(ref next) & 1](random, number));
            acknowledged += alone.Load.All + both.Load.All;
            results.Add("one process", alone);
            results.Add("two processes", both);
        }

        results.Ratio("two processes over one", "two processes", "one process");
        if (Earns.Count(hub) is var there && there != acknowledged)
        {
            results.Fail($"{acknowledged} earns were acknowledged, {there} are there");
        }
    }

    private static Call At(ServerUnderTest server) => Earns.At(server.Coalition.Partners[0], server.Coalition.Members);
}
