using System.Linq.Expressions;
using CoalitionHub.Hub.Storage.Rows;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CoalitionHub.Hub.Storage.Sqlite;

/// <summary>Reads whole rows of one table.</summary>
internal sealed class SqliteQuery<TRow> : IDisposable
    where TRow : class
{
    private readonly Func<SqliteStatement, TRow> make;

    /// <param name="database">Where.</param>
    /// <param name="model">What columns the table has.</param>
    /// <param name="where">What follows the FROM clause; its parameters are bound through <see cref="Statement"/>.</param>
    public SqliteQuery(SqliteDatabase database, IModel model, string where)
    {
        var shape = new RowShape<TRow>(model);
        Statement = new SqliteStatement(database, $"SELECT {SqliteText.Names(shape.Columns)} FROM {shape.Table} {where}");
        var statement = Expression.Parameter(typeof(SqliteStatement), "statement");
        make = Expression.Lambda<Func<SqliteStatement, TRow>>(shape.Make((index, type) => Read(statement, index, type)), statement).Compile();
    }

    public SqliteStatement Statement { get; }

    /// <summary>The first row, or null.</summary>
    public TRow? First()
    {
        var row = Statement.Read() ? make(Statement) : null;
        Statement.Reset();
        return row;
    }

    public List<TRow> All() => While(_ => true);

    /// <summary>The rows up to the first that isn't meant.</summary>
    public List<TRow> While(Predicate<TRow> isMeant)
    {
        List<TRow> rows = [];
        while (Statement.Read())
        {
            var row = make(Statement);
            if (!isMeant(row))
            {
                break;
            }

            rows.Add(row);
        }

        Statement.Reset();
        return rows;
    }

    public void Dispose() => Statement.Dispose();

    private static Expression Read(Expression statement, int index, Type type)
    {
        var column = Expression.Constant(index);
        if (type == typeof(string))
        {
            return Expression.Call(statement, nameof(SqliteStatement.Text), null, column);
        }

        if (type == typeof(Guid))
        {
            return Expression.Call(statement, nameof(SqliteStatement.Uuid), null, column);
        }

        if (type == typeof(byte[]) || type == typeof(ReadOnlyMemory<byte>))
        {
            var bytes = Expression.Call(statement, nameof(SqliteStatement.Bytes), null, column);
            return type == typeof(byte[]) ? bytes : Expression.Convert(bytes, type);
        }

        var number = Expression.Call(statement, nameof(SqliteStatement.Number), null, column);
        return type == typeof(bool)
            ? Expression.NotEqual(number, Expression.Constant(0L))
            : type == typeof(long) ? number : Expression.ConvertChecked(number, type);
    }
}
