using System.Linq.Expressions;
using CoalitionHub.Hub.Storage.Rows;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace CoalitionHub.Hub.Storage.Postgres;

/// <summary>Reads whole rows of one table.</summary>
internal sealed class PostgresRow<TRow>
    where TRow : class
{
    private readonly Func<NpgsqlDataReader, TRow> make;

    public PostgresRow(IModel model)
    {
        var shape = new RowShape<TRow>(model);
        Select = $"SELECT {PostgresText.Names(shape.Columns)} FROM {shape.Table}";
        var reader = Expression.Parameter(typeof(NpgsqlDataReader), "reader");
        make = Expression.Lambda<Func<NpgsqlDataReader, TRow>>(shape.Make((index, type) => Read(reader, index, type)), reader).Compile();
    }

    /// <summary>All columns, from the table; what follows is the caller's.</summary>
    public string Select { get; }

    /// <summary>The rows of the current result up to the first that isn't meant.</summary>
    public List<TRow> ReadWhile(NpgsqlDataReader reader, Predicate<TRow> isMeant)
    {
        List<TRow> rows = [];
        while (reader.Read())
        {
            var row = make(reader);
            if (!isMeant(row))
            {
                break;
            }

            rows.Add(row);
        }

        return rows;
    }

    public List<TRow> ReadAll(NpgsqlDataReader reader) => ReadWhile(reader, _ => true);

    private static Expression Read(Expression reader, int index, Type type)
    {
        var value = Expression.Call(
            reader,
            nameof(NpgsqlDataReader.GetFieldValue),
            [type == typeof(ReadOnlyMemory<byte>) ? typeof(byte[]) : type],
            Expression.Constant(index));
        return type == value.Type ? value : Expression.Convert(value, type);
    }
}
