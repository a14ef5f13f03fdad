using CoalitionHub.Hub.Ledger;
using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Ledger;

public sealed class RefusalPaceTests
{
    private readonly ManualTimeProvider clock = new();
    private readonly RefusalPace pace;

    public RefusalPaceTests() => pace = new RefusalPace(clock);

    [Fact]
    public void A_few_that_are_turned_away_come_again_soon() =>
        Turned(away: 100, every: TimeSpan.FromMilliseconds(10)).ShouldBeInRange(RefusalPace.Shortest * 0.75, RefusalPace.Shortest * 1.25);

    [Fact]
    public void However_many_callers_there_are_about_a_thousand_a_second_are_turned_away_in_the_end()
    {
        const int Callers = 20_000;
        var next = Enumerable.Range(0, Callers).Select(caller => TimeSpan.FromSeconds(caller / (double)Callers)).ToArray();
        var refused = 0;
        for (var now = TimeSpan.Zero; now < TimeSpan.FromSeconds(60); now += TimeSpan.FromMilliseconds(10))
        {
            clock.Advance(TimeSpan.FromMilliseconds(10));
            for (var caller = 0; caller < Callers; caller++)
            {
                if (next[caller] <= now)
                {
                    next[caller] = now + pace.Next();
                    refused += now >= TimeSpan.FromSeconds(30) ? 1 : 0;
                }
            }
        }

        (refused / 30.0).ShouldBeInRange(RefusalPace.MostPerSecond / 2, Callers / RefusalPace.Longest.TotalSeconds * 1.5);
    }

    [Fact]
    public void After_a_quiet_time_nobody_pays_for_the_flood_before_it()
    {
        Turned(away: 50_000, every: TimeSpan.FromTicks(500)).ShouldBeGreaterThan(RefusalPace.Shortest * 2);

        clock.Advance(RefusalPace.Longest * 2);

        pace.Next().ShouldBeLessThanOrEqualTo(RefusalPace.Shortest * 1.25);
    }

    /// <summary>Turns so many away, and says what the last was told.</summary>
    private TimeSpan Turned(int away, TimeSpan every)
    {
        var last = TimeSpan.Zero;
        for (var count = 0; count < away; count++)
        {
            clock.Advance(every);
            last = pace.Next();
        }

        return last;
    }
}
