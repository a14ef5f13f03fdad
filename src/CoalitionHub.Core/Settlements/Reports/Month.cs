using System.Globalization;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements.Reports;

/// <summary>A calendar month, UTC: year × 12 + month − 1, so that months can be counted.</summary>
public readonly record struct Month(int Number) : IComparable<Month>
{
    private static readonly DateOnly Epoch = new(1970, 1, 1);

    /// <summary>The month of a time, in microseconds since the Unix epoch.</summary>
    public static Month OfMicros(long micros) => OfDay(Moment.DayOf(micros));

    /// <summary>The month of a day, counted from the Unix epoch.</summary>
    public static Month OfDay(int day)
    {
        var date = Epoch.AddDays(day);
        return new Month((date.Year * 12) + date.Month - 1);
    }

    /// <summary>So many months later.</summary>
    public Month Plus(int months) => new(Number + months);

    /// <inheritdoc />
    public int CompareTo(Month other) => Number.CompareTo(other.Number);

    /// <summary>2026-07.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number / 12:0000}-{(Number % 12) + 1:00}");
}
