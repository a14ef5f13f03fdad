using System.Globalization;
using CoalitionHub.Core.Exchanges;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace CoalitionHub.Core.Tests.Exchanges.Simulation;

/// <summary>
/// Random schedules of exchanges with brands that keep their own points. To play one again that failed:
/// <c>COALITIONHUB_SIMULATION_SEED=123 dotnet test … --filter SimulationTests</c>; its steps are printed.
/// COALITIONHUB_SIMULATION_SCHEDULES says how many are played.
/// </summary>
public sealed class SimulationTests(ITestOutputHelper output)
{
    private const string SeedVariable = "COALITIONHUB_SIMULATION_SEED";
    private const string CountVariable = "COALITIONHUB_SIMULATION_SCHEDULES";
    private const int Schedules = 10_000;
    private const int FirstSeed = 1;

    [Fact]
    public void Whatever_gets_lost_or_dies_every_exchange_comes_to_rest_and_nobody_has_lost_or_gained_a_point()
    {
        if (Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } seed)
        {
            new Schedule(int.Parse(seed, CultureInfo.InvariantCulture), new Moves(), output.WriteLine).Play();
            return;
        }

        var count = Environment.GetEnvironmentVariable(CountVariable) is { Length: > 0 } number ? int.Parse(number, CultureInfo.InvariantCulture) : Schedules;
        var (coverage, failure) = Run(new Moves(), count);

        output.WriteLine($"{count} schedules");
        output.WriteLine(coverage.ToString());
        failure.ShouldBeNull();
        coverage.Missing.ShouldBeEmpty();
    }

    [Fact]
    public void A_time_out_that_releases_twice_is_caught() => Run(new ReleasesTwice(), 2_000).Failure.ShouldNotBeNull();

    [Fact]
    public void An_answer_that_comes_twice_and_credits_twice_is_caught() => Run(new CreditsTwice(), 2_000).Failure.ShouldNotBeNull();

    [Fact]
    public void A_late_answer_that_overwrites_is_caught() => Run(new Overwrites(), 2_000).Failure.ShouldNotBeNull();

    [Fact]
    public void A_seed_plays_the_same_schedule_again()
    {
        List<string> first = [], second = [];

        new Schedule(7, new Moves(), first.Add).Play();
        new Schedule(7, new Moves(), second.Add).Play();

        first.Count.ShouldBeGreaterThan(10);
        second.ShouldBe(first);
    }

    /// <summary>Plays schedules until one fails.</summary>
    private static (Coverage Coverage, string? Failure) Run(Moves moves, int count)
    {
        var coverage = new Coverage();
        string? failure = null;
        Parallel.ForEach(Enumerable.Range(FirstSeed, count), (seed, loop) =>
        {
            var schedule = new Schedule(seed, moves);
            try
            {
                schedule.Play();
            }
            catch (Exception wrong) when (wrong is InvalidOperationException or OverflowException or ArgumentException or KeyNotFoundException)
            {
                Interlocked.CompareExchange(ref failure, $"{SeedVariable}={seed} plays it again: {wrong}", null);
                loop.Stop();
            }

            lock (coverage)
            {
                coverage.Add(schedule.Coverage);
            }
        });
        return (coverage, failure);
    }
}
