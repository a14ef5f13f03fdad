using System.Collections.Frozen;
using CoalitionHub.Hub.Identity.Access;
using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Identity.Access;

public sealed class ValidatedTokensTests
{
    private readonly ManualTimeProvider clock = new();

    [Fact]
    public void A_token_is_remembered_until_it_expires()
    {
        var tokens = new ValidatedTokens(clock);
        var token = Token(TimeSpan.FromMinutes(5));
        tokens.Keep("Bearer a", token);

        clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        tokens.TryGet("Bearer a", out var found).ShouldBeTrue();
        found.ShouldBeSameAs(token);
        tokens.TryGet("Bearer A", out _).ShouldBeFalse();

        clock.Advance(TimeSpan.FromTicks(1));
        tokens.TryGet("Bearer a", out _).ShouldBeFalse();
        tokens.Count.ShouldBe(0);
    }

    [Fact]
    public void When_it_is_full_expired_tokens_go_first()
    {
        var tokens = new ValidatedTokens(clock, mostTokens: 10);
        for (var number = 0; number < 5; number++)
        {
            tokens.Keep($"short{number}", Token(TimeSpan.FromMinutes(1)));
            tokens.Keep($"long{number}", Token(TimeSpan.FromHours(1)));
        }

        clock.Advance(TimeSpan.FromMinutes(2));
        tokens.Keep("new", Token(TimeSpan.FromHours(1)));

        tokens.Count.ShouldBe(6);
        Enumerable.Range(0, 5).Where(number => tokens.TryGet($"long{number}", out _)).Count().ShouldBe(5);
    }

    [Fact]
    public void It_never_holds_more_than_it_may()
    {
        var tokens = new ValidatedTokens(clock, mostTokens: 100);
        for (var number = 0; number < 10_000; number++)
        {
            tokens.Keep($"token{number}", Token(TimeSpan.FromHours(1)));
            tokens.Count.ShouldBeLessThanOrEqualTo(100);
        }

        tokens.TryGet("token9999", out _).ShouldBeTrue();
    }

    [Fact]
    public void A_hit_allocates_nothing()
    {
        var tokens = new ValidatedTokens(clock);
        tokens.Keep("Bearer a", Token(TimeSpan.FromHours(1)));
        tokens.TryGet("Bearer a", out _).ShouldBeTrue();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var count = 0; count < 1000; count++)
        {
            tokens.TryGet("Bearer a", out _);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private AccessToken Token(TimeSpan life) => new("cli_1", FrozenSet<string>.Empty, clock.GetUtcNow() + life);
}
