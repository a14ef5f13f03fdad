namespace CoalitionHub.Core.State;

/// <summary>Records that are only ever added, and read from the database afterwards.</summary>
public sealed class DraftList<T> : IDraftTable
{
    private readonly List<T> added = [];

    /// <summary>What the draft added, in order.</summary>
    public IReadOnlyList<T> Added => added;

    /// <inheritdoc />
    public int Savepoint => added.Count;

    /// <inheritdoc />
    public bool HasChanges => added.Count > 0;

    /// <summary>Adds a record to the draft.</summary>
    public void Add(T record) => added.Add(record);

    /// <inheritdoc />
    public void RollBackTo(int savepoint) => added.RemoveRange(savepoint, added.Count - savepoint);

    /// <inheritdoc />
    public void Publish() => added.Clear();

    /// <inheritdoc />
    public void Discard() => added.Clear();
}
