using CoalitionHub.CoalitionDay.Coalition;

namespace CoalitionHub.CoalitionDay.Planning;

/// <summary>
/// Points of one member in one currency, as the plan sees them: never more than the hub would say are available, so that what
/// is planned isn't refused.
/// </summary>
internal sealed class Purse
{
    private readonly List<Portion> portions = [];
    private long gone;

    /// <summary>Points that came.</summary>
    public void Add(long points, DateTimeOffset time, BrandTerms terms, bool isReleased)
    {
        var day = DayOf(time);
        // A month early: which points a burn takes first is the hub's business.
        portions.Add(new Portion(points, isReleased ? day : day + terms.PendingDays, MonthOf(time) + terms.ExpiryMonths - 1));
    }

    /// <summary>Points that left.</summary>
    public void Take(long points) => gone += points;

    /// <summary>Points that can surely be burnt; negative when more left than can.</summary>
    public long Available(DateTimeOffset time)
    {
        var (day, month) = (DayOf(time), MonthOf(time));
        var available = -gone;
        foreach (var portion in portions)
        {
            available += portion.FromDay <= day && portion.LastMonth >= month ? portion.Points : 0;
        }

        return available;
    }

    private static int DayOf(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime).DayNumber;

    private static int MonthOf(DateTimeOffset time) => time.Year * 12 + time.Month;

    private readonly record struct Portion(long Points, int FromDay, int LastMonth);
}
