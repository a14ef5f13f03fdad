using System.Linq.Expressions;
using CoalitionHub.Hub.Storage.Rows;
using Npgsql;
using NpgsqlTypes;

namespace CoalitionHub.Hub.Storage.Postgres;

/// <summary>One column of many rows, as the array parameter that <c>unnest</c> takes apart again.</summary>
internal interface IPostgresArray<TRow>
{
    NpgsqlParameter Parameter { get; }

    /// <summary>Takes the column's value out of every row.</summary>
    void Fill(List<TRow> rows);
}

/// <summary>Makes arrays of columns.</summary>
internal static class PostgresArrays
{
    private static readonly Dictionary<Type, (string Name, NpgsqlDbType Type)> Types = new()
    {
        [typeof(bool)] = ("boolean", NpgsqlDbType.Boolean),
        [typeof(short)] = ("smallint", NpgsqlDbType.Smallint),
        [typeof(int)] = ("integer", NpgsqlDbType.Integer),
        [typeof(long)] = ("bigint", NpgsqlDbType.Bigint),
        [typeof(string)] = ("text", NpgsqlDbType.Text),
        [typeof(Guid)] = ("uuid", NpgsqlDbType.Uuid),
        [typeof(byte[])] = ("bytea", NpgsqlDbType.Bytea),
        [typeof(ReadOnlyMemory<byte>)] = ("bytea", NpgsqlDbType.Bytea),
    };

    /// <summary>The column's type in a cast. Text is cast to no length: a cast would cut it, where an insert refuses it.</summary>
    public static string TypeName(Column column) => Types[column.Value.Type].Name;

    public static IPostgresArray<TRow> Of<TRow>(RowShape<TRow> shape, Column column)
        where TRow : class
    {
        var kind = typeof(PostgresArray<,>).MakeGenericType(typeof(TRow), column.Value.Type);
        var read = Expression.Lambda(column.Value, shape.Row).Compile();
        return (IPostgresArray<TRow>)(Activator.CreateInstance(kind, read, Types[column.Value.Type].Type)
            ?? throw new InvalidOperationException($"There is no array of {column.Value.Type}."));
    }
}

/// <summary>Keeps its list from batch to batch.</summary>
internal sealed class PostgresArray<TRow, TValue>(Func<TRow, TValue> read, NpgsqlDbType type) : IPostgresArray<TRow>
{
    private readonly List<TValue> values = [];
    private readonly NpgsqlParameter<List<TValue>> parameter = new() { NpgsqlDbType = NpgsqlDbType.Array | type };

    public NpgsqlParameter Parameter => parameter;

    public void Fill(List<TRow> rows)
    {
        values.Clear();
        foreach (var row in rows)
        {
            values.Add(read(row));
        }

        parameter.TypedValue = values;
    }
}
