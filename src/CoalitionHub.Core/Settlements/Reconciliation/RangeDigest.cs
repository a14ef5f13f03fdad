namespace CoalitionHub.Core.Settlements.Reconciliation;

/// <summary>
/// How many transactions are in a range, and the sum of what each adds, modulo 2^128. The order doesn't matter, and ranges add up, so
/// nothing has to be read again when something is added. It finds mistakes; against somebody who forges there is the window's proof.
/// </summary>
/// <param name="Count">How many.</param>
/// <param name="Sum">Of <see cref="TillTransaction.Content"/>.</param>
public readonly record struct RangeDigest(long Count, UInt128 Sum)
{
    /// <summary>The range with one more in it.</summary>
    public RangeDigest With(TillTransaction transaction) => this + new RangeDigest(1, transaction.Content());

    /// <summary>Both ranges together.</summary>
    public static RangeDigest operator +(RangeDigest left, RangeDigest right) => new(left.Count + right.Count, unchecked(left.Sum + right.Sum));
}

/// <summary>A stretch of days, and how it is split.</summary>
/// <param name="First">The first day, since the Unix epoch.</param>
/// <param name="Last">The last.</param>
public readonly record struct DayRange(int First, int Last)
{
    /// <summary>Into how many parts.</summary>
    public const int Parts = 16;

    /// <summary>Parts of equal length as far as they can be, the longer ones first; at most <see cref="Parts"/>.</summary>
    public IEnumerable<DayRange> Split()
    {
        var days = Last - First + 1;
        var parts = Math.Min(days, Parts);
        var first = First;
        for (var part = 0; part < parts; part++)
        {
            var length = (days / parts) + (part < days % parts ? 1 : 0);
            yield return new DayRange(first, first + length - 1);
            first += length;
        }
    }
}
