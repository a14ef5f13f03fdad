using System.Globalization;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Points.V1;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>
/// A hub process is killed in the middle of its work, again and again; the tills send again what was not answered. Five kills,
/// or as many as COALITIONHUB_KILLS says.
/// </summary>
public sealed class KillTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("COALITIONHUB_KILLS") ?? "5", CultureInfo.InvariantCulture);

    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task After_kills_in_the_middle_of_work_every_answered_call_is_there_once(Store store)
    {
        await using var fleet = await HubFleet.StartAsync(store, 1);
        var shop = await Shop.OpenAsync(fleet, 12);
        var load = Load.Start(shop, Patience);

        for (var kill = 0; kill < Kills; kill++)
        {
            await load.ProgressAsync(Random.Shared.Next(20, 200));
            await Task.Delay(Random.Shared.Next(20));
            await fleet[0].KillAsync();
            await fleet.StartAsync(0);
        }

        await load.ProgressAsync(50);
        await load.StopAsync();
        await shop.ShouldHoldExactly(load);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_hub_that_is_told_to_end_in_the_middle_of_work_answers_what_it_took(Store store)
    {
        await using var fleet = await HubFleet.StartAsync(store, 1);
        var shop = await Shop.OpenAsync(fleet, 12);
        var load = Load.Start(shop, Patience);
        using var events = shop.At(0).StreamEvents(new StreamEventsRequest { Follow = true });
        await load.ProgressAsync(100);
        (await events.ResponseStream.MoveNext()).ShouldBeTrue();
        using var unread = shop.At(0).StreamEvents(new StreamEventsRequest { Follow = true });
        var reading = ReadToEnd(events);

        (await fleet[0].StopAsync()).ShouldBe(0, fleet[0].Log);
        fleet.Verify().Findings.ShouldBeEmpty();
        (await reading).ShouldBe(StatusCode.Unavailable);
        await fleet.StartAsync(0);

        await load.ProgressAsync(50);
        await load.StopAsync();
        await shop.ShouldHoldExactly(load);
    }

    private static async Task<StatusCode> ReadToEnd(AsyncServerStreamingCall<StreamEventsResponse> events)
    {
        try
        {
            while (await events.ResponseStream.MoveNext())
            {
            }

            return StatusCode.OK;
        }
        catch (RpcException ended)
        {
            return ended.StatusCode;
        }
    }
}
