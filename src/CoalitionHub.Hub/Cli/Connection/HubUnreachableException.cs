namespace CoalitionHub.Hub.Cli.Connection;

/// <summary>Nobody answered where the hub or its token endpoint should be.</summary>
internal sealed class HubUnreachableException(string message) : Exception(message);

/// <summary>The token endpoint refused the credential.</summary>
internal sealed class TokenRefusedException(string message) : Exception(message);
