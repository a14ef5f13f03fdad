namespace CoalitionHub.PartnerSdk;

/// <summary>What has become of one purchase of many.</summary>
public sealed record EarnOutcome
{
    /// <summary>The request, as it was given.</summary>
    public required EarnRequest Request { get; init; }

    /// <summary>What was earned; null if it was refused.</summary>
    public EarnResult? Result { get; init; }

    /// <summary>
    /// Why it was refused; null if it wasn't. When <see cref="CoalitionHubException.IsTransient"/> says so, the same request may be
    /// sent again: its tries are used up.
    /// </summary>
    public CoalitionHubException? Failure { get; init; }
}
