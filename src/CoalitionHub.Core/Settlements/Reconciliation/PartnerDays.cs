namespace CoalitionHub.Core.Settlements.Reconciliation;

/// <summary>
/// One partner's transactions, a digest for each day. Beside it the numbers of the first and last purchase of the day, so that a day's
/// transactions are found again without looking at the rest. It grows with the days, not with the purchases.
/// </summary>
public sealed class PartnerDays
{
    private readonly SortedDictionary<int, Entry> days = [];

    /// <summary>Adds a transaction that won't change any more.</summary>
    public void Add(long purchaseNo, TillTransaction transaction)
    {
        var before = days.GetValueOrDefault(transaction.Day) ?? new Entry(default, purchaseNo, purchaseNo);
        days[transaction.Day] = new Entry(
            before.Digest.With(transaction), Math.Min(before.FirstNo, purchaseNo), Math.Max(before.LastNo, purchaseNo));
    }

    /// <summary>The digest of a stretch of days.</summary>
    public RangeDigest DigestOf(DayRange range) => Within(range).Aggregate(default(RangeDigest), (sum, day) => sum + day.Digest);

    /// <summary>The purchases of these days have numbers between these; null when there are none.</summary>
    public (long FirstNo, long LastNo)? NumbersOf(DayRange range)
    {
        (long FirstNo, long LastNo)? numbers = null;
        foreach (var day in Within(range))
        {
            numbers = numbers is { } before ? (Math.Min(before.FirstNo, day.FirstNo), Math.Max(before.LastNo, day.LastNo)) : (day.FirstNo, day.LastNo);
        }

        return numbers;
    }

    private IEnumerable<Entry> Within(DayRange range) => days.Where(day => day.Key >= range.First && day.Key <= range.Last).Select(day => day.Value);

    private sealed record Entry(RangeDigest Digest, long FirstNo, long LastNo);
}
