namespace CoalitionHub.Core.State;

/// <summary>Gap-free numbers: what a refused command took is given back.</summary>
public sealed class NumberSequence : IDraftTable
{
    private long committed;
    private int drafted;

    /// <summary>The last number given out, the draft's included.</summary>
    public long Last => committed + drafted;

    /// <summary>The last number in the database: what is above it is the draft's, and new.</summary>
    public long Committed => committed;

    /// <inheritdoc />
    public int Savepoint => drafted;

    /// <inheritdoc />
    public bool HasChanges => drafted > 0;

    /// <summary>The next number.</summary>
    public long Next()
    {
        drafted++;
        return Last;
    }

    /// <summary>Starts after the last number in the database; only while the state is being loaded.</summary>
    public void Load(long last) => committed = last;

    /// <inheritdoc />
    public void RollBackTo(int savepoint) => drafted = savepoint;

    /// <inheritdoc />
    public void Publish()
    {
        committed += drafted;
        drafted = 0;
    }

    /// <inheritdoc />
    public void Discard() => drafted = 0;
}
