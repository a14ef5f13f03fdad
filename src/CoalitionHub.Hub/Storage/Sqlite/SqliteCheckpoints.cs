using CoalitionHub.Hub.Storage.Setup;
using Microsoft.Data.Sqlite;

namespace CoalitionHub.Hub.Storage.Sqlite;

/// <summary>
/// Moves the write-ahead log's pages into the file. A connection on a thread of its own does the bulk beside the writer; since
/// the log begins anew only when nothing in it is left to move, the writer then moves the short rest between two batches.
/// (A checkpoint beside the writer alone never catches up with a busy one, and the log grows without end.) SQLite syncs the file
/// only when the log has nothing more, which beside a busy writer never happens; the bulk is synced here, or the writer would
/// wait for all of it with the rest.
/// </summary>
internal sealed class SqliteCheckpoints : IDisposable
{
    /// <summary>About 120 MB of log, where each row is an earn's.</summary>
    private const int RowsBetween = 128_000;

    /// <summary>What was added during one pass is moved by the next, in less time; when that was few pages, the writer moves the others.</summary>
    private const int FewPages = 1000;

    private const int MostPasses = 5;

    private const string Checkpoint = "PRAGMA wal_checkpoint(PASSIVE)";

    /// <summary>Of the checkpoint's result: how many pages the log has.</summary>
    private const int LoggedPages = 1;

    private readonly SqliteDatabase beside;
    private readonly SqliteStatement bulk;
    private readonly SqliteStatement rest;
    private readonly AutoResetEvent wanted = new(false);
    private readonly Thread thread;
    private volatile Stage stage;
    private volatile bool isStopping;
    private int rowsSince;

    public SqliteCheckpoints(StorageOptions options, SqliteDatabase writer)
    {
        beside = SqliteDatabase.OpenToCheckpoint(options);
        bulk = new SqliteStatement(beside, Checkpoint);
        rest = new SqliteStatement(writer, Checkpoint);
        thread = new Thread(Run) { Name = "sqlite checkpoints", IsBackground = true };
        thread.Start();
    }

    private enum Stage
    {
        None,
        Bulk,
        Rest,
    }

    /// <summary>Counts a batch, and moves the rest when the bulk is done; on the writer's thread, outside a transaction.</summary>
    public void AfterCommit(int rows)
    {
        rowsSince += rows;
        if (stage == Stage.Rest)
        {
            rest.RunToEnd();
            rowsSince = 0;
            stage = Stage.None;
        }
        else if (stage == Stage.None && rowsSince >= RowsBetween)
        {
            stage = Stage.Bulk;
            wanted.Set();
        }
    }

    public void Dispose()
    {
        isStopping = true;
        wanted.Set();
        thread.Join();
        bulk.Dispose();
        rest.Dispose();
        beside.Dispose();
        wanted.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            wanted.WaitOne();
            if (isStopping)
            {
                return;
            }

            try
            {
                MoveBulk();
            }
            catch (SqliteException)
            {
                // Busy, or the disk is full: the writer's own checkpoint or commit will say so, if it is still so then.
            }

            stage = Stage.Rest;
        }
    }

    private void MoveBulk()
    {
        var moved = 0L;
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var there = bulk.Read() ? bulk.Number(LoggedPages) : 0;
            bulk.Reset();
            beside.SyncFile();
            if (there - moved < FewPages)
            {
                return;
            }

            moved = there;
        }
    }
}
