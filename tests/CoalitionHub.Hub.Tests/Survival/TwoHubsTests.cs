using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Testing;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>Two hub processes on one database, both under load: one writes, the other relays, and either may fail.</summary>
public sealed class TwoHubsTests
{
    /// <summary>How long a till waits at one process before it asks the other.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    [PostgresFact]
    public async Task A_paused_hub_does_not_stop_the_other_and_goes_on_as_a_relay()
    {
        await using var fleet = await HubFleet.StartAsync(Store.Postgres, 2);
        var shop = await Shop.OpenAsync(fleet, 12);
        var load = Load.Start(shop, Patience);
        await load.ProgressAsync(200);

        // The one that relays: the writer serves on.
        var writer = fleet.Writer;
        var relay = 1 - writer;
        fleet[relay].Pause();
        await load.ProgressAsync(100);
        fleet[relay].Resume();
        await load.ProgressAsync(50);
        fleet.Writer.ShouldBe(writer);

        // The one that writes: the other takes over, and what the former still has in hand is not written.
        fleet[writer].Pause();
        var late = Till.Earn(shop.Members[0], 0);
        using var atPaused = shop.At(writer).EarnAsync(late);
        await load.ProgressAsync(100);
        fleet.Writer.ShouldBe(relay);
        var answer = await new Line(shop, Patience).Ask(relay, (hub, options) => hub.EarnAsync(late, options));
        fleet[writer].Resume();
        (await AnswerOrUnavailable(atPaused)).ShouldBeOneOf(answer, null);
        await load.ProgressAsync(100);
        fleet.Writer.ShouldBe(relay);

        await load.StopAsync();
        await shop.ShouldHoldExactly(load);
        fleet[writer].Log.ShouldContain("no longer writes");
    }

    [PostgresFact]
    public async Task When_the_writer_is_killed_the_other_takes_over()
    {
        await using var fleet = await HubFleet.StartAsync(Store.Postgres, 2);
        var shop = await Shop.OpenAsync(fleet, 12);
        var load = Load.Start(shop, Patience);
        for (var round = 0; round < 2; round++)
        {
            await load.ProgressAsync(100);
            var writer = fleet.Writer;
            await fleet[writer].KillAsync();
            await load.ProgressAsync(100);
            fleet.Writer.ShouldBe(1 - writer);
            await fleet.StartAsync(writer);
        }

        await load.ProgressAsync(50);
        await load.StopAsync();
        await shop.ShouldHoldExactly(load);
    }

    [PostgresFact]
    public async Task When_the_writer_ends_in_order_the_other_takes_over()
    {
        await using var fleet = await HubFleet.StartAsync(Store.Postgres, 2);
        var shop = await Shop.OpenAsync(fleet, 12);
        var load = Load.Start(shop, Patience);
        await load.ProgressAsync(100);

        var writer = fleet.Writer;
        (await fleet[writer].StopAsync()).ShouldBe(0, fleet[writer].Log);
        await load.ProgressAsync(100);
        fleet.Writer.ShouldBe(1 - writer);
        await fleet.StartAsync(writer);
        (await fleet[writer].StopAsync()).ShouldBe(0, fleet[writer].Log);
        await fleet.StartAsync(writer);

        await load.ProgressAsync(50);
        await load.StopAsync();
        await shop.ShouldHoldExactly(load);
    }

    /// <summary>Null when the caller was told to send again.</summary>
    private static async Task<EarnResponse?> AnswerOrUnavailable(AsyncUnaryCall<EarnResponse> call)
    {
        try
        {
            return await call;
        }
        catch (RpcException refusal) when (refusal.StatusCode is StatusCode.Unavailable or StatusCode.Aborted)
        {
            return null;
        }
    }
}
