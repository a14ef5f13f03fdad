using CoalitionHub.Hub.Storage.Ef;
using CoalitionHub.Hub.Storage.Postgres;
using CoalitionHub.Hub.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Storage.Setup;

/// <summary>What the hub needs of its database.</summary>
internal static class StorageSetup
{
    /// <summary>Registers the context factory, the migrator, and the factory of journal stores (<c>Func&lt;IJournalStore&gt;</c>).</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions storage, CoalitionOptions coalition)
    {
        var contexts = new HubContextFactory(storage);
        services.AddSingleton(storage);
        services.AddSingleton(coalition);
        services.AddSingleton(contexts);
        services.AddSingleton<IDbContextFactory<HubDbContext>>(contexts);
        services.AddSingleton(provider => new Migrator(contexts, coalition, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Func<IJournalStore>>(() => OpenStore(contexts));
        return services;
    }

    /// <summary>Opens the store that the options choose.</summary>
    public static IJournalStore OpenStore(HubContextFactory contexts) => contexts.Options switch
    {
        { Store: StoreKind.Native, Provider: StorageProvider.Sqlite } => new SqliteJournalStore(contexts),
        { Store: StoreKind.Native, Provider: StorageProvider.Postgres } => new PostgresJournalStore(contexts),
        _ => new EfJournalStore(contexts),
    };
}
