using CoalitionHub.Hub.Storage.Setup;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoalitionHub.Hub.Storage.Sqlite;

/// <summary>
/// A connection of a store's own, opened past ADO.NET and used by one thread, so that SQLite needs no lock of its own at every
/// call. Durable: a write-ahead log, synced at every commit. <see cref="SqliteCheckpoints"/> makes the checkpoints.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    private const int SmallCacheKilobytes = 1024;

    private SqliteDatabase(sqlite3 handle) => Handle = handle;

    public sqlite3 Handle { get; }

    /// <summary>True while no transaction is open.</summary>
    public bool IsOutsideTransaction => raw.sqlite3_get_autocommit(Handle) != 0;

    public static SqliteDatabase OpenToWrite(StorageOptions options) => Open(options, options.SqliteCacheMegabytes * 1024);

    public static SqliteDatabase OpenToCheckpoint(StorageOptions options) => Open(options, SmallCacheKilobytes);

    /// <summary>Waits until all that was written to the file is on the disk.</summary>
    public void SyncFile() => Check(SqliteFile.Sync(Handle));

    public void Check(int result)
    {
        if (result != raw.SQLITE_OK)
        {
            SqliteException.ThrowExceptionForRC(result, Handle);
        }
    }

    public void Dispose() => Handle.Dispose();

    private static SqliteDatabase Open(StorageOptions options, int cacheKilobytes)
    {
        Batteries_V2.Init();
        var file = new SqliteConnectionStringBuilder(options.ConnectionString).DataSource;
        var result = raw.sqlite3_open_v2(file, out var handle, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, null);
        var database = new SqliteDatabase(handle);
        try
        {
            database.Check(result);
            database.Check(raw.sqlite3_busy_timeout(handle, options.CommandTimeoutSeconds * 1000));
            database.Check(raw.sqlite3_exec(handle, $"""
                PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL;
                PRAGMA wal_autocheckpoint = 0;
                PRAGMA temp_store = MEMORY;
                PRAGMA cache_size = -{cacheKilobytes};
                """));
            return database;
        }
        catch (SqliteException)
        {
            database.Dispose();
            throw;
        }
    }
}
