using CoalitionHub.Hub.Storage.Rows;

namespace CoalitionHub.Hub.Storage.Sqlite;

/// <summary>The statements that write one row.</summary>
internal static class SqliteText
{
    /// <summary>What an erased member's purchase loses; ?1 is its number.</summary>
    public const string ClearPurchase = "UPDATE purchases SET store = '', channel = 0, reference_salt = x'' WHERE no = ?1";

    /// <summary>And its lines.</summary>
    public const string ClearPurchaseLines = "DELETE FROM purchase_lines WHERE purchase_no = ?1";

    public static string Insert(string table, IReadOnlyList<Column> columns) =>
        $"INSERT INTO {Quoted(table)} ({Names(columns)}) VALUES ({string.Join(", ", columns.Select((_, index) => $"?{index + 1}"))})";

    public static string Upsert(string table, IReadOnlyList<Column> columns)
    {
        var values = columns.Where(column => !column.IsKey).Select(column => $"{Quoted(column.Name)} = excluded.{Quoted(column.Name)}");
        return $"{Insert(table, columns)} ON CONFLICT ({Names(columns.Where(column => column.IsKey))}) DO UPDATE SET {string.Join(", ", values)}";
    }

    public static string Delete(string table, IReadOnlyList<Column> columns)
    {
        var keys = columns.Where(column => column.IsKey).Select((column, index) => $"{Quoted(column.Name)} = ?{index + 1}");
        return $"DELETE FROM {Quoted(table)} WHERE {string.Join(" AND ", keys)}";
    }

    public static string Names(IEnumerable<Column> columns) => string.Join(", ", columns.Select(column => Quoted(column.Name)));

    private static string Quoted(string name) => $"\"{name}\"";
}
