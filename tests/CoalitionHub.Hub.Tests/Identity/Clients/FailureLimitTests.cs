using CoalitionHub.Hub.Identity.Clients;
using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Identity.Clients;

public sealed class FailureLimitTests
{
    private readonly ManualTimeProvider clock = new();

    [Fact]
    public void Who_fails_ten_times_in_a_minute_has_to_wait_for_its_end()
    {
        var limit = new FailureLimit(clock);
        for (var failure = 0; failure < 10; failure++)
        {
            limit.WaitOf("client", "here").ShouldBe(TimeSpan.Zero);
            limit.Note("client", "here");
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        limit.WaitOf("client", "here").ShouldBe(TimeSpan.FromSeconds(50));
        clock.Advance(TimeSpan.FromSeconds(50));
        limit.WaitOf("client", "here").ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_stranger_s_failures_don_t_lock_the_client_out()
    {
        var limit = new FailureLimit(clock);
        for (var failure = 0; failure < 20; failure++)
        {
            limit.Note("client", "elsewhere");
        }

        limit.WaitOf("client", "elsewhere").ShouldBeGreaterThan(TimeSpan.Zero);
        limit.WaitOf("client", "here").ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Failures_are_forgotten_after_the_minute()
    {
        var limit = new FailureLimit(clock);
        for (var failure = 0; failure < 9; failure++)
        {
            limit.Note("client", "here");
        }

        clock.Advance(TimeSpan.FromMinutes(1));
        limit.Note("client", "here");

        limit.WaitOf("client", "here").ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Invented_names_don_t_fill_the_memory()
    {
        var limit = new FailureLimit(clock);
        for (var name = 0; name < 25_000; name++)
        {
            limit.Note($"client{name}", "here");
        }

        limit.Count.ShouldBeLessThanOrEqualTo(10_000);
    }
}
