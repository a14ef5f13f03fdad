using CoalitionHub.Hub.Operations;
using CoalitionHub.Testing;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Operations;

public sealed class LastWordTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly ManualTimeProvider clock = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly ApplicationLifetime lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly LastWord lastWord;
    private int ends;

    public LastWordTests() => lastWord = new LastWord(lifetime, Limit, clock, NullLogger<LastWord>.Instance, () => ends++);

    public void Dispose() => lastWord.Dispose();

    [Fact]
    public void A_process_that_does_not_end_when_told_to_is_ended_at_its_limit()
    {
        clock.Advance(TimeSpan.FromHours(1));
        lifetime.StopApplication();

        clock.Advance(Limit - TimeSpan.FromMilliseconds(1));
        ends.ShouldBe(0);

        clock.Advance(TimeSpan.FromMilliseconds(1));
        ends.ShouldBe(1);
    }

    [Fact]
    public void A_process_that_was_not_told_to_end_goes_on()
    {
        clock.Advance(TimeSpan.FromDays(1));

        ends.ShouldBe(0);
    }

    [Fact]
    public void What_has_ended_in_time_is_left_alone()
    {
        lifetime.StopApplication();
        lastWord.Dispose();

        clock.Advance(TimeSpan.FromDays(1));

        ends.ShouldBe(0);
    }
}
