using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>Three hub processes on one database under load, of which now this, now that one writes.</summary>
public sealed class ThreeHubsTests
{
    /// <summary>How long a till waits at one process before it asks the next.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    [PostgresFact]
    [Trait("Length", "Long")]
    public async Task The_writer_is_killed_and_the_next_one_paused_and_resumed()
    {
        await using var fleet = await HubFleet.StartAsync(Store.Postgres, 3);
        var shop = await Shop.OpenAsync(fleet, 15);
        var load = Load.Start(shop, Patience);
        await load.ProgressAsync(150);

        var first = fleet.Writer;
        await fleet[first].KillAsync();
        await load.ProgressAsync(150);
        var second = fleet.Writer;
        second.ShouldNotBe(first);

        // One is dead and one asleep: the last one serves alone.
        fleet[second].Pause();
        await load.ProgressAsync(150);
        var third = fleet.Writer;
        third.ShouldBe(3 - first - second);

        fleet[second].Resume();
        await fleet.StartAsync(first);
        await load.ProgressAsync(150);
        fleet.Writer.ShouldBe(third);
        fleet[second].Log.ShouldContain("no longer writes");

        await load.StopAsync();
        await shop.ShouldHoldExactly(load);
    }
}
