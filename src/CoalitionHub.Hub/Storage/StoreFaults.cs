using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace CoalitionHub.Hub.Storage;

/// <summary>Tells a database that is away from a fault of the hub's own.</summary>
internal static class StoreFaults
{
    // SQLSTATE 08: connection exception. 57P: the server was stopped, has crashed, or is starting.
    private const string ConnectionClass = "08";
    private const string InterventionClass = "57P";

    // SQLite's result codes: its file is busy or locked, the disk gives errors or is full, the file can't be opened.
    private static readonly int[] SqliteAway = [5, 6, 10, 13, 14];

    /// <summary>True when the database can't be reached at the moment. EF Core wraps what the driver says.</summary>
    public static bool IsStoreAway(Exception? exception) => exception switch
    {
        null => false,
        SqliteException sqlite when SqliteAway.Contains(sqlite.SqliteErrorCode) => true,
        DbException { IsTransient: true } => true,
        DbException { SqlState: { } state } when state.StartsWith(ConnectionClass, StringComparison.Ordinal) || state.StartsWith(InterventionClass, StringComparison.Ordinal) => true,
        _ => IsStoreAway(exception.InnerException),
    };
}
