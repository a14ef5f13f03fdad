using CoalitionHub.Hub.Cli.Wording;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Cli.Wording;

public sealed class TimeTextTests
{
    [Theory]
    [InlineData("2026-08-01", "2026-08-01T00:00:00Z")]
    [InlineData("2026-08-01T09:00Z", "2026-08-01T09:00:00Z")]
    [InlineData("2026-08-01 09:00Z", "2026-08-01T09:00:00Z")]
    [InlineData("2026-08-01T09:00:30+08:00", "2026-08-01T01:00:30Z")]
    [InlineData("2026-08-01T09:00-05:00", "2026-08-01T14:00:00Z")]
    [InlineData("2026-08-01T09:00:30.25Z", "2026-08-01T09:00:30.250Z")]
    public void A_time_is_a_moment_wherever_it_is_typed(string text, string moment)
    {
        TimeText.TryParse(text, out var time).ShouldBeTrue();

        time.ToDateTimeOffset().ShouldBe(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2026-08-01T09:00")]
    [InlineData("2026-08-01 09:00:00")]
    [InlineData("01.08.2026")]
    [InlineData("2026-13-01")]
    [InlineData("2026-02-30")]
    [InlineData("tomorrow")]
    [InlineData("")]
    public void A_time_without_its_offset_and_anything_else_is_refused(string text) => TimeText.TryParse(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("90s", 90)]
    [InlineData("15m", 900)]
    [InlineData("12h", 43_200)]
    [InlineData("400d", 34_560_000)]
    public void A_duration_is_a_number_and_its_unit(string text, long seconds)
    {
        TimeText.TryParseDuration(text, out var duration).ShouldBeTrue();

        duration.Seconds.ShouldBe(seconds);
        Words.Of(duration).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("10")]
    [InlineData("-1s")]
    [InlineData("1.5h")]
    [InlineData("1w")]
    [InlineData("99999999999d")]
    public void Any_other_duration_is_refused(string text) => TimeText.TryParseDuration(text, out _).ShouldBeFalse();
}
