using CoalitionHub.Hub.Cluster;
using CoalitionHub.Hub.Exchanges;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Identity.Access;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Operations;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Hub.Points;
using CoalitionHub.Hub.Settlements;
using CoalitionHub.Hub.Settlements.Files;
using CoalitionHub.Hub.Storage;
using CoalitionHub.Hub.Storage.Setup;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace CoalitionHub.Hub.Hosting;

/// <summary>
/// A running hub: the gRPC port, the web port, the writer and its helpers. The command <c>serve</c> runs one; a program may run
/// one inside itself.
/// </summary>
public sealed class HubHost : IAsyncDisposable
{
    private readonly WebApplication application;

    private HubHost(WebApplication application, Uri grpcAddress, Uri webAddress) =>
        (this.application, GrpcAddress, WebAddress) = (application, grpcAddress, webAddress);

    /// <summary>Where gRPC is served.</summary>
    public Uri GrpcAddress { get; }

    /// <summary>Where tokens, readiness and pages are served.</summary>
    public Uri WebAddress { get; }

    internal IServiceProvider Services => application.Services;

    /// <summary>Starts a hub on a migrated database and returns once it serves.</summary>
    /// <param name="configuration">The hub's settings.</param>
    /// <param name="clock">The hub's clock; null for the one the settings describe.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="InvalidSettingException">A setting is wrong; the message names it.</exception>
    public static Task<HubHost> StartAsync(IConfiguration configuration, BusinessClock? clock = null, CancellationToken cancellationToken = default) =>
        StartAsync(Build(configuration, clock, _ => { }, Rooms.MapRooms), cancellationToken);

    /// <summary>Starts a hub if its database is migrated. The database is looked at while the host is put together: each takes a second.</summary>
    /// <returns>Null when the database is not there, or is older than this program.</returns>
    internal static async Task<HubHost?> StartIfMigratedAsync(IConfiguration configuration, CancellationToken cancellationToken)
    {
        var migrated = Task.Run(() => HubStore.IsMigrated(configuration), cancellationToken);
        var application = Build(configuration, null, _ => { }, Rooms.MapRooms);
        var isMigrated = false;
        try
        {
            isMigrated = await migrated;
        }
        finally
        {
            if (!isMigrated)
            {
                await application.DisposeAsync();
            }
        }

        return isMigrated ? await StartAsync(application, cancellationToken) : null;
    }

    /// <summary>Starts everything of a hub but its rooms, with other services in their place: what benchmarks compare them with.</summary>
    internal static Task<HubHost> StartAsync(IConfiguration configuration, Action<IServiceCollection> more, Action<IEndpointRouteBuilder> map) =>
        StartAsync(Build(configuration, null, more, map), CancellationToken.None);

    private static async Task<HubHost> StartAsync(WebApplication application, CancellationToken cancellationToken)
    {
        try
        {
            await application.StartAsync(cancellationToken);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }

        var addresses = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.ToList() ?? [];
        return new HubHost(application, new Uri(addresses[0]), new Uri(addresses[^1]));
    }

    /// <summary>Takes nothing new, commits and answers what is queued, and ends.</summary>
    public Task StopAsync(CancellationToken cancellationToken = default) => application.StopAsync(cancellationToken);

    /// <summary>Completes when the process was asked to end (SIGTERM, Ctrl-C) and the hub has ended.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellationToken = default) => application.WaitForShutdownAsync(cancellationToken);

    /// <summary>Watches that this hub, once it is told to end, has ended a little after its drain.</summary>
    /// <param name="end">Is called when it hasn't.</param>
    internal IDisposable LimitEnd(Action end) => new LastWord(
        Services.GetRequiredService<IHostApplicationLifetime>(),
        Services.GetRequiredService<IOptions<Microsoft.Extensions.Hosting.HostOptions>>().Value.ShutdownTimeout + LastWord.AfterDrain,
        Services.GetRequiredService<TimeProvider>(),
        Services.GetRequiredService<ILogger<LastWord>>(),
        end);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => application.DisposeAsync();

    private static WebApplication Build(IConfiguration configuration, BusinessClock? clock, Action<IServiceCollection> more, Action<IEndpointRouteBuilder> map)
    {
        var options = HostOptions.From(configuration);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "coalition-hub" });
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.UseSerilog(configuration);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(options));
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.AddRoutingCore();
        var process = clock?.Process ?? TimeProvider.System;
        AddHub(builder.Services, configuration, options, clock ?? new BusinessClock(process, options.IsClockDriven), process);
        more(builder.Services);
        var application = builder.Build();
        application.MapReadiness();
        application.MapIdentity();
        application.MapOperationsServices();
        map(application);
        return application;
    }

    private static void AddHub(IServiceCollection services, IConfiguration configuration, HostOptions options, BusinessClock clock, TimeProvider process)
    {
        var writerOptions = options.Writer.For($"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7(process.GetUtcNow()):N}");
        services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = options.DrainTimeout);
        services.AddSingleton(process);
        services.AddSingleton(clock);
        services.AddOperations(configuration);
        services.AddStorage(StorageOptions.From(configuration), CoalitionOptions.From(configuration));
        services.AddSingleton(writerOptions);
        services.AddSingleton<Writer>();
        services.AddSingleton<IWriter>(provider => provider.GetRequiredService<Writer>());
        services.AddSingleton(provider => OperationsSetUp.WriterCondition(provider.GetRequiredService<Writer>()));
        services.AddHostedService<WriterService>();
        services.AddHostedService<Sweeper>();
        services.AddHostedService<ExchangeSweeper>();
        services.AddHostedService<GiftDelivery>();
        services.AddHostedService(provider => provider.GetRequiredService<SettlementSweeper>());
        services.AddIdentity(IdentityOptions.From(configuration));
        services.AddSingleton(SettlementOptions.From(configuration));
        services.AddRooms();
        services.AddSingleton(provider => new InterceptorChain(
            provider.GetRequiredService<CallRecorder>(),
            provider.GetRequiredService<RefusalInterceptor>(),
            provider.GetRequiredService<AccessInterceptor>(),
            provider.GetRequiredService<RelayInterceptor>()));
        services.AddGrpc(grpc =>
        {
            grpc.Interceptors.Add<InterceptorChain>();
            grpc.MaxReceiveMessageSize = 4 * 1024 * 1024;
        }).AddServiceOptions<RelayService>(relay => relay.MaxReceiveMessageSize = RelayService.MaxMessageBytes);
    }
}
