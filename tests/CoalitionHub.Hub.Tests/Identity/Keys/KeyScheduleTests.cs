using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity.Keys;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Identity.Keys;

public sealed class KeyScheduleTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly KeySchedule schedule = new(TimeSpan.FromDays(30), TimeSpan.FromDays(1), TimeSpan.FromHours(1));

    [Fact]
    public void The_first_key_signs_at_once()
    {
        var times = schedule.Due([], Start).ShouldNotBeNull();

        (times.Generation, times.ActiveMicros, times.RetiredMicros).ShouldBe((1, Micros(Start), Micros(Start.AddDays(30))));
    }

    [Fact]
    public void The_next_key_is_made_a_day_ahead_and_not_before()
    {
        SigningKey[] keys = [Key(1, Start, Start.AddDays(30))];

        schedule.Due(keys, Start.AddDays(29).AddSeconds(-1)).ShouldBeNull();
        var times = schedule.Due(keys, Start.AddDays(29)).ShouldNotBeNull();
        (times.Generation, times.CreatedMicros, times.ActiveMicros).ShouldBe((2, Micros(Start.AddDays(29)), Micros(Start.AddDays(30))));
    }

    [Fact]
    public void One_key_takes_over_from_the_other_without_a_gap()
    {
        SigningKey[] keys = [Key(1, Start, Start.AddDays(30)), Key(2, Start.AddDays(30), Start.AddDays(60))];

        schedule.Signing(keys, Start.AddDays(30).AddMicroseconds(-1)).ShouldBe(keys[0]);
        schedule.Signing(keys, Start.AddDays(30)).ShouldBe(keys[1]);
        schedule.Signing(keys, Start.AddDays(60)).ShouldBeNull();
    }

    [Fact]
    public void Before_the_first_key_on_a_clock_that_was_set_back_the_first_key_signs()
    {
        SigningKey[] keys = [Key(1, Start, Start.AddDays(30)), Key(2, Start.AddDays(30), Start.AddDays(60))];

        schedule.Due(keys, Start.AddDays(-1)).ShouldBeNull();
        schedule.Signing(keys, Start.AddDays(-1)).ShouldBe(keys[0]);
    }

    [Fact]
    public void After_a_standstill_a_key_is_made_that_signs_at_once()
    {
        var times = schedule.Due([Key(1, Start, Start.AddDays(30))], Start.AddDays(100)).ShouldNotBeNull();

        times.ActiveMicros.ShouldBe(Micros(Start.AddDays(100)));
    }

    [Fact]
    public void A_key_stays_published_until_its_last_token_has_expired()
    {
        var key = Key(1, Start, Start.AddDays(30));

        schedule.IsPublished(key, Start.AddDays(30).AddHours(1)).ShouldBeTrue();
        schedule.IsPublished(key, Start.AddDays(30).AddHours(2)).ShouldBeFalse();
    }

    [Fact]
    public void A_token_lifetime_that_was_made_longer_since_keeps_a_key_published_longer()
    {
        var longer = schedule with { TokenLifetime = TimeSpan.FromHours(12) };

        longer.IsPublished(Key(1, Start, Start.AddDays(30)), Start.AddDays(30).AddHours(12)).ShouldBeTrue();
    }

    private static SigningKey Key(int generation, DateTimeOffset active, DateTimeOffset retired) =>
        new(generation, $"kid{generation}", [], [], Micros(active), Micros(active), Micros(retired), Micros(retired.AddHours(1)));

    private static long Micros(DateTimeOffset time) => Moment.MicrosOf(time);
}
