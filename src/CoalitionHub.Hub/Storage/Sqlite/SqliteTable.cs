using System.Linq.Expressions;
using CoalitionHub.Hub.Storage.Rows;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CoalitionHub.Hub.Storage.Sqlite;

/// <summary>Writes the rows of one table.</summary>
internal interface ISqliteTable : IDisposable
{
    string Name { get; }

    /// <summary>Writes what the batch changes.</summary>
    /// <returns>False when a row to add is there already.</returns>
    bool TryWrite();
}

/// <summary>Writes the rows of one table with statements of one row each, prepared when they are first needed.</summary>
internal sealed class SqliteTable<TRow>(SqliteDatabase database, IModel model, RowChanges<TRow> changes) : ISqliteTable
    where TRow : class
{
    private readonly RowShape<TRow> shape = new(model);
    private Writing? insert;
    private Writing? upsert;
    private Writing? delete;

    public string Name => shape.Table;

    public bool TryWrite()
    {
        if (changes.Added.Count > 0)
        {
            insert ??= Prepare(SqliteText.Insert(shape.Table, shape.Columns), shape.Columns);
            foreach (var row in changes.Added)
            {
                insert.Bind(insert.Statement, row);
                if (!insert.Statement.TryInsert())
                {
                    return false;
                }
            }
        }

        if (changes.Changed.Count > 0)
        {
            upsert ??= Prepare(SqliteText.Upsert(shape.Table, shape.Columns), shape.Columns);
            Run(upsert, changes.Changed);
        }

        if (changes.Removed.Count > 0)
        {
            delete ??= Prepare(SqliteText.Delete(shape.Table, shape.Columns), [.. shape.Keys]);
            Run(delete, changes.Removed);
        }

        return true;
    }

    public void Dispose()
    {
        insert?.Statement.Dispose();
        upsert?.Statement.Dispose();
        delete?.Statement.Dispose();
    }

    private static void Run(Writing writing, List<TRow> rows)
    {
        foreach (var row in rows)
        {
            writing.Bind(writing.Statement, row);
            writing.Statement.Run();
        }
    }

    /// <summary>Compiles the binding of all columns into one call.</summary>
    private Writing Prepare(string sql, IReadOnlyList<Column> columns)
    {
        var statement = Expression.Parameter(typeof(SqliteStatement), "statement");
        var binds = columns.Select((column, index) => Expression.Call(
            statement, nameof(SqliteStatement.Bind), null, Expression.Constant(index + 1), AsBound(column.Value)));
        var bind = Expression.Lambda<Action<SqliteStatement, TRow>>(Expression.Block(binds), statement, shape.Row).Compile();
        return new Writing(new SqliteStatement(database, sql), bind);
    }

    /// <summary>SQLite has one type of number.</summary>
    private static Expression AsBound(Expression value) =>
        value.Type == typeof(short) || value.Type == typeof(int) ? Expression.Convert(value, typeof(long)) : value;

    private sealed record Writing(SqliteStatement Statement, Action<SqliteStatement, TRow> Bind);
}
