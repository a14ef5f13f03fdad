using Grpc.Core;

namespace CoalitionHub.PartnerSdk;

/// <summary>The tries of one call or stream, one after the other: what comes after one that failed.</summary>
internal sealed class Tries(TokenSource tokens, Backoff backoff)
{
    private bool hasNewToken;

    /// <summary>How many have failed in a row.</summary>
    public int Failed { get; private set; }

    /// <summary>Something was answered: what failed before counts no more.</summary>
    public void Succeeded() => (Failed, hasNewToken) = (0, false);

    /// <summary>Counts a failure.</summary>
    /// <param name="failure">What the try ended with.</param>
    /// <param name="token">What it was made with; null when no token was to be had.</param>
    /// <returns>The wait before the next try, zero for none; null when there shall be no other.</returns>
    public TimeSpan? WaitAfter(CoalitionHubException failure, AccessToken? token)
    {
        Failed++;
        if (failure.Status == StatusCode.Unauthenticated && token is not null && !hasNewToken)
        {
            // Keys may have been rotated, or the hub's clock runs ahead: one new token, at once.
            tokens.Discard(token);
            hasNewToken = true;
            return TimeSpan.Zero;
        }

        return backoff.WaitAfter(failure, Failed);
    }
}
