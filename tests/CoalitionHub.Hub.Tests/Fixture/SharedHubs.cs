using CoalitionHub.Hub.Tests.Storage;
using CoalitionHub.Testing;
using Xunit;

namespace CoalitionHub.Hub.Tests.Fixture;

/// <summary>One hub on each database for all tests of a class, which must not get into each other's way.</summary>
public sealed class SharedHubs : IAsyncLifetime
{
    private readonly Dictionary<Store, Lazy<Task<TestHub>>> hubs = Enum.GetValues<Store>()
        .ToDictionary(store => store, store => new Lazy<Task<TestHub>>(() => TestHub.StartAsync(store)));

    /// <summary>
    /// The databases that this machine can run. Without PostgreSQL's programs CI fails instead of running fewer; a live SQL Server joins
    /// where the environment names one.
    /// </summary>
    public static TheoryData<Store> Stores
    {
        get
        {
            var stores = new TheoryData<Store> { Store.Sqlite };
            if (PostgresPrograms.Folder is not null || Environment.GetEnvironmentVariable("CI") == "true")
            {
                stores.Add(Store.Postgres);
            }

            if (StoreKinds.SqlServer is not null)
            {
                stores.Add(Store.SqlServer);
            }

            return stores;
        }
    }

    public Task<TestHub> On(Store store) => hubs[store].Value;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var hub in hubs.Values.Where(hub => hub.IsValueCreated))
        {
            await (await hub.Value).DisposeAsync();
        }
    }
}
