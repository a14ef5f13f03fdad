namespace CoalitionHub.Hub.Storage.Rows;

/// <summary>What a batch does to the rows of one table.</summary>
internal interface IRowChanges
{
    /// <summary>How many rows it touches.</summary>
    int Count { get; }

    /// <summary>Empties it for the next batch.</summary>
    void Clear();

    /// <summary>Shows itself to one who needs to know the rows' type.</summary>
    void Accept(IRowChangesVisitor visitor);
}

/// <summary>Treats every table alike, whatever its rows are.</summary>
internal interface IRowChangesVisitor
{
    void Visit<TRow>(RowChanges<TRow> changes)
        where TRow : class;
}

/// <summary>The rows that a batch adds to, changes in and removes from one table.</summary>
internal sealed class RowChanges<TRow> : IRowChanges
    where TRow : class
{
    /// <summary>Rows whose key isn't in the table.</summary>
    public List<TRow> Added { get; } = [];

    /// <summary>Rows whose key is in the table, as they are now.</summary>
    public List<TRow> Changed { get; } = [];

    /// <summary>Rows to remove; only their key counts.</summary>
    public List<TRow> Removed { get; } = [];

    /// <inheritdoc />
    public int Count => Added.Count + Changed.Count + Removed.Count;

    /// <inheritdoc />
    public void Clear()
    {
        Added.Clear();
        Changed.Clear();
        Removed.Clear();
    }

    /// <inheritdoc />
    public void Accept(IRowChangesVisitor visitor) => visitor.Visit(this);
}
