namespace CoalitionHub.Hub.Cli.Connection;

/// <summary>What is shown of a credential that was just made.</summary>
internal static class NewSecret
{
    private const string RepeatedHint = "none is shown: the request was repeated, or a key pair is used";

    public static Sheet Sheet(string clientId, string secret, string grants) => Cli.Sheet.Facts(
        "Credential",
        ("client id", clientId),
        ("client secret", secret.Length > 0 ? secret : RepeatedHint),
        ("note", secret.Length > 0 ? "The secret is shown this once." : ""),
        ("grants", grants));
}
