namespace CoalitionHub.Hub.Cli.Connection;

/// <summary>What is shown of a credential that was just made.</summary>
internal static class NewSecret
{
    private const string NoSecret = "none: a key pair is used, or the request was repeated";

    /// <param name="clientId">The OAuth client.</param>
    /// <param name="secret">Empty when there is none to show.</param>
    /// <param name="savedIn">The profile that holds it; null when it has to be shown.</param>
    /// <param name="grants">What it allows.</param>
    public static Sheet SheetOf(string clientId, string secret, string? savedIn, string grants) => Sheet.Facts(
        "Credential",
        ("client id", clientId),
        ("client secret", savedIn is not null ? $"in the profile {savedIn}" : secret.Length > 0 ? secret : NoSecret),
        ("note", savedIn is null && secret.Length > 0 ? "The secret is shown this once." : ""),
        ("grants", grants));
}
