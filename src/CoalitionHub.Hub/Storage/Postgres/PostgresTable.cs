using CoalitionHub.Hub.Storage.Rows;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace CoalitionHub.Hub.Storage.Postgres;

/// <summary>Writes the rows of one table.</summary>
internal interface IPostgresTable
{
    string Name { get; }

    /// <summary>Adds the statements that write what the batch changes; none when it changes nothing.</summary>
    void AddTo(NpgsqlBatch batch);
}

/// <summary>Writes the rows of one table, all of a kind in one statement: their columns travel as arrays.</summary>
internal sealed class PostgresTable<TRow>(IModel model, RowChanges<TRow> changes) : IPostgresTable
    where TRow : class
{
    private readonly RowShape<TRow> shape = new(model);
    private Writing? insert;
    private Writing? upsert;
    private Writing? delete;

    public string Name => shape.Table;

    public void AddTo(NpgsqlBatch batch)
    {
        if (changes.Added.Count > 0)
        {
            insert ??= Prepare(PostgresText.Insert(shape.Table, shape.Columns), shape.Columns);
            insert.AddTo(batch, changes.Added);
        }

        if (changes.Changed.Count > 0)
        {
            upsert ??= Prepare(PostgresText.Upsert(shape.Table, shape.Columns), shape.Columns);
            upsert.AddTo(batch, changes.Changed);
        }

        if (changes.Removed.Count > 0)
        {
            Column[] keys = [.. shape.Keys];
            delete ??= Prepare(PostgresText.Delete(shape.Table, keys), keys);
            delete.AddTo(batch, changes.Removed);
        }
    }

    private Writing Prepare(string sql, IEnumerable<Column> columns)
    {
        IPostgresArray<TRow>[] arrays = [.. columns.Select(column => PostgresArrays.Of(shape, column))];
        var command = new NpgsqlBatchCommand(sql);
        foreach (var array in arrays)
        {
            command.Parameters.Add(array.Parameter);
        }

        return new Writing(command, arrays);
    }

    private sealed record Writing(NpgsqlBatchCommand Command, IPostgresArray<TRow>[] Arrays)
    {
        public void AddTo(NpgsqlBatch batch, List<TRow> rows)
        {
            foreach (var array in Arrays)
            {
                array.Fill(rows);
            }

            batch.BatchCommands.Add(Command);
        }
    }
}
