using System.Globalization;
using CoalitionHub.Hub.Tests.Fixture;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>
/// A hub process kills itself at a named point of a commit, again and again; the tills send again what was not answered. Twice at each
/// point, or a third of what COALITIONHUB_KILLS says.
/// </summary>
public sealed class NamedKillTests
{
    private const int Killed = 128 + 9;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly int Kills = (int.Parse(Environment.GetEnvironmentVariable("COALITIONHUB_KILLS") ?? "5", CultureInfo.InvariantCulture) + 2) / 3;

    public static TheoryData<Store, string> Points
    {
        get
        {
            var points = new TheoryData<Store, string>();
            foreach (var store in SharedHubs.Stores)
            {
                points.Add(store, "BeforeCommit");
                points.Add(store, "WhileCommitting");
                points.Add(store, "BeforeAnswer");
            }

            return points;
        }
    }

    [Theory]
    [MemberData(nameof(Points))]
    public async Task A_hub_killed_at_this_point_of_a_commit_has_every_answered_call_once(Store store, string point)
    {
        await using var fleet = await HubFleet.StartAsync(store, 1);
        var shop = await Shop.OpenAsync(fleet, 12);
        await fleet[0].KillAsync();
        var load = Load.Start(shop, Patience);

        for (var kill = 0; kill < Kills; kill++)
        {
            var exitCode = await fleet.RunAsync(0, launch => launch with
            {
                Program = ("tests/CoalitionHub.KillableHub", "CoalitionHub.KillableHub.dll"),
                Settings = new Dictionary<string, string>(launch.Settings)
                {
                    ["Kill:Point"] = point,
                    ["Kill:Commits"] = Random.Shared.Next(20, 120).ToString(CultureInfo.InvariantCulture),
                },
            });
            exitCode.ShouldBe(Killed, fleet[0].Log);
        }

        await fleet.StartAsync(0);
        await load.ProgressAsync(50);
        await load.StopAsync();
        await shop.ShouldHoldExactly(load);
    }
}
