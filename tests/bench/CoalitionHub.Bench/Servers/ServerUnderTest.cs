using CoalitionHub.Bench.Load;
using CoalitionHub.Hub.Hosting;
using CoalitionHub.Testing;
using Microsoft.Extensions.Configuration;

namespace CoalitionHub.Bench.Servers;

/// <summary>A server process on a database of its own, with a coalition in it.</summary>
internal sealed class ServerUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan WarmUpSpan = TimeSpan.FromSeconds(10);
    private static readonly HttpClient Http = new(Tls.Handler());

    private readonly Dictionary<string, string?> settings;
    private readonly string? program;
    private ChildProcess process;

    private ServerUnderTest(ServerKind kind, Dictionary<string, string?> settings, string? program, ChildProcess process) =>
        (Kind, this.settings, this.program, this.process) = (kind, settings, program, process);

    public ServerKind Kind { get; }

    public BenchCoalition Coalition { get; private set; } = BenchCoalition.None;

    /// <summary>What was done before anything was measured.</summary>
    public LoadResult WarmUp { get; private set; } = new(0, 0, 0, null, 0, 0, 0);

    public int ProcessId => process.Id;

    public Uri Grpc => new(settings["Grpc:Url"] ?? "");

    public Uri Web => new(settings["Web:Url"] ?? "");

    /// <summary>Whose tokens it takes.</summary>
    public Uri Authority => new(settings["Identity:Issuer"] ?? "");

    public string ConnectionString => settings["Storage:ConnectionString"] ?? "";

    /// <summary>Another process on the same database; null while it is alone.</summary>
    public ServerUnderTest? Second { get; private set; }

    public bool IsPostgres => settings["Storage:Provider"] == "Postgres";

    /// <summary>Makes a database, founds a coalition in it with a hub, and then serves it.</summary>
    /// <param name="kind">What answers the calls.</param>
    /// <param name="options">Which database, how many members.</param>
    /// <param name="folder">Where the database is made.</param>
    /// <param name="more">Settings of the hub's.</param>
    /// <param name="program">A published hub; null for the one built into this program.</param>
    public static async Task<ServerUnderTest> StartAsync(
        ServerKind kind, BenchOptions options, string folder, IReadOnlyDictionary<string, string?>? more = null, string? program = null)
    {
        var settings = new Dictionary<string, string?>
        {
            // The bound that the hub's own project sets; hexadecimal bytes for each core.
            ["DOTNET_GCGen0MaxBudget"] = "0x2000000",
            ["Storage:Provider"] = options.Provider,
            ["Storage:ConnectionString"] = options.Provider == "Postgres"
                ? await (await PostgresServer.StartedAsync()).CreateDatabaseAsync($"bench_{kind}")
                : $"Data Source={Path.Combine(folder, $"{kind}-{Guid.NewGuid():N}.db")}",
            ["Grpc:Url"] = $"http://127.0.0.1:{FreePort.Next()}",
            ["Web:Url"] = $"http://127.0.0.1:{FreePort.Next()}",
            ["Coalition:Money"] = "HKD",
            ["Serilog:MinimumLevel:Default"] = "Warning",
        };
        foreach (var (name, value) in more ?? new Dictionary<string, string?>())
        {
            settings[name] = value;
        }

        // Another process on the same database takes the tokens of this one.
        settings["Identity:Issuer"] = settings["Web:Url"];
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var first = HubStore.Migrate(configuration, "Bench").FirstOperator ?? throw new InvalidOperationException("A new store has a first operator.");
        var server = new ServerUnderTest(kind, settings, program, Launch(ServerKind.Hub, settings, program));
        await server.WaitUntilReadyAsync();
        server.Coalition = await BenchCoalition.FoundAsync(server, first.ClientId, first.ClientSecret, options.Members);
        if (kind != ServerKind.Hub)
        {
            await server.StopAsync();
            server.process = Launch(kind, settings, program);
            await server.WaitUntilReadyAsync();
        }

        await server.WarmAsync();
        return server;
    }

    /// <summary>Stops it as SIGTERM does, and starts it again.</summary>
    /// <returns>How long the start took, until it said it was ready.</returns>
    public async Task<TimeSpan> RestartAsync()
    {
        await StopAsync();
        var started = TimeProvider.System.GetTimestamp();
        process = Launch(Kind, settings, program);
        await WaitUntilReadyAsync();
        return TimeProvider.System.GetElapsedTime(started);
    }

    /// <summary>Starts a second process on the same database; the coalition's partners get clients of their own there.</summary>
    public async Task AddSecondAsync(BenchOptions options)
    {
        var same = new Dictionary<string, string?>(settings)
        {
            ["Grpc:Url"] = $"http://127.0.0.1:{FreePort.Next()}",
            ["Web:Url"] = $"http://127.0.0.1:{FreePort.Next()}",
        };
        Second = new ServerUnderTest(Kind, same, program, Launch(Kind, same, program));
        await Second.WaitUntilReadyAsync();
        Second.Coalition = Coalition.At(Second);
        await Second.WarmAsync();
    }

    /// <summary>CPU seconds so far of the process, and of the second one.</summary>
    public double CpuSeconds() => Machine.CpuSeconds(ProcessId) + (Second?.CpuSeconds() ?? 0);

    public async ValueTask DisposeAsync()
    {
        if (Second is not null)
        {
            await Second.DisposeAsync();
        }

        Coalition.Dispose();
        await process.DisposeAsync();
    }

    /// <summary>Until the runtime has compiled what is hot for good.</summary>
    private async Task WarmAsync() => WarmUp = await Callers.RunAsync(
        32, TimeSpan.Zero, WarmUpSpan, Earns.At(Coalition.Partners[0], Coalition.Members), static () => { }, static () => { });

    private async Task StopAsync()
    {
        process.Send(ProcessSignal.Terminate);
        await process.WaitForExitAsync(StartLimit);
        await process.DisposeAsync();
    }

    private static ChildProcess Launch(ServerKind kind, Dictionary<string, string?> settings, string? program) => ChildProcess.Start(
        program is null ? ["dotnet", "exec", typeof(ServerUnderTest).Assembly.Location, ServedHub.Command, kind.ToString()] : [program, "serve"],
        settings.ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value));

    private async Task WaitUntilReadyAsync()
    {
        using var limit = new CancellationTokenSource(StartLimit);
        while (!await IsReadyAsync(limit.Token))
        {
            if (process.HasExited || limit.IsCancellationRequested)
            {
                throw new InvalidOperationException($"The {Kind} server did not start:\n{process.Log}");
            }

            await Task.Delay(10);
        }
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await Http.GetAsync(new Uri(Web, "/readyz"), cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
