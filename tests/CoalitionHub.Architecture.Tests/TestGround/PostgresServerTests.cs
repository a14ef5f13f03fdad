using CoalitionHub.Testing;
using Npgsql;
using Shouldly;
using Xunit;

namespace CoalitionHub.Architecture.Tests.TestGround;

public sealed class PostgresServerTests
{
    [PostgresFact]
    public async Task It_writes_durably_as_in_production()
    {
        PostgresServer server = await PostgresServer.StartedAsync();
        string database = await server.CreateDatabaseAsync("durable");

        (await AskAsync(database, "SHOW fsync")).ShouldBe("on");
        (await AskAsync(database, "SHOW synchronous_commit")).ShouldBe("on");
        (await AskAsync(database, "SHOW full_page_writes")).ShouldBe("on");
    }

    [PostgresFact]
    public async Task Copies_of_a_prepared_database_know_nothing_of_each_other()
    {
        PostgresServer server = await PostgresServer.StartedAsync();
        int prepared = 0;
        async Task PrepareAsync(string database)
        {
            prepared++;
            await AskAsync(database, "CREATE TABLE purchases (no bigint)");
        }

        string first = await server.CopyDatabaseAsync("copy", "purchases", PrepareAsync);
        string second = await server.CopyDatabaseAsync("copy", "purchases", PrepareAsync);
        await AskAsync(first, "INSERT INTO purchases VALUES (1)");

        prepared.ShouldBe(1);
        (await AskAsync(first, "SELECT count(*) FROM purchases")).ShouldBe(1L);
        (await AskAsync(second, "SELECT count(*) FROM purchases")).ShouldBe(0L);
    }

    private static async Task<object?> AskAsync(string database, string sql)
    {
        await using NpgsqlConnection connection = new(database);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
