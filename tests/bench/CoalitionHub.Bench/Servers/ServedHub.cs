using CoalitionHub.Bench.Plain;
using CoalitionHub.Hub.Hosting;
using CoalitionHub.Hub.Storage.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CoalitionHub.Bench.Servers;

/// <summary>The server side: a process that serves one <see cref="ServerKind"/> as its environment configures it.</summary>
internal static class ServedHub
{
    /// <summary>The first argument that makes this program a server.</summary>
    public const string Command = "serve";

    public static async Task<int> RunAsync(ServerKind kind)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        await using var host = kind switch
        {
            ServerKind.Hub => await HubHost.StartAsync(configuration),
            ServerKind.Noop => await HubHost.StartAsync(configuration, _ => { }, static routes => routes.MapGrpcService<NoopPoints>()),
            _ => await HubHost.StartAsync(configuration, services => AddPlain(services, configuration), static routes => routes.MapGrpcService<PlainPoints>()),
        };
        await host.WaitForShutdownAsync();
        return 0;
    }

    private static void AddPlain(IServiceCollection services, IConfiguration configuration)
    {
        var storage = StorageOptions.From(configuration);
        services.AddDbContextPool<PlainContext>(
            options => _ = storage.Provider == StorageProvider.Postgres
                ? options.UseNpgsql(storage.ConnectionString)
                : options.UseSqlite(storage.ConnectionString),
            poolSize: 128);
        services.AddSingleton(new PlainStore(storage.Provider == StorageProvider.Postgres));
    }
}
