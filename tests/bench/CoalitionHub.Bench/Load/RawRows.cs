using System.Data.Common;
using System.Diagnostics;
using CoalitionHub.Hub.Hosting;
using CoalitionHub.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CoalitionHub.Bench.Load;

/// <summary>
/// The raw ceiling: the rows of earns (two transfers, the purchase, the request; on SQLite the reference's hash too) written by one thread
/// with prepared statements, 500 earns a transaction, in the process that has the driver. Nothing is decided, checked or hashed, and no account is written.
/// </summary>
internal static class RawRows
{
    private const int BatchSize = 500;

    private static readonly (string Table, string[] Columns)[] Tables =
    [
        ("transfers",
        [
            "seq", "request_id", "chain_seq", "debit", "credit", "amount", "kind", "phase", "hold_seq", "corrects_seq", "terms_no", "partner_no", "member_no", "source_no",
            "reference_commitment", "purchase_time_micros", "time_micros", "previous_seq", "lot_seq", "lot_issuer_no", "lot_terms_no", "lot_expires_on", "lot_matures_on", "digest",
        ]),
        ("purchases",
        [
            "no", "partner_no", "member_no", "kind", "reference", "reference_salt", "minor_units", "money", "currency_no", "points", "terms_no", "chain_seq", "hold_no",
            "original_no", "returned_minor_units", "returned_points", "released_points", "store", "channel", "purchase_time_micros", "created_micros",
        ]),
        ("requests", ["partner_no", "request_id", "hash", "answer"]),
        ("purchase_references", ["hash", "purchase_no"]),
    ];

    public static async Task<Measured> RunAsync(BenchOptions options, string folder)
    {
        var isPostgres = options.Provider == "Postgres";
        var connectionString = isPostgres
            ? await (await PostgresServer.StartedAsync()).CreateDatabaseAsync("bench_raw")
            : $"Data Source={Path.Combine(folder, $"raw-{Guid.NewGuid():N}.db")}";
        HubStore.Migrate(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Provider"] = options.Provider,
            ["Storage:ConnectionString"] = connectionString,
            ["Coalition:Money"] = "HKD",
        }).Build(), "Bench");
        await using DbConnection connection = isPostgres ? new NpgsqlConnection(connectionString) : new SqliteConnection(connectionString);
        await connection.OpenAsync();
        if (!isPostgres)
        {
            await using var pragma = connection.CreateCommand();
            pragma.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536";
            await pragma.ExecuteNonQueryAsync();
        }

        return Write(connection, options, isPostgres);
    }

    private static Measured Write(DbConnection connection, BenchOptions options, bool isPostgres)
    {
        var cpu = Servers.Machine.CpuSeconds(Environment.ProcessId);
        var database = isPostgres ? Servers.Machine.CpuSecondsOf("postgres") : 0;
        var random = new Random(2);
        var began = Stopwatch.GetTimestamp();
        var earns = 0L;
        var inserts = isPostgres ? null : Tables.Select(table => Prepare(connection, table.Table, table.Columns)).ToArray();
        while (Stopwatch.GetElapsedTime(began) < options.Span)
        {
            using var transaction = connection.BeginTransaction();
            if (inserts is not null)
            {
                for (var count = 0; count < BatchSize; count++)
                {
                    foreach (var (insert, values) in RowsOf(++earns, random, withHash: !isPostgres).Select(row => (inserts[row.Table], row.Values)))
                    {
                        insert.Transaction = transaction;
                        for (var index = 0; index < values.Length; index++)
                        {
                            insert.Parameters[index].Value = values[index];
                        }

                        insert.ExecuteNonQuery();
                    }
                }
            }
            else
            {
                using var batch = connection.CreateBatch();
                batch.Transaction = transaction;
                for (var count = 0; count < BatchSize; count++)
                {
                    foreach (var row in RowsOf(++earns, random, withHash: !isPostgres))
                    {
                        batch.BatchCommands.Add(CommandOf(row.Table, row.Values));
                    }
                }

                batch.Prepare();
                batch.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var load = new LoadResult(earns, earns, 0, null, seconds, 0, 0);
        return new Measured(load, 0, isPostgres ? Servers.Machine.CpuSecondsOf("postgres") - database : 0, Servers.Machine.CpuSeconds(Environment.ProcessId) - cpu, 0, 0);
    }

    private static IEnumerable<(int Table, object[] Values)> RowsOf(long earn, Random random, bool withHash)
    {
        var id = Guid.CreateVersion7();
        var now = 1_767_225_600_000_000L + earn;
        var (commitment, salt, hash, answer) = (Bytes(random, 16), Bytes(random, 16), Bytes(random, 32), Bytes(random, 140));
        yield return (0, Transfer(earn * 2 - 1, 1, earn));
        yield return (0, Transfer(earn * 2, 2, 0));
        yield return (1, [earn, 1, random.Next(10_000), (short)1, Convert.ToHexString(commitment), salt, 12_345L, "HKD", 1, 123L, 1, earn * 2 - 1, 0L, 0L, 0L, 0L, 0L, "0042", (short)1, now, now]);
        yield return (2, [1, id, hash, answer]);
        if (withHash)
        {
            yield return (3, [random.NextInt64(long.MinValue, long.MaxValue), earn]);
        }

        object[] Transfer(long seq, short kind, long previous) =>
            [seq, id, earn * 2 - 1, 1L << 57, 1L << 58, 123L, kind, (short)0, 0L, 0L, 1, 1, (long)random.Next(10_000), earn, commitment, now, now, previous, seq, 1, 1, 20_000, 0, random.NextInt64()];
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static NpgsqlBatchCommand CommandOf(int table, object[] values)
    {
        var command = new NpgsqlBatchCommand(Sql(Tables[table].Table, Tables[table].Columns, index => $"${index + 1}"));
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    private static DbCommand Prepare(DbConnection connection, string table, string[] columns)
    {
        var command = connection.CreateCommand();
        command.CommandText = Sql(table, columns, index => $"@p{index}");
        for (var index = 0; index < columns.Length; index++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{index}";
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static string Sql(string table, string[] columns, Func<int, string> place) =>
        $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, index) => place(index)))})";
}
