using System.Runtime.InteropServices;
using SQLitePCL;

namespace CoalitionHub.Hub.Storage.Sqlite;

/// <summary>
/// The database file as SQLite has it open. It is synced through SQLite's own handle: a second one of ours would, when it is closed,
/// take SQLite's locks with it (POSIX).
/// </summary>
internal static partial class SqliteFile
{
    // From sqlite3.h, whose binary interface never changes: the operation code, the flag, and the place of xSync in sqlite3_io_methods.
    private const int FilePointer = 7;
    private const int SyncNormal = 2;
    private const int SyncMethod = 5;

    /// <summary>Waits until everything written to the database file is on the disk. On the connection's own thread, outside a transaction.</summary>
    /// <returns>SQLite's result code.</returns>
    public static unsafe int Sync(sqlite3 database)
    {
        nint file = 0;
        var result = FileControl(database.DangerousGetHandle(), null, FilePointer, &file);
        if (result != raw.SQLITE_OK)
        {
            return result;
        }

        var methods = *(nint**)file;
        return ((delegate* unmanaged[Cdecl]<nint, int, int>)methods[SyncMethod])(file, SyncNormal);
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static unsafe partial int FileControl(nint database, string? schema, int operation, void* argument);
}
