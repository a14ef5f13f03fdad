using CoalitionHub.Bench.Load;
using CoalitionHub.Bench.Reporting;
using CoalitionHub.Bench.Servers;

namespace CoalitionHub.Bench.Scenarios;

/// <summary>
/// One hub process, and two on the same database with the same number of callers, half at each: as a balancer would spread them, and
/// with clients that know both addresses and find the process that writes.
/// </summary>
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
        BenchPartner[] partners = [hub.Coalition.Partners[0].At(hub, second.Grpc), hub.Coalition.Partners[0].At(second, hub.Grpc)];
        using var first = partners[0].Client;
        using var other = partners[1].Client;
        Call[] knowing = [.. partners.Select(partner => Earns.At(partner, hub.Coalition.Members))];
        var acknowledged = hub.WarmUp.All + second.WarmUp.All;
        for (var run = 0; run < options.Runs; run++)
        {
            var alone = await Measure.RunAsync(hub, callers, options.Span, calls[0]);
            var both = await Measure.RunAsync(hub, callers, options.Span, Spread(calls));
            var found = await Measure.RunAsync(hub, callers, options.Span, Spread(knowing));
            acknowledged += alone.Load.All + both.Load.All + found.Load.All;
            results.Add("one process", alone);
            results.Add("two processes", both);
            results.Add("two processes, both known", found);
        }

        results.Ratio("two processes over one", "two processes", "one process");
        results.Ratio("two processes that clients know over one", "two processes, both known", "one process");
        if (Earns.Count(hub) is var there && there != acknowledged)
        {
            results.Fail($"{acknowledged} earns were acknowledged, {there} are there");
        }
    }

    /// <summary>Every second call by the one, the others by the other.</summary>
    private static Call Spread(Call[] calls)
    {
        var next = 0;
        return (random, number) => calls[Interlocked.Increment(ref next) & 1](random, number);
    }

    private static Call At(ServerUnderTest server) => Earns.At(server.Coalition.Partners[0], server.Coalition.Members);
}
