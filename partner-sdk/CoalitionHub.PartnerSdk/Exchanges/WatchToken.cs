namespace CoalitionHub.PartnerSdk;

/// <summary>Lets a member's device watch one exchange, for a while.</summary>
/// <param name="Value">The token; a secret of the member's, for no log.</param>
/// <param name="ExpiresTime">From when on it is good no more.</param>
public sealed record WatchToken(string Value, DateTimeOffset ExpiresTime)
{
    /// <summary>Without the token itself.</summary>
    public override string ToString() => $"A watch token, good until {ExpiresTime:O}";
}
