namespace CoalitionHub.Hub.Cli.Connection;

/// <summary>Whom to call, as whom.</summary>
/// <param name="Hub">The hub's gRPC address.</param>
/// <param name="Authority">The token endpoint, or the issuer.</param>
/// <param name="ClientId">The person's OAuth client.</param>
/// <param name="ClientSecret">Its secret.</param>
internal sealed record Credentials(Uri Hub, Uri Authority, string ClientId, string ClientSecret)
{
    /// <summary>Without the secret: it must never come into a message by accident.</summary>
    public override string ToString() => $"{ClientId} at {Hub}";
}
