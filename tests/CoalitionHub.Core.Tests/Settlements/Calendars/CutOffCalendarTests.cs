using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.State;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Calendars;

public sealed class CutOffCalendarTests
{
    private const string Berlin = "Europe/Berlin";

    [Theory]
    // Daily, at 23:30 in Hong Kong, which is 15:30 UTC.
    [InlineData(CutOffFrequency.Daily, 0, 23 * 60 + 30, "Asia/Hong_Kong", "2026-01-15T12:00:00Z", "2026-01-15T15:30:00Z")]
    [InlineData(CutOffFrequency.Daily, 0, 23 * 60 + 30, "Asia/Hong_Kong", "2026-01-15T15:30:00Z", "2026-01-16T15:30:00Z")]
    // Sundays at midnight.
    [InlineData(CutOffFrequency.Weekly, 7, 0, "UTC", "2026-01-15T12:00:00Z", "2026-01-18T00:00:00Z")]
    [InlineData(CutOffFrequency.Weekly, 1, 0, "UTC", "2026-01-19T00:00:00Z", "2026-01-26T00:00:00Z")]
    // The 31st, of which February has the 28th.
    [InlineData(CutOffFrequency.Monthly, 31, 18 * 60, "UTC", "2026-01-31T18:00:00Z", "2026-02-28T18:00:00Z")]
    [InlineData(CutOffFrequency.Monthly, 1, 0, "America/New_York", "2026-06-15T00:00:00Z", "2026-07-01T04:00:00Z")]
    // 02:30 doesn't exist on 29 March 2026: the clocks go from 02:00 to 03:00, at 01:00 UTC.
    [InlineData(CutOffFrequency.Daily, 0, 150, Berlin, "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z")]
    [InlineData(CutOffFrequency.Daily, 0, 150, Berlin, "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z")]
    // 02:30 comes twice on 25 October 2026: the first time it is 00:30 UTC.
    [InlineData(CutOffFrequency.Daily, 0, 150, Berlin, "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData(CutOffFrequency.Daily, 0, 150, Berlin, "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    // Between the two there is no second cut-off.
    [InlineData(CutOffFrequency.Daily, 0, 150, Berlin, "2026-10-25T01:00:00Z", "2026-10-26T01:30:00Z")]
    public void The_next_cut_off_is_when_the_place_s_clocks_show_it(CutOffFrequency frequency, int day, int minute, string zone, string after, string expected) =>
        Text(CutOffCalendar.Next(new CutOff(frequency, day, minute, zone), TimeZoneInfo.FindSystemTimeZoneById(zone), Micros(after))).ShouldBe(expected);

    [Fact]
    public void Every_day_of_a_place_has_exactly_one_cut_off() =>
        Prop.ForAll(
            (from minute in Gen.Choose(0, 1439)
             from zone in Gen.Elements(Berlin, "America/New_York", "Asia/Hong_Kong", "Australia/Lord_Howe", "Africa/Cairo", "America/Santiago")
             from start in Gen.Choose(0, 3_000)
             select (minute, zone, start)).ToArbitrary(),
            one =>
            {
                var zone = TimeZoneInfo.FindSystemTimeZoneById(one.zone);
                CutOff cutOff = new(CutOffFrequency.Daily, 0, one.minute, one.zone);
                var at = Micros("2024-01-01T00:00:00Z") + one.start * Moment.MicrosPerDay;
                DateOnly? last = null;
                for (var day = 0; day < 400; day++)
                {
                    var next = CutOffCalendar.Next(cutOff, zone, at);
                    next.ShouldBeGreaterThan(at);
                    // What lies between two cut-offs belongs to exactly one of them.
                    CutOffCalendar.Next(cutOff, zone, next - 1).ShouldBe(next);
                    var local = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UnixEpoch.AddMicroseconds(next), zone).Date);
                    if (last is { } before)
                    {
                        local.DayNumber.ShouldBe(before.DayNumber + 1);
                    }

                    (last, at) = (local, next);
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));

    private static long Micros(string time) => Moment.MicrosOf(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture));

    private static string Text(long micros) => $"{DateTimeOffset.UnixEpoch.AddMicroseconds(micros):yyyy-MM-dd'T'HH:mm:ss'Z'}";
}
