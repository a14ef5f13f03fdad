using Grpc.Core;

namespace CoalitionHub.PartnerSdk;

/// <summary>Whether and when to try again.</summary>
internal sealed record Backoff(int MaxAttempts, TimeSpan Initial, TimeSpan Max)
{
    /// <summary>The same, for what goes on until its caller ends it.</summary>
    public Backoff Endless => this with { MaxAttempts = int.MaxValue };

    /// <summary>The wait before the next try; null when there shall be none.</summary>
    /// <param name="failure">What the last try ended with.</param>
    /// <param name="attempt">How many tries there have been, 1 or more.</param>
    public TimeSpan? WaitAfter(CoalitionHubException failure, int attempt) =>
        failure.IsTransient && attempt < MaxAttempts ? WaitBefore(attempt + 1, failure.RetryDelay) : null;

    /// <summary>Doubles from try to try. Tills that failed together don't come back together: up to half is taken off at random.</summary>
    public TimeSpan WaitBefore(int attempt, TimeSpan? asked = null)
    {
        var doublings = Math.Min(attempt - 2, 20);
        var longest = TimeSpan.FromTicks(Math.Min(Initial.Ticks << doublings, Max.Ticks));
        var wait = longest * (1 - (Random.Shared.NextDouble() / 2));
        return asked is { } least ? least + wait : wait;
    }
}
