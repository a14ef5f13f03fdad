using CoalitionHub.Hub.Storage.Rows;
using CoalitionHub.Hub.Storage.Setup;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace CoalitionHub.Hub.Storage.Postgres;

/// <summary>
/// The one connection that writes. A batch is sent in one round trip, which is one transaction: it begins by moving the head, so
/// a writer that was replaced fails at once, and one that is paused in the middle holds nothing open.
/// </summary>
internal sealed class PostgresWriter : IDisposable
{
    /// <summary>The server gives up before the client does, so that the client learns why.</summary>
    private const int ClientPatienceSeconds = 5;

    private readonly BatchRows rows;
    private readonly IReadOnlyList<IPostgresTable> tables;
    private readonly HashSet<string> repeatable;
    private readonly NpgsqlBatch sent;

    public PostgresWriter(StorageOptions options, IModel model, BatchRows rows, string owner)
    {
        this.rows = rows;
        tables = TableMaker.Make(model, rows);
        repeatable = [.. tables.Where((_, index) => rows.MayRepeat(rows.All[index])).Select(table => table.Name)];
        Connection = Open(options, SessionOf(owner));
        sent = new NpgsqlBatch(Connection) { Timeout = options.CommandTimeoutSeconds + ClientPatienceSeconds };
    }

    public NpgsqlConnection Connection { get; }

    public CommitResult Commit(Batch batch, TimeSpan leaseLength)
    {
        sent.BatchCommands.Clear();
        sent.BatchCommands.Add(MoveHead(batch, leaseLength));
        foreach (var table in tables)
        {
            table.AddTo(sent);
        }

        if (rows.ClearedPurchases.Count > 0)
        {
            sent.BatchCommands.Add(Of(PostgresText.ClearPurchases, rows.ClearedPurchases));
            sent.BatchCommands.Add(Of(PostgresText.ClearPurchaseLines, rows.ClearedPurchases));
        }

        try
        {
            sent.ExecuteNonQuery();
            return CommitResult.Committed;
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.DivisionByZero)
        {
            return CommitResult.Fenced;
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.UniqueViolation && repeatable.Contains(failure.TableName ?? ""))
        {
            return CommitResult.Duplicate;
        }
    }

    public void Dispose()
    {
        sent.Dispose();
        Connection.Dispose();
    }

    /// <summary>The name of a writer's session, by which another process finds it; a server keeps 63 letters of it.</summary>
    public static string SessionOf(string owner) => $"coalition-hub writer {owner.Split('/')[^1]}";

    private static NpgsqlConnection Open(StorageOptions options, string session)
    {
        var settings = new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            Pooling = false,
            MaxAutoPrepare = 128,
            AutoPrepareMinUsages = 2,
            CommandTimeout = options.CommandTimeoutSeconds + ClientPatienceSeconds,
            ApplicationName = session,
        };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"""
                SELECT set_config('statement_timeout', '{options.CommandTimeoutSeconds}s', false),
                    set_config('idle_in_transaction_session_timeout', '{options.CommandTimeoutSeconds}s', false);
                SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'
                """;
            command.ExecuteNonQuery();
            return connection;
        }
        catch (NpgsqlException)
        {
            connection.Dispose();
            throw;
        }
    }

    private static NpgsqlBatchCommand Of(string text, IReadOnlyList<long> nos) =>
        new(text) { Parameters = { new NpgsqlParameter<long[]> { TypedValue = [.. nos] } } };

    private static NpgsqlBatchCommand MoveHead(Batch batch, TimeSpan leaseLength) => new(PostgresText.MoveHead)
    {
        Parameters =
        {
            new NpgsqlParameter<long> { TypedValue = batch.After.Seq },
            new NpgsqlParameter<long> { TypedValue = batch.VersionAfter },
            new NpgsqlParameter<byte[]> { TypedValue = batch.After.Hash.ToArray() },
            new NpgsqlParameter<long> { TypedValue = batch.After.TimeMicros },
            new NpgsqlParameter<long> { TypedValue = batch.RowsSeq },
            new NpgsqlParameter<long> { TypedValue = HeadTable.Micros(leaseLength) },
            new NpgsqlParameter<long> { TypedValue = batch.Before.Seq },
            new NpgsqlParameter<long> { TypedValue = batch.VersionAfter - 1 },
            new NpgsqlParameter<long> { TypedValue = batch.Epoch },
        },
    };

    private sealed class TableMaker(IModel model) : IRowChangesVisitor
    {
        private readonly List<IPostgresTable> made = [];

        public static IReadOnlyList<IPostgresTable> Make(IModel model, BatchRows rows)
        {
            var maker = new TableMaker(model);
            foreach (var changes in rows.All)
            {
                changes.Accept(maker);
            }

            return maker.made;
        }

        public void Visit<TRow>(RowChanges<TRow> changes)
            where TRow : class =>
            made.Add(new PostgresTable<TRow>(model, changes));
    }
}
