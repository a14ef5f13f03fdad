using System.Net.Http.Json;
using System.Text.Json;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Hosting;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Storage.Setup;
using CoalitionHub.Hub.Tests.Storage;
using CoalitionHub.Testing;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoalitionHub.Hub.Tests.Fixture;

/// <summary>Which database a test runs on.</summary>
public enum Store
{
    Sqlite,
    Postgres,

    /// <summary>Only where <c>COALITIONHUB_TEST_SQLSERVER</c> names a live server.</summary>
    SqlServer,
}

/// <summary>
/// A real hub on a database of its own, served on free loopback ports, with a clock that the test drives. Tests speak gRPC to it,
/// as everybody does.
/// </summary>
public sealed class TestHub : IAsyncDisposable
{
    /// <summary>When a test's hub begins.</summary>
    public static readonly DateTimeOffset Start = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);

    private readonly TempFolder folder;
    private readonly HttpClient http = new();
    private HubHost host;
    private GrpcChannel channel;

    private TestHub(TempFolder folder, IConfiguration configuration, BusinessClock clock, HubHost host, ClientKeys firstOperator)
    {
        (this.folder, Configuration, Clock, this.host, FirstOperator) = (folder, configuration, clock, host, firstOperator);
        channel = GrpcChannel.ForAddress(host.GrpcAddress);
    }

    public IConfiguration Configuration { get; }

    /// <summary>The hub's business time.</summary>
    public BusinessClock Clock { get; }

    /// <summary>What the first operator authenticates with.</summary>
    public ClientKeys FirstOperator { get; }

    public Uri WebAddress => host.WebAddress;

    public Uri GrpcAddress => host.GrpcAddress;

    internal IServiceProvider Services => host.Services;

    /// <summary>Now, by the hub's clock.</summary>
    public DateTimeOffset Now => DateTimeOffset.UnixEpoch.AddMicroseconds(Clock.NowMicros);

    public static async Task<TestHub> StartAsync(Store store, IReadOnlyDictionary<string, string?>? settings = null, BusinessClock? clock = null)
    {
        var folder = new TempFolder();
        var connection = await ConnectionAsync(store, folder);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Storage:Provider"] = store.ToString(),
                ["Storage:ConnectionString"] = connection,
                ["Grpc:Url"] = $"http://127.0.0.1:{FreePort.Next()}",
                ["Web:Url"] = $"http://127.0.0.1:{FreePort.Next()}",
                ["Coalition:Money"] = "HKD",
                ["Serilog:MinimumLevel:Default"] = "Warning",
                ["Clock:Driven"] = "true",
            })
            .AddInMemoryCollection(settings ?? new Dictionary<string, string?>())
            .Build();
        if (clock is null)
        {
            clock = new BusinessClock(TimeProvider.System, isDriven: true);
            clock.MoveTo(Start);
        }

        var first = HubStore.Migrate(configuration, "First Operator", clock).FirstOperator
            ?? throw new InvalidOperationException("A new store has a first operator.");
        var host = await HubHost.StartAsync(configuration, clock);
        return new TestHub(folder, configuration, clock, host, new ClientKeys(first.ClientId, first.ClientSecret));
    }

    private static async Task<string> ConnectionAsync(Store store, TempFolder folder) => store switch
    {
        Store.Sqlite => $"Data Source={folder.File("hub.db")}",
        Store.Postgres => await (await PostgresServer.StartedAsync()).CreateDatabaseAsync($"hub_{Guid.CreateVersion7():N}"),
        _ => new SqlConnectionStringBuilder(StoreKinds.SqlServer) { InitialCatalog = $"hub_{Guid.CreateVersion7():N}" }.ConnectionString,
    };

    /// <summary>Does something on the writer's thread, as the hub's own workers do.</summary>
    internal async Task Work(Action<HubState, Moment> work)
    {
        var command = new Command<Empty>((state, moment) =>
        {
            work(state, moment);
            return new Empty();
        })
        {
            PartnerNo = 0,
        };
        if (host.Services.GetRequiredService<Writer>().Enqueue(command) is { } refusal)
        {
            throw new InvalidOperationException($"{refusal}");
        }

        _ = (await command.Completion).Value;
    }

    /// <summary>Stops the hub as SIGTERM does and starts another on the same database.</summary>
    public async Task RestartAsync()
    {
        await host.StopAsync();
        await host.DisposeAsync();
        channel.Dispose();
        host = await HubHost.StartAsync(Configuration, Clock);
        channel = GrpcChannel.ForAddress(host.GrpcAddress);
    }

    /// <summary>A way to call without a token.</summary>
    public CallInvoker Anonymous => channel.CreateCallInvoker();

    /// <summary>A way to call as this client.</summary>
    public async Task<CallInvoker> As(ClientKeys keys, string scope = "") => new TokenInvoker(() => channel.CreateCallInvoker(), await TokenFor(keys, scope));

    /// <summary>A token from the hub's own endpoint.</summary>
    public async Task<string> TokenFor(ClientKeys keys, string scope = "")
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = keys.ClientId,
            ["client_secret"] = keys.ClientSecret,
        };
        if (scope.Length > 0)
        {
            form["scope"] = scope;
        }

        using var response = await http.PostAsync(new Uri(WebAddress, "/connect/token"), new FormUrlEncodedContent(form));
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        return response.IsSuccessStatusCode
            ? answer.GetProperty("access_token").GetString() ?? ""
            : throw new InvalidOperationException($"No token: {answer}");
    }

    /// <summary>Recomputes everything from the journal.</summary>
    /// <returns>What differs; empty when nothing does.</returns>
    public IReadOnlyList<string> Verify() => HubStore.Verify(Configuration).Findings;

    public async ValueTask DisposeAsync()
    {
        channel.Dispose();
        http.Dispose();
        await host.StopAsync();
        await host.DisposeAsync();
        if (Configuration["Storage:Provider"] == nameof(Store.SqlServer))
        {
            using var context = new HubContextFactory(StorageOptions.From(Configuration)).CreateDbContext();
            await context.Database.EnsureDeletedAsync();
        }

        folder.Dispose();
    }
}

/// <summary>An OAuth client's id and secret.</summary>
public sealed record ClientKeys(string ClientId, string ClientSecret);
