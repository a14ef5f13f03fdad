using CoalitionHub.Hub.Tests.Fixture;
using Grpc.Core;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>The disk under an SQLite store fills up under load, and space is made; nobody tells the hub.</summary>
public sealed class DiskFullTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    /// <summary>All that a caller may be told instead of an answer: send again.</summary>
    private static readonly string[] SendAgain = ["STORE_UNAVAILABLE", "NOT_WRITER", "WRITER_CHANGED"];

    [SmallDiskFact]
    [Trait("Length", "Long")]
    public async Task On_a_full_disk_callers_are_told_to_send_again_and_when_there_is_space_the_hub_goes_on()
    {
        using var disk = SmallDisk.Mount(megabytes: 128);
        await using var fleet = await HubFleet.StartAsync(Store.Sqlite, 1, sqliteFile: disk.File("hub.db"));
        var shop = await Shop.OpenAsync(fleet, 12);
        var load = Load.Start(shop, Patience);
        for (var round = 0; round < 2; round++)
        {
            await load.ProgressAsync(100);
            disk.LeaveFree(megabytes: 2);
            var before = load.Setbacks.Values.Sum();
            await load.UntilAsync(() => load.Setbacks.Values.Sum() >= before + load.Tills.Count, "the disk was full and every till was told to send again");

            var refused = await Should.ThrowAsync<RpcException>(() => UntilRefused(shop));
            refused.StatusCode.ShouldBe(StatusCode.Unavailable);
            Refusals.ReasonOf(refused).ShouldBeOneOf(SendAgain);
            disk.Free();
        }

        await load.ProgressAsync(100);
        await load.StopAsync();
        load.Setbacks.Keys.ShouldBeSubsetOf(SendAgain);
        load.Setbacks.Keys.ShouldContain("STORE_UNAVAILABLE");
        await shop.ShouldHoldExactly(load);
    }

    // A purchase of nothing: it leaves no transfer, so it may be carried out without anybody counting it.
    private static async Task UntilRefused(Shop shop)
    {
        while (true)
        {
            await shop.At(0).EarnAsync(Till.Earn(shop.Members[0], 0));
        }
    }
}

/// <summary>A test that fills a file system of its own; skipped, saying so, where none can be mounted.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    public SmallDiskFactAttribute() => Skip = SmallDisk.Missing;
}
