using CoalitionHub.Core.Amounts;
using CoalitionHub.Hub.Storage;
using CoalitionHub.Hub.Storage.Setup;
using CoalitionHub.Testing;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Tests.Storage;

/// <summary>A migrated database of a test's own.</summary>
internal sealed class TestDatabase : IDisposable
{
    // Migrating once and copying the file is much quicker than migrating every time.
    private static readonly Lazy<byte[]> MigratedFile = new(MakeFile);

    private readonly TempFolder? folder;

    private TestDatabase(StorageOptions options, TempFolder? folder)
    {
        this.folder = folder;
        Contexts = new HubContextFactory(options);
    }

    public HubContextFactory Contexts { get; }

    public static async Task<TestDatabase> CreateAsync(StoreUnderTest kind)
    {
        TempFolder? folder = kind is StoreUnderTest.Sqlite or StoreUnderTest.EfOnSqlite ? new TempFolder() : null;
        StorageOptions options = kind switch
        {
            StoreUnderTest.Sqlite or StoreUnderTest.EfOnSqlite => OfSqlite(folder),
            StoreUnderTest.SqlServer => OfSqlServer(),
            _ => new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = await PostgresDatabaseAsync() },
        };
        TestDatabase database = new(options with { Store = kind is StoreUnderTest.EfOnSqlite or StoreUnderTest.EfOnPostgres ? StoreKind.Ef : StoreKind.Native }, folder);
        if (options.Provider == StorageProvider.SqlServer)
        {
            Migrate(database.Contexts);
        }

        return database;
    }

    /// <summary>Migrates once more.</summary>
    public IReadOnlyList<string> Migrate() => Migrate(Contexts);

    public IJournalStore OpenStore() => StorageSetup.OpenStore(Contexts);

    /// <summary>Changes something behind the hub's back.</summary>
    public void Execute(string sql)
    {
        using HubDbContext context = Contexts.CreateDbContext();
        context.Database.ExecuteSqlRaw(sql);
    }

    public void Dispose()
    {
        if (Contexts.Options.Provider == StorageProvider.SqlServer)
        {
            using HubDbContext context = Contexts.CreateDbContext();
            context.Database.EnsureDeleted();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder?.Dispose();
    }

    private static StorageOptions OfSqlite(TempFolder? folder)
    {
        string file = folder?.File("hub.db") ?? throw new ArgumentNullException(nameof(folder));
        File.WriteAllBytes(file, MigratedFile.Value);
        return new StorageOptions { ConnectionString = $"Data Source={file}" };
    }

    private static byte[] MakeFile()
    {
        using TempFolder folder = new();
        Migrate(new HubContextFactory(new StorageOptions { ConnectionString = $"Data Source={folder.File("new/hub.db")};Pooling=False" }));
        return File.ReadAllBytes(folder.File("new/hub.db"));
    }

    private static StorageOptions OfSqlServer() => new()
    {
        Provider = StorageProvider.SqlServer,
        ConnectionString = new SqlConnectionStringBuilder(StoreKinds.SqlServer) { InitialCatalog = $"coalitionhub_{Guid.NewGuid():N}" }.ConnectionString,
    };

    // Migrating once and copying is much quicker than migrating every time.
    private static async Task<string> PostgresDatabaseAsync()
    {
        PostgresServer server = await PostgresServer.StartedAsync();
        return await server.CopyDatabaseAsync("store", "migrated", connectionString =>
        {
            HubContextFactory contexts = new(new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = connectionString });
            Migrate(contexts);
            return Task.CompletedTask;
        });
    }

    private static IReadOnlyList<string> Migrate(HubContextFactory contexts) =>
        new Migrator(contexts, new CoalitionOptions(CurrencyCode.Parse("YUU"), "yuu points", CurrencyCode.Parse("HKD")), new ManualTimeProvider()).Migrate();
}
