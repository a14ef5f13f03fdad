using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.Architecture.Tests.TestGround;

public sealed class ManualTimeProviderTests
{
    private readonly ManualTimeProvider clock = new();

    [Fact]
    public void It_stands_still_until_it_is_moved()
    {
        DateTimeOffset before = clock.GetUtcNow();
        long timestamp = clock.GetTimestamp();

        clock.GetUtcNow().ShouldBe(before);
        clock.Advance(TimeSpan.FromSeconds(90));

        clock.GetUtcNow().ShouldBe(before.AddSeconds(90));
        clock.GetElapsedTime(timestamp).ShouldBe(TimeSpan.FromSeconds(90));
    }

    [Fact]
    public void It_never_goes_back() =>
        Should.Throw<ArgumentOutOfRangeException>(() => clock.MoveTo(clock.GetUtcNow().AddTicks(-1)));

    [Fact]
    public void Timers_fire_in_the_order_of_their_times_and_see_them()
    {
        DateTimeOffset start = clock.GetUtcNow();
        List<string> fired = [];
        using ITimer late = clock.CreateTimer(_ => fired.Add($"late {clock.GetUtcNow() - start}"), null, Seconds(5), Timeout.InfiniteTimeSpan);
        using ITimer periodic = clock.CreateTimer(_ => fired.Add($"periodic {clock.GetUtcNow() - start}"), null, Seconds(2), Seconds(2));

        clock.Advance(Seconds(6));

        fired.ShouldBe(["periodic 00:00:02", "periodic 00:00:04", "late 00:00:05", "periodic 00:00:06"]);
    }

    [Fact]
    public void A_disposed_timer_stays_silent()
    {
        bool fired = false;
        ITimer timer = clock.CreateTimer(_ => fired = true, null, Seconds(1), Timeout.InfiniteTimeSpan);

        timer.Dispose();
        clock.Advance(Seconds(2));

        fired.ShouldBeFalse();
        timer.Change(Seconds(1), Timeout.InfiniteTimeSpan).ShouldBeFalse();
    }

    [Fact]
    public async Task A_delay_ends_when_its_time_has_come()
    {
        Task delay = Task.Delay(Seconds(10), clock);

        clock.Advance(Seconds(9));
        delay.IsCompleted.ShouldBeFalse();
        clock.Advance(Seconds(1));

        await delay;
    }

    private static TimeSpan Seconds(int count) => TimeSpan.FromSeconds(count);
}
