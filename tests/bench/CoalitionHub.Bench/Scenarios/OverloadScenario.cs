using CoalitionHub.Bench.Load;
using CoalitionHub.Bench.Reporting;
using CoalitionHub.Bench.Servers;
using CoalitionHub.PartnerSdk;

namespace CoalitionHub.Bench.Scenarios;

/// <summary>Ten times the callers that the hub serves well: what it still gets done, and how soon it is itself again.</summary>
internal sealed class OverloadScenario() : Scenario("overload", "Ten times the callers; those who are told to slow down do, as the hub asks.")
{
    private const int Times = 10;

    /// <summary>Until those who are too many have been told to wait for long enough.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    private long turnedAway;

    protected override async Task MeasureAsync(BenchOptions options, string folder, Results results, CancellationToken cancellationToken)
    {
        await using var hub = await ServerUnderTest.StartAsync(ServerKind.Hub, options, folder);
        var callers = options.Callers.Count > 0 ? options.Callers[0] : 256;
        var acknowledged = hub.WarmUp.All;
        for (var run = 0; run < options.Runs; run++)
        {
            foreach (var (name, count) in new[] { ("normal", callers), ($"{Times} times the callers", callers * Times), ("right after it", callers) })
            {
                turnedAway = 0;
                var warmUp = count == callers ? Measure.WarmUp : Settling;
                var measured = await Measure.RunAsync(hub, count, options.Span, EarnsAt(hub), warmUp);
                acknowledged += measured.Load.All;
                results.Add(name, measured);
                results.Figure($"refusals a second, {name}", Volatile.Read(ref turnedAway) / (warmUp.TotalSeconds + measured.Load.Seconds));
            }
        }

        var crowded = $"{Times} times the callers";
        results.Ratio("rate under overload over the normal one", crowded, "normal");
        results.Ratio("p99 of accepted calls under overload over the normal one", crowded, "normal", run => run.Load.P99);
        results.Ratio("rate right after over the normal one", "right after it", "normal");
        if (Earns.Count(hub) is var there && there != acknowledged)
        {
            results.Fail($"{acknowledged} earns were acknowledged, {there} are there");
        }
    }

    private Call EarnsAt(ServerUnderTest hub) => async (random, _) =>
    {
        try
        {
            await hub.Coalition.Partners[0].Client.Points.EarnAsync(Earns.Request(random, hub.Coalition.Members));
        }
        catch (CoalitionHubException refused) when (refused is { Reason: CoalitionHubReason.QueueFull, RetryDelay: { } delay })
        {
            Interlocked.Increment(ref turnedAway);
            await Task.Delay(delay);
            throw new TurnedAwayException();
        }
    };
}
