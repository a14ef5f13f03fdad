namespace CoalitionHub.Hub.Cli;

/// <summary>A column of a sheet.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="IsNumber">Numbers stand at the right.</param>
internal readonly record struct SheetColumn(string Title, bool IsNumber = false);

/// <summary>What a person is shown: rows under titles, or facts beside their names.</summary>
internal sealed record Sheet
{
    private Sheet(string title, IReadOnlyList<SheetColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows, bool isList)
    {
        (Title, Columns, Rows, IsList) = (title, columns, rows, isList);
    }

    /// <summary>Above the whole; empty for none.</summary>
    public string Title { get; }

    public IReadOnlyList<SheetColumn> Columns { get; }

    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>True for rows under titles.</summary>
    public bool IsList { get; }

    /// <summary>A row for each item.</summary>
    public static Sheet List<T>(string title, IEnumerable<T> items, params IReadOnlyList<(SheetColumn Column, Func<T, string> Value)> columns) =>
        new(title, [.. columns.Select(column => column.Column)], [.. items.Select(item => columns.Select(column => column.Value(item)).ToArray())], isList: true);

    /// <summary>One thing, fact by fact; facts without a value are left out.</summary>
    public static Sheet Facts(string title, params IReadOnlyList<(string Name, string Value)> facts) =>
        new(title, [new(""), new("")], [.. facts.Where(fact => fact.Value.Length > 0).Select(fact => new[] { fact.Name, fact.Value })], isList: false);

    /// <summary>A column of text.</summary>
    public static (SheetColumn Column, Func<T, string> Value) Column<T>(string title, Func<T, string> value) => (new SheetColumn(title), value);

    /// <summary>A column of numbers.</summary>
    public static (SheetColumn Column, Func<T, string> Value) Number<T>(string title, Func<T, string> value) => (new SheetColumn(title, IsNumber: true), value);
}
