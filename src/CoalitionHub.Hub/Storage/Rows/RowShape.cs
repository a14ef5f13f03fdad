using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CoalitionHub.Hub.Storage.Rows;

/// <summary>One column: its name, and how its value is read from a row.</summary>
/// <param name="Name">As in the database.</param>
/// <param name="IsKey">True for a part of the primary key.</param>
/// <param name="Value">
/// The value, of one of the types that the stores write: bool, short, int, long, string, byte[], <see cref="ReadOnlyMemory{T}"/>
/// of byte, <see cref="Guid"/>. What EF Core's model converts is converted here too.
/// </param>
/// <param name="Property">The row's property.</param>
internal sealed record Column(string Name, bool IsKey, Expression Value, IProperty Property);

/// <summary>
/// A table as EF Core's model has it, for stores that write rows by the provider's own means. So model, migrations and
/// hand-written inserts can't drift apart.
/// </summary>
internal sealed class RowShape<TRow>
    where TRow : class
{
    public RowShape(IModel model)
    {
        var type = model.FindEntityType(typeof(TRow)) ?? throw new ArgumentException($"{typeof(TRow).Name} is in no table.", nameof(model));
        Table = type.GetTableName() ?? throw new ArgumentException($"{typeof(TRow).Name} is in no table.", nameof(model));
        Row = Expression.Parameter(typeof(TRow), "row");
        Columns = [.. type.GetProperties().Select(property => new Column(property.GetColumnName(), property.IsPrimaryKey(), ValueOf(property), property))];
    }

    public string Table { get; }

    /// <summary>The parameter of every column's expression.</summary>
    public ParameterExpression Row { get; }

    public IReadOnlyList<Column> Columns { get; }

    public IEnumerable<Column> Keys => Columns.Where(column => column.IsKey);

    /// <summary>Makes a row of what the columns hold.</summary>
    /// <param name="read">Reads the value of a column, by its place, as one of the types that <see cref="Column.Value"/> has.</param>
    public Expression Make(Func<int, Type, Expression> read)
    {
        var values = Columns.Select((column, index) => ModelValue(column, read(index, column.Value.Type))).ToArray();
        if (typeof(TRow).GetConstructor(Type.EmptyTypes) is { } plain)
        {
            return Expression.MemberInit(Expression.New(plain), Columns.Select((column, index) => Expression.Bind(MemberOf(column.Property), values[index])));
        }

        var constructor = typeof(TRow).GetConstructors().First(candidate => candidate.GetParameters().All(parameter => IndexOf(parameter.Name) >= 0));
        return Expression.New(constructor, constructor.GetParameters().Select(parameter => values[IndexOf(parameter.Name)]));
    }

    private int IndexOf(string? property) => Columns.TakeWhile(column => column.Property.Name != property).Count() is var index && index < Columns.Count ? index : -1;

    private static Expression ModelValue(Column column, Expression stored)
    {
        var type = column.Property.ClrType;
        if (stored.Type == type || column.Property.GetTypeMapping().Converter is not { } converter || type.IsEnum)
        {
            return stored.Type == type ? stored : Expression.Convert(stored, type);
        }

        var from = converter.ConvertFromProviderExpression;
        return new Replacement(from.Parameters[0], stored).Visit(from.Body);
    }

    private static PropertyInfo MemberOf(IProperty property) =>
        property.PropertyInfo ?? throw new ArgumentException($"{typeof(TRow).Name}.{property.Name} is no property.", nameof(property));

    private Expression ValueOf(IProperty property)
    {
        Expression value = Expression.Property(Row, MemberOf(property));
        if (value.Type == typeof(Guid) || value.Type == typeof(ReadOnlyMemory<byte>))
        {
            return value;
        }

        if (property.GetTypeMapping().Converter is { } converter)
        {
            value = new Replacement(converter.ConvertToProviderExpression.Parameters[0], value).Visit(converter.ConvertToProviderExpression.Body);
        }

        value = value.Type.IsEnum ? Expression.Convert(value, Enum.GetUnderlyingType(value.Type)) : value;
        return value.Type == typeof(byte) ? Expression.Convert(value, typeof(short)) : value;
    }

    private sealed class Replacement(ParameterExpression parameter, Expression with) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == parameter ? with : node;
    }
}
