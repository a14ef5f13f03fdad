using CoalitionHub.Hub.Storage.Rows;
using CoalitionHub.Hub.Storage.Setup;

namespace CoalitionHub.Hub.Storage.Postgres;

/// <summary>The statements that write many rows; each parameter is an array, one element a row.</summary>
internal static class PostgresText
{
    /// <summary>
    /// Moves the head and renews the lease. When the head isn't where it should be, no row is moved, and the division by their
    /// number aborts the whole batch, which is sent in one go.
    /// </summary>
    public static readonly string MoveHead = $"""
        WITH moved AS (
            UPDATE journal_head SET seq = $1, version = $2, hash = $3, time_micros = $4, rows_seq = $5,
                lease_until_micros = {HeadTable.NowMicros(StorageProvider.Postgres)} + $6
            WHERE id = 1 AND seq = $7 AND version = $8 AND epoch = $9 RETURNING 1)
        SELECT 1 / count(*) FROM moved
        """;

    /// <summary>Ends the sessions of this name; which a role may do to its own.</summary>
    public const string EndSessions = """
        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = {0} AND pid <> pg_backend_pid()
        """;

    /// <summary>What erased members' purchases lose; $1 are their numbers.</summary>
    public const string ClearPurchases = """UPDATE purchases SET store = '', channel = 0, reference_salt = '\x' WHERE "no" = ANY($1)""";

    /// <summary>And their lines.</summary>
    public const string ClearPurchaseLines = "DELETE FROM purchase_lines WHERE purchase_no = ANY($1)";

    public static string Insert(string table, IReadOnlyCollection<Column> columns) =>
        $"INSERT INTO {Quoted(table)} ({Names(columns)}) SELECT * FROM unnest({Arrays(columns)})";

    public static string Upsert(string table, IReadOnlyCollection<Column> columns)
    {
        var values = columns.Where(column => !column.IsKey).Select(column => $"{Quoted(column.Name)} = excluded.{Quoted(column.Name)}");
        return $"{Insert(table, columns)} ON CONFLICT ({Names(columns.Where(column => column.IsKey))}) DO UPDATE SET {string.Join(", ", values)}";
    }

    public static string Delete(string table, IReadOnlyCollection<Column> keys) =>
        $"DELETE FROM {Quoted(table)} WHERE ({Names(keys)}) IN (SELECT * FROM unnest({Arrays(keys)}))";

    public static string Names(IEnumerable<Column> columns) => string.Join(", ", columns.Select(column => Quoted(column.Name)));

    private static string Arrays(IEnumerable<Column> columns) =>
        string.Join(", ", columns.Select((column, index) => $"${index + 1}::{PostgresArrays.TypeName(column)}[]"));

    private static string Quoted(string name) => $"\"{name}\"";
}
