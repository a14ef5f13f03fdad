using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>The database goes away under load and comes back; nobody tells the hub.</summary>
public sealed class DatabaseGoneTests
{
    /// <summary>Longer than any call may be left without an answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    /// <summary>All that a caller may be told instead of an answer: send again.</summary>
    private static readonly string[] SendAgain = ["STORE_UNAVAILABLE", "NOT_WRITER", "WRITER_CHANGED"];

    [PostgresFact]
    public async Task While_the_database_is_away_callers_are_told_to_send_again_and_then_the_hub_goes_on()
    {
        var server = await PostgresServer.StartAnotherAsync();
        await using var fleet = await HubFleet.StartAsync(Store.Postgres, 1, server);
        var shop = await Shop.OpenAsync(fleet, 12);
        var load = Load.Start(shop, Patience);
        for (var round = 0; round < 2; round++)
        {
            await load.ProgressAsync(100);
            var before = load.Setbacks.Values.Sum();
            await server.StopImmediatelyAsync();
            await load.UntilAsync(() => load.Setbacks.Values.Sum() >= before + load.Tills.Count, "every till was told to send again");
            await server.StartAgainAsync();
        }

        await load.ProgressAsync(100);
        await load.StopAsync();
        load.Setbacks.Keys.ShouldBeSubsetOf(SendAgain);

        // Our own connections to the server's former life; the hub has dealt with its own.
        await using var former = new NpgsqlConnection(fleet.Configuration["Storage:ConnectionString"]);
        NpgsqlConnection.ClearPool(former);
        await shop.ShouldHoldExactly(load);
        await server.StopImmediatelyAsync();
    }

    [PostgresFact]
    public async Task Connections_that_are_cut_in_the_middle_of_commits_cost_nothing_and_double_nothing()
    {
        await using var fleet = await HubFleet.StartAsync(Store.Postgres, 1);
        var shop = await Shop.OpenAsync(fleet, 12);
        var load = Load.Start(shop, Patience);
        for (var cut = 0; cut < 10; cut++)
        {
            await load.ProgressAsync(Random.Shared.Next(20, 60));
            await using var connection = new NpgsqlConnection(fleet.Configuration["Storage:ConnectionString"]);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'coalition-hub writer%'", connection);
            await command.ExecuteNonQueryAsync();
        }

        await load.ProgressAsync(50);
        await load.StopAsync();
        load.Setbacks.Keys.ShouldBeSubsetOf(SendAgain);
        await shop.ShouldHoldExactly(load);
    }
}
