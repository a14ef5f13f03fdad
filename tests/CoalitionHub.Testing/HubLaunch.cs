namespace CoalitionHub.Testing;

/// <summary>How a hub process is to be started.</summary>
public sealed record HubLaunch
{
    /// <summary>Sqlite, Postgres or SqlServer.</summary>
    public required string Provider { get; init; }

    public required string ConnectionString { get; init; }

    /// <summary>Where partners and staff call; a free loopback port of its own unless given.</summary>
    public Uri GrpcUrl { get; init; } = new($"http://127.0.0.1:{FreePort.Next()}");

    /// <summary>Where tokens are asked for; a free loopback port of its own unless given.</summary>
    public Uri WebUrl { get; init; } = new($"http://127.0.0.1:{FreePort.Next()}");

    /// <summary>Further settings by their configuration name, such as <c>Clock:Driven</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>A program, with its arguments, that starts the process and becomes it (<c>strace -D</c>); empty for none.</summary>
    public IReadOnlyList<string> Under { get; init; } = [];

    public static HubLaunch OnSqlite(string file) =>
        new() { Provider = "Sqlite", ConnectionString = $"Data Source={file}" };

    public static HubLaunch OnPostgres(string connectionString) =>
        new() { Provider = "Postgres", ConnectionString = connectionString };

    /// <summary>The project whose program it is, and that program's file.</summary>
    public (string Project, string File) Program { get; init; } = ("src/CoalitionHub.Hub", "coalition-hub.dll");

    // Configuration names use ':' between their parts; environment variables cannot, and use "__" instead.
    internal Dictionary<string, string?> ToEnvironment()
    {
        Dictionary<string, string?> settings = new()
        {
            ["Storage:Provider"] = Provider,
            ["Storage:ConnectionString"] = ConnectionString,
            ["Grpc:Url"] = GrpcUrl.OriginalString,
            ["Web:Url"] = WebUrl.OriginalString,
        };
        foreach ((string name, string value) in Settings)
        {
            settings[name] = value;
        }

        return settings.ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value);
    }
}
