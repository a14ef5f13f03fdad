using System.Globalization;
using CoalitionHub.Hub.Tests.Fixture;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Model;

/// <summary>
/// Random sequences of every kind of call, against the real store and against an independent reference model. Two variables make
/// longer runs: COALITIONHUB_MODEL_SEED, and COALITIONHUB_MODEL_STEPS. Without the first, one of the seeds is today's date.
/// </summary>
public sealed class ModelTests
{
    private const int UsualSteps = 180;
    private const int RestartEvery = 90;

    public static TheoryData<Store, int> Runs()
    {
        var runs = new TheoryData<Store, int>();
        var ownSeed = Environment.GetEnvironmentVariable("COALITIONHUB_MODEL_SEED");
        int[] seeds = ownSeed is null ? [1, 2, Today()] : [int.Parse(ownSeed, CultureInfo.InvariantCulture)];
        foreach (Store store in SharedHubs.Stores.SelectMany<object[], object>(row => row))
        {
            foreach (var seed in seeds)
            {
                runs.Add(store, seed);
            }
        }

        return runs;
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public async Task The_hub_does_to_the_last_point_what_the_reference_model_says(Store store, int seed)
    {
        var steps = Environment.GetEnvironmentVariable("COALITIONHUB_MODEL_STEPS") is { } said ? int.Parse(said, CultureInfo.InvariantCulture) : UsualSteps;
        await using var hub = await TestHub.StartAsync(store);
        var run = new RandomRun(await ModelCoalition.FoundAsync(hub), seed);

        await run.Take(steps, RestartEvery);

        hub.Verify().ShouldBeEmpty();
    }

    private static int Today() => int.Parse(DateTime.UtcNow.ToString("yyyyMMdd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
