using System.CommandLine;

namespace CoalitionHub.Hub.Cli.Connection;

/// <summary>The options by which commands reach a hub; one set for each command line, shown by every command that calls.</summary>
internal sealed class HubAccess(Terminal terminal)
{
    private const string DefaultHub = "http://127.0.0.1:5080";
    private const string DefaultAuthority = "http://127.0.0.1:5081";
    private const int MaxTimeoutSeconds = 3600;

    private readonly Option<string> hub = new("--hub") { Description = "The hub's gRPC address.", HelpName = "URL", Recursive = true };

    private readonly Option<string> authority = new("--token-url", "--authority")
    {
        Description = "The token endpoint, or the issuer's address, whose discovery document names it.",
        HelpName = "URL",
        Recursive = true,
    };

    private readonly Option<string> clientId = new("--client-id") { Description = "Your credential's client id.", HelpName = "ID", Recursive = true };

    private readonly Option<string> clientSecret = new("--client-secret")
    {
        Description = "Its secret. Others on this machine can see it here; a profile or a variable keeps it to yourself.",
        HelpName = "SECRET",
        Recursive = true,
    };

    private readonly Option<string> profile = new("--profile") { Description = "A profile file with the four above; its name or path.", HelpName = "NAME", Recursive = true };

    private readonly Option<bool> json = new("--json") { Description = "Answer in JSON.", Recursive = true };

    private readonly Option<int> timeout = new("--timeout")
    {
        Description = "How many seconds to wait for an answer.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 30,
        Recursive = true,
    };

    public Terminal Terminal { get; } = terminal;

    /// <summary>A group of commands that all reach a hub.</summary>
    public Command Group(string name, string description, params IReadOnlyList<Command> commands)
    {
        var group = new Command(name, description);
        foreach (var command in commands)
        {
            group.Add(command);
        }

        foreach (var option in new Option[] { hub, authority, clientId, clientSecret, profile, json, timeout })
        {
            group.Add(option);
        }

        return group;
    }

    /// <summary>Whether the answer is wanted in JSON.</summary>
    public bool WantsJson(ParseResult input) => input.GetValue(json);

    /// <summary>How long a call may take.</summary>
    /// <exception cref="UsageException">Out of bounds.</exception>
    public TimeSpan Timeout(ParseResult input) =>
        input.GetValue(timeout) is var seconds and >= 1 and <= MaxTimeoutSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new UsageException($"--timeout must be 1 to {MaxTimeoutSeconds} seconds.");

    /// <summary>Whom to call, as whom.</summary>
    /// <exception cref="UsageException">Something is missing or wrong.</exception>
    public Credentials CredentialsIn(ParseResult input)
    {
        var named = input.GetValue(profile) is { } name ? Profile.Read(name, Terminal.Variable) : new Profile();
        return new Credentials(
            Address("--hub", input.GetValue(hub) ?? named.Hub ?? Terminal.Variable("COALITIONHUB_HUB") ?? DefaultHub),
            Address("--token-url", input.GetValue(authority) ?? named.Authority ?? Terminal.Variable("COALITIONHUB_AUTHORITY") ?? DefaultAuthority),
            input.GetValue(clientId) ?? named.ClientId ?? Terminal.Variable("COALITIONHUB_CLIENT_ID") ?? throw Missing("--client-id", "COALITIONHUB_CLIENT_ID"),
            input.GetValue(clientSecret) ?? named.ClientSecret ?? Terminal.Variable("COALITIONHUB_CLIENT_SECRET") ?? throw Missing("--client-secret", "COALITIONHUB_CLIENT_SECRET"));
    }

    private static Uri Address(string option, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new UsageException($"{option}: '{text}' is no address such as https://hub.example.com.");

    private static UsageException Missing(string option, string variable) =>
        new($"Who calls? Give {option}, a --profile, or set {variable}.");
}
