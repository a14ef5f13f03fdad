using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace CoalitionHub.Core.State;

/// <summary>A table whose changes the writer drafts, and either publishes or drops.</summary>
public interface IDraftTable
{
    /// <summary>How many changes the draft has made so far; a savepoint to roll back to.</summary>
    int Savepoint { get; }

    /// <summary>True when the draft changed something.</summary>
    bool HasChanges { get; }

    /// <summary>Takes back every change made after the savepoint.</summary>
    void RollBackTo(int savepoint);

    /// <summary>Makes the draft visible to everybody.</summary>
    void Publish();

    /// <summary>Forgets the draft.</summary>
    void Discard();
}

/// <summary>
/// Immutable records by key. Everybody reads what is committed, without locks; the writer's one thread also reads and
/// changes a draft on top of it, which becomes visible as a whole when its batch has been committed to the database.
/// </summary>
/// <param name="readStored">
/// For tables too large to keep in memory: reads one committed record from the database. Such a table keeps nothing once a
/// batch is published.
/// </param>
public sealed class DraftTable<TKey, TValue>(Func<TKey, TValue?>? readStored = null) : IDraftTable
    where TKey : notnull
    where TValue : class
{
    private readonly ConcurrentDictionary<TKey, TValue> committed = new();
    private readonly Dictionary<TKey, TValue?> drafted = [];
    private readonly List<(TKey Key, bool WasDrafted, TValue? Before)> undo = [];

    /// <summary>The committed records, in no order.</summary>
    public IEnumerable<TValue> Committed => committed.Select(pair => pair.Value);

    /// <summary>How many records are committed.</summary>
    public int Count => committed.Count;

    /// <summary>What the draft changed: the new record, or null where one was removed.</summary>
    public IReadOnlyDictionary<TKey, TValue?> Changes => drafted;

    /// <inheritdoc />
    public int Savepoint => undo.Count;

    /// <inheritdoc />
    public bool HasChanges => drafted.Count > 0;

    /// <summary>The committed record; for readers on any thread.</summary>
    public bool TryGetCommitted(TKey key, [MaybeNullWhen(false)] out TValue value) => committed.TryGetValue(key, out value);

    /// <summary>The record as the draft sees it, or null; for the writer's thread.</summary>
    public TValue? Find(TKey key)
    {
        if (drafted.Count > 0 && drafted.TryGetValue(key, out var value))
        {
            return value;
        }

        if (readStored is not null)
        {
            return readStored(key);
        }

        return committed.TryGetValue(key, out value) ? value : null;
    }

    /// <summary>Every record as the draft sees it; for the writer's thread.</summary>
    public IEnumerable<TValue> All()
    {
        foreach (var (key, value) in committed)
        {
            if (!drafted.ContainsKey(key))
            {
                yield return value;
            }
        }

        foreach (var value in drafted.Values)
        {
            if (value is not null)
            {
                yield return value;
            }
        }
    }

    /// <summary>Adds or replaces a record in the draft.</summary>
    public void Put(TKey key, TValue value) => Change(key, value);

    /// <summary>Removes a record in the draft.</summary>
    public void Remove(TKey key) => Change(key, null);

    /// <summary>Puts a record that is already in the database; only while the state is being loaded.</summary>
    public void Load(TKey key, TValue value) => committed[key] = value;

    /// <inheritdoc />
    public void RollBackTo(int savepoint)
    {
        for (var last = undo.Count - 1; last >= savepoint; last--)
        {
            var (key, wasDrafted, before) = undo[last];
            if (wasDrafted)
            {
                drafted[key] = before;
            }
            else
            {
                drafted.Remove(key);
            }
        }

        undo.RemoveRange(savepoint, undo.Count - savepoint);
    }

    /// <inheritdoc />
    public void Publish()
    {
        if (readStored is not null)
        {
            Discard();
            return;
        }

        foreach (var (key, value) in drafted)
        {
            if (value is null)
            {
                committed.TryRemove(key, out _);
            }
            else
            {
                committed[key] = value;
            }
        }

        Discard();
    }

    /// <inheritdoc />
    public void Discard()
    {
        drafted.Clear();
        undo.Clear();
    }

    private void Change(TKey key, TValue? value)
    {
        var wasDrafted = drafted.TryGetValue(key, out var before);
        undo.Add((key, wasDrafted, before));
        drafted[key] = value;
    }
}
