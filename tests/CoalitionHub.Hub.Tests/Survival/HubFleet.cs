using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using CoalitionHub.Hub.Hosting;
using CoalitionHub.Hub.Storage;
using CoalitionHub.Hub.Storage.Setup;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Testing;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Extensions.Configuration;

namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>Hub processes on one database, which a test starts, pauses and kills as the world does.</summary>
internal sealed class HubFleet : IAsyncDisposable
{
    /// <summary>One process alone waits for its former life's lease: as short as may be.</summary>
    private const string ShortLease = "500";

    /// <summary>Longer than a busy machine holds a process up, or two would take the lease from each other without need.</summary>
    private const string SharedLease = "1500";

    /// <summary>Three and a database on two cores hold each other up for longer still.</summary>
    private const string CrowdedLease = "4000";

    private const int LogTail = 10_000;

    private static readonly TimeSpan ShortestBackoff = TimeSpan.FromMilliseconds(100);

    private readonly TempFolder folder;
    private readonly HttpClient http = new();
    private readonly HubLaunch[] launches;
    private readonly HubProcess?[] hubs;
    private readonly GrpcChannel[] channels;
    private readonly HeadTable head;

    private HubFleet(TempFolder folder, IConfiguration configuration, HubLaunch[] launches, ClientKeys firstOperator)
    {
        (this.folder, Configuration, this.launches, FirstOperator) = (folder, configuration, launches, firstOperator);
        hubs = new HubProcess?[launches.Length];
        channels = [.. launches.Select(launch => GrpcChannel.ForAddress(launch.GrpcUrl, Impatient()))];
        head = new HeadTable(new HubContextFactory(StorageOptions.From(configuration)));
    }

    public IConfiguration Configuration { get; }

    public ClientKeys FirstOperator { get; }

    public int Size => launches.Length;

    /// <summary>Where one of them takes gRPC calls.</summary>
    public Uri AddressOf(int index) => launches[index].GrpcUrl;

    /// <summary>Where the first issues tokens, which are good for all.</summary>
    public Uri Issuer => launches[0].WebUrl;

    public HubProcess this[int index] => hubs[index] ?? throw new InvalidOperationException($"Hub {index} was not started.");

    /// <summary>Which of them writes, as the database says.</summary>
    public int Writer => Array.FindIndex(hubs, hub => hub is not null && head.Read().Owner.Split('/') is [_, var id, _] && id == hub.Id.ToString(CultureInfo.InvariantCulture));

    /// <summary>Migrates a database of its own and starts so many processes on it.</summary>
    /// <param name="store">On which database.</param>
    /// <param name="size">How many.</param>
    /// <param name="server">A PostgreSQL server of the test's own; null for the shared one.</param>
    /// <param name="sqliteFile">Where the SQLite file shall be; null for a folder of the fleet's own.</param>
    /// <param name="under">A program, with its arguments, that runs each process; it must become it.</param>
    public static async Task<HubFleet> StartAsync(Store store, int size, PostgresServer? server = null, string? sqliteFile = null, IReadOnlyList<string>? under = null)
    {
        var folder = new TempFolder();
        var file = sqliteFile ?? folder.File("hub.db");
        server ??= store == Store.Postgres ? await PostgresServer.StartedAsync() : null;
        var connection = server is null ? $"Data Source={file}" : await server.CreateDatabaseAsync($"fleet_{Guid.CreateVersion7():N}");
        var launches = Enumerable.Range(0, size).Select(_ => server is null ? HubLaunch.OnSqlite(file) : HubLaunch.OnPostgres(connection)).ToArray();
        var settings = new Dictionary<string, string>
        {
            ["Coalition:Money"] = "HKD",
            ["Cluster:LeaseMilliseconds"] = size switch { 1 => ShortLease, 2 => SharedLease, _ => CrowdedLease },
            ["Cluster:DrainSeconds"] = "600",
            ["Identity:Issuer"] = launches[0].WebUrl.ToString(),
        };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings!).AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Storage:Provider"] = store.ToString(),
            ["Storage:ConnectionString"] = connection,
        }).Build();
        var first = HubStore.Migrate(configuration, "First Operator").FirstOperator ?? throw new InvalidOperationException("A new store has a first operator.");
        var fleet = new HubFleet(folder, configuration, [.. launches.Select(launch => launch with { Settings = settings, Under = under ?? [] })], new ClientKeys(first.ClientId, first.ClientSecret));
        for (var index = 0; index < size; index++)
        {
            await fleet.StartAsync(index);
        }

        return fleet;
    }

    /// <summary>Starts one, again; returns when it is ready.</summary>
    public async Task StartAsync(int index)
    {
        await ForgetAsync(index);
        hubs[index] = await HubProcess.StartAsync(launches[index]);
    }

    /// <summary>Starts one that shall end by itself; returns when it has.</summary>
    /// <param name="index">Which.</param>
    /// <param name="change">What is different from the others.</param>
    /// <returns>The exit code; 128 + n when signal n ended it.</returns>
    public async Task<int> RunAsync(int index, Func<HubLaunch, HubLaunch> change)
    {
        await ForgetAsync(index);
        var hub = HubProcess.Start(change(launches[index]));
        hubs[index] = hub;
        return await hub.WaitForExitAsync();
    }

    private ValueTask ForgetAsync(int index) => hubs[index]?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>A way to call one of them, with this token.</summary>
    public CallInvoker At(int index, string token) => new TokenInvoker(() => channels[index].CreateCallInvoker(), token);

    /// <summary>A token from the first one, which is good for all.</summary>
    public async Task<string> TokenFor(ClientKeys keys)
    {
        var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = keys.ClientId, ["client_secret"] = keys.ClientSecret };
        using var response = await http.PostAsync(new Uri(launches[0].WebUrl, "/connect/token"), new FormUrlEncodedContent(form));
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return answer.GetProperty("access_token").GetString() ?? "";
    }

    /// <summary>Left to itself, a channel waits ever longer before it tries a hub again that was away: up to two minutes.</summary>
    private static GrpcChannelOptions Impatient() => new() { InitialReconnectBackoff = ShortestBackoff, MaxReconnectBackoff = ShortestBackoff };

    /// <summary>Recomputes everything from the journal.</summary>
    public Verified Verify() => HubStore.Verify(Configuration);

    /// <summary>What all of them wrote last, to say why a test failed.</summary>
    public string Logs() => string.Join('\n', hubs.Select((hub, index) => $"--- hub {index}\n{hub?.Log[Math.Max(0, hub.Log.Length - LogTail)..]}"));

    public async ValueTask DisposeAsync()
    {
        foreach (var hub in hubs.OfType<HubProcess>())
        {
            await hub.DisposeAsync();
        }

        foreach (var channel in channels)
        {
            channel.Dispose();
        }

        http.Dispose();
        folder.Dispose();
    }
}
