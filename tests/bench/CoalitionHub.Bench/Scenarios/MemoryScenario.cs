using System.Globalization;
using CoalitionHub.Bench.Load;
using CoalitionHub.Bench.Reporting;
using CoalitionHub.Bench.Servers;
using Spectre.Console;

namespace CoalitionHub.Bench.Scenarios;

/// <summary>A million earns: whether the hub's memory stays flat.</summary>
internal sealed class MemoryScenario() : Scenario("memory", "The hub's memory over a million earns, 256 callers; take --members 100000.")
{
    private const long Target = 1_000_000;
    private const long Step = 100_000;

    protected override async Task MeasureAsync(BenchOptions options, string folder, Results results, CancellationToken cancellationToken)
    {
        await using var hub = await ServerUnderTest.StartAsync(ServerKind.Hub, options, folder);
        var callers = options.Callers.Count > 0 ? options.Callers[0] : 256;
        var (earned, next) = (hub.WarmUp.All, Step);
        while (earned < Target)
        {
            var measured = await Measure.RunAsync(hub, callers, options.Span, Earns.At(hub.Coalition.Partners[0], hub.Coalition.Members));
            earned += measured.Load.All;
            results.Add($"earn, {callers} callers", measured);
            if (earned >= next)
            {
                results.Figure($"MB after {next / Step}00,000 earns", measured.MegabytesNow);
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{earned:n0} earns: {measured.MegabytesNow:n0} MB, peak {measured.MegabytesPeak:n0} MB");
                next = (earned / Step + 1) * Step;
            }
        }

        if (Earns.Count(hub) is var there && there != earned)
        {
            results.Fail($"{earned} earns were acknowledged, {there} are there");
        }
    }
}
