using CoalitionHub.Hub.Storage.Rows;
using CoalitionHub.Hub.Storage.Setup;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CoalitionHub.Hub.Storage.Sqlite;

/// <summary>The one connection that writes, with its prepared statements.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private static readonly string MoveHead = $"""
        UPDATE journal_head SET seq = ?1, version = ?2, hash = ?3, time_micros = ?4, rows_seq = ?5, references_no = ?10,
            lease_until_micros = {HeadTable.NowMicros(StorageProvider.Sqlite)} + ?6
        WHERE id = 1 AND seq = ?7 AND version = ?8 AND epoch = ?9 RETURNING 1
        """;

    private readonly BatchRows rows;
    private readonly SqliteCheckpoints checkpoints;
    private readonly SqliteStatement begin;
    private readonly SqliteStatement commit;
    private readonly SqliteStatement rollback;
    private readonly SqliteStatement moveHead;
    private readonly SqliteStatement clearPurchase;
    private readonly SqliteStatement clearPurchaseLines;
    private readonly IReadOnlyList<ISqliteTable> tables;

    public SqliteWriter(StorageOptions options, IModel model, BatchRows rows)
    {
        this.rows = rows;
        Database = SqliteDatabase.OpenToWrite(options);
        begin = new SqliteStatement(Database, "BEGIN IMMEDIATE");
        commit = new SqliteStatement(Database, "COMMIT");
        rollback = new SqliteStatement(Database, "ROLLBACK");
        moveHead = new SqliteStatement(Database, MoveHead);
        clearPurchase = new SqliteStatement(Database, SqliteText.ClearPurchase);
        clearPurchaseLines = new SqliteStatement(Database, SqliteText.ClearPurchaseLines);
        tables = TableMaker.Make(Database, model, rows);
        checkpoints = new SqliteCheckpoints(options, Database);
        References = new SqliteReferences(Database);
    }

    public SqliteDatabase Database { get; }

    /// <summary>Merchants' references.</summary>
    public SqliteReferences References { get; }

    public CommitResult Commit(Batch batch, TimeSpan leaseLength)
    {
        begin.Run();
        var isCommitted = false;
        try
        {
            var referencesNo = References.Plan(rows.AddedPurchases, batch.IsQuiet, batch.State.PurchaseNumbers.Committed);
            if (!TryMoveHead(batch, leaseLength, referencesNo))
            {
                return CommitResult.Fenced;
            }

            if (!References.AreNew(rows.AddedPurchases))
            {
                return CommitResult.Duplicate;
            }

            for (var index = 0; index < tables.Count; index++)
            {
                if (!tables[index].TryWrite())
                {
                    return rows.MayRepeat(rows.All[index])
                        ? CommitResult.Duplicate
                        : throw new InvalidOperationException($"A row that the batch adds to {tables[index].Name} is there already.");
                }
            }

            References.Write();
            ClearPurchases();
            commit.Run();
            isCommitted = true;
        }
        finally
        {
            // A commit that failed may have rolled back by itself.
            if (!isCommitted && !Database.IsOutsideTransaction)
            {
                rollback.Run();
            }
        }

        References.Committed();
        checkpoints.AfterCommit(rows.Count);
        return CommitResult.Committed;
    }

    public void Dispose()
    {
        checkpoints.Dispose();
        References.Dispose();
        foreach (var table in tables)
        {
            table.Dispose();
        }

        begin.Dispose();
        commit.Dispose();
        rollback.Dispose();
        moveHead.Dispose();
        clearPurchase.Dispose();
        clearPurchaseLines.Dispose();
        Database.Dispose();
    }

    private void ClearPurchases()
    {
        foreach (var no in rows.ClearedPurchases)
        {
            clearPurchase.Bind(1, no);
            clearPurchase.Run();
            clearPurchaseLines.Bind(1, no);
            clearPurchaseLines.Run();
        }
    }

    private bool TryMoveHead(Batch batch, TimeSpan leaseLength, long referencesNo)
    {
        moveHead.Bind(1, batch.After.Seq);
        moveHead.Bind(2, batch.VersionAfter);
        moveHead.Bind(3, batch.After.Hash);
        moveHead.Bind(4, batch.After.TimeMicros);
        moveHead.Bind(5, batch.RowsSeq);
        moveHead.Bind(6, HeadTable.Micros(leaseLength));
        moveHead.Bind(7, batch.Before.Seq);
        moveHead.Bind(8, batch.VersionAfter - 1);
        moveHead.Bind(9, batch.Epoch);
        moveHead.Bind(10, referencesNo);
        var moved = moveHead.Read();
        moveHead.Reset();
        return moved;
    }

    private sealed class TableMaker(SqliteDatabase database, IModel model) : IRowChangesVisitor
    {
        private readonly List<ISqliteTable> made = [];

        public static IReadOnlyList<ISqliteTable> Make(SqliteDatabase database, IModel model, BatchRows rows)
        {
            var maker = new TableMaker(database, model);
            foreach (var changes in rows.All)
            {
                changes.Accept(maker);
            }

            return maker.made;
        }

        public void Visit<TRow>(RowChanges<TRow> changes)
            where TRow : class =>
            made.Add(new SqliteTable<TRow>(database, model, changes));
    }
}
