using CoalitionHub.Hub.Cli;
using CoalitionHub.Testing;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>A hub is told to end while something holds it up.</summary>
public sealed class LastWordTests
{
    [Fact]
    public async Task A_hub_whose_database_hangs_at_the_end_is_cut_off_and_starts_again()
    {
        using var folder = new TempFolder();
        var launch = HubLaunch.OnSqlite(folder.File("hub.db")) with
        {
            Settings = new Dictionary<string, string> { ["Coalition:Money"] = "HKD", ["Cluster:DrainSeconds"] = "1" },
        };
        (await HubProcess.RunAsync(launch, "migrate")).ExitCode.ShouldBe(ExitCode.Done);
        await using var hub = await HubProcess.StartAsync(launch);

        // Nobody else may write now; the hub would wait three times as long as it may take to end.
        await using (var other = new SqliteConnection(launch.ConnectionString + ";Pooling=False"))
        {
            await other.OpenAsync();
            await using var begin = other.CreateCommand();
            begin.CommandText = "BEGIN IMMEDIATE";
            await begin.ExecuteNonQueryAsync();

            (await hub.StopAsync()).ShouldBe(ExitCode.CutOff, hub.Log);
        }

        hub.Log.ShouldContain("has not ended");
        await using var again = await HubProcess.StartAsync(launch);
        (await again.StopAsync()).ShouldBe(ExitCode.Done, again.Log);
    }
}
