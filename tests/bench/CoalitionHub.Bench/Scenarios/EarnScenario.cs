using CoalitionHub.Bench.Load;
using CoalitionHub.Bench.Reporting;
using CoalitionHub.Bench.Servers;

namespace CoalitionHub.Bench.Scenarios;

/// <summary>Durable earns, all at one partner, beside a call that does nothing and beside the plain server.</summary>
internal sealed class EarnScenario() : Scenario("earn", "Unary earn through the SDK, durable, random members, all at one partner; beside noop and the plain server.")
{
    private static readonly int[] PlainCallers = [1, 8, 64];

    protected override async Task MeasureAsync(BenchOptions options, string folder, Results results, CancellationToken cancellationToken)
    {
        await using var hub = await ServerUnderTest.StartAsync(ServerKind.Hub, options, folder);
        await using var noop = await ServerUnderTest.StartAsync(ServerKind.Noop, options, folder);
        await using var plain = options.HasPlain ? await ServerUnderTest.StartAsync(ServerKind.Plain, options, folder) : null;
        IReadOnlyList<int> callerCounts = options.Callers.Count > 0 ? options.Callers : [64, 256];
        var (byHub, byPlain) = (hub.WarmUp.All, plain?.WarmUp.All ?? 0);
        for (var run = 0; run < options.Runs; run++)
        {
            foreach (var callers in callerCounts)
            {
                results.Add($"noop, {callers} callers", await On(noop, callers));
                var measured = await On(hub, callers);
                byHub += measured.Load.All;
                results.Add($"earn, {callers} callers", measured);
            }

            foreach (var callers in plain is null ? [] : PlainCallers)
            {
                var measured = await On(plain ?? hub, callers);
                byPlain += measured.Load.All;
                results.Add($"plain, {callers} callers", measured);
            }
        }

        Check(results, hub, byHub);
        foreach (var callers in callerCounts)
        {
            results.Ratio($"earn over noop, {callers} callers", $"earn, {callers} callers", $"noop, {callers} callers");
        }

        if (plain is null)
        {
            return;
        }

        Check(results, plain, byPlain);
        var best = PlainCallers.Select(callers => $"plain, {callers} callers").MaxBy(results.Rate) ?? throw new InvalidOperationException("The plain server was measured.");
        results.Ratio($"earn at {callerCounts[0]} callers over plain at 64", $"earn, {callerCounts[0]} callers", "plain, 64 callers");
        results.Ratio($"earn at {callerCounts[0]} callers over plain at its best", $"earn, {callerCounts[0]} callers", best);

        Task<Measured> On(ServerUnderTest server, int callers) =>
            Measure.RunAsync(server, callers, options.Span, Earns.At(server.Coalition.Partners[0], server.Coalition.Members));
    }

    /// <summary>The journal must hold exactly what was acknowledged.</summary>
    private static void Check(Results results, ServerUnderTest server, long acknowledged)
    {
        var there = Earns.Count(server);
        if (there != acknowledged)
        {
            results.Fail($"{server.Kind}: {acknowledged} earns were acknowledged, {there} are there");
        }
    }
}
