using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>
/// The instants of a cut-off. A day of the place has exactly one, whatever its clocks do: where they are put forward over it, it is
/// the moment they are; where they show it twice, it is the first time.
/// </summary>
public static class CutOffCalendar
{
    private const int DaysInWeek = 7;

    /// <summary>The first cut-off after that time, in microseconds since the Unix epoch.</summary>
    public static long Next(CutOff cutOff, TimeZoneInfo zone, long afterMicros)
    {
        var local = TimeZoneInfo.ConvertTime(DateTimeOffset.UnixEpoch.AddMicroseconds(afterMicros), zone).Date;

        // A day before: where the clocks were put back over midnight, yesterday's cut-off may still come.
        for (var day = DateOnly.FromDateTime(local).AddDays(-1); ; day = day.AddDays(1))
        {
            if (IsOn(cutOff, day) && InstantOf(day, cutOff.MinuteOfDay, zone) is var instant && instant > afterMicros)
            {
                return instant;
            }
        }
    }

    private static bool IsOn(CutOff cutOff, DateOnly day) => cutOff.Frequency switch
    {
        CutOffFrequency.Daily => true,
        CutOffFrequency.Weekly => ((int)day.DayOfWeek + DaysInWeek - 1) % DaysInWeek + 1 == cutOff.Day,
        _ => day.Day == Math.Min(cutOff.Day, DateTime.DaysInMonth(day.Year, day.Month)),
    };

    private static long InstantOf(DateOnly day, int minuteOfDay, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minuteOfDay);
        if (zone.IsInvalidTime(local))
        {
            return Moment.MicrosOf(EndOfGap(local, zone));
        }

        // Of the two offsets of an hour that comes twice, the larger is the earlier.
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return Moment.MicrosOf(new DateTimeOffset(local, offset));
    }

    /// <summary>The moment at which the clocks were put forward.</summary>
    private static DateTimeOffset EndOfGap(DateTime local, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(1);
        }

        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }
}
