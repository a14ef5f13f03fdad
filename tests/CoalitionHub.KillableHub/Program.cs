using CoalitionHub.Hub.Hosting;
using CoalitionHub.Hub.Storage;
using CoalitionHub.Hub.Storage.Setup;
using CoalitionHub.KillableHub;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
var point = configuration.GetValue<KillPoint>("Kill:Point");
var commits = configuration.GetValue<int>("Kill:Commits");
var ofEntries = configuration.GetValue("Kill:OfEntries", false);
await using var hub = await HubHost.StartAsync(configuration, Kill, Rooms.MapRooms);
await hub.WaitForShutdownAsync();

void Kill(IServiceCollection services) => services.AddSingleton<Func<IJournalStore>>(provider =>
    () => new KillingStore(StorageSetup.OpenStore(provider.GetRequiredService<HubContextFactory>()), point, commits, ofEntries));
