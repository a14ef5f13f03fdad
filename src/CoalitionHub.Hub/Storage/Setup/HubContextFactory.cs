using CoalitionHub.Hub.Storage.Ef;
using CoalitionHub.Hub.Storage.Postgres;
using CoalitionHub.Hub.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CoalitionHub.Hub.Storage.Setup;

/// <summary>Makes contexts for the configured provider. They don't track what they read: changes go through the writer.</summary>
internal sealed class HubContextFactory : IDbContextFactory<HubDbContext>
{
    private readonly Func<HubDbContext> create;

    public HubContextFactory(StorageOptions options)
    {
        Options = options;
        create = options.Provider switch
        {
            StorageProvider.Sqlite => Creator(Sqlite(options), built => new SqliteHubContext(built)),
            StorageProvider.Postgres => Creator(Postgres(options), built => new PostgresHubContext(built)),
            _ => Creator(SqlServer(options), built => new SqlServerHubContext(built)),
        };
    }

    /// <summary>Contexts on a connection of the caller's own.</summary>
    public HubContextFactory(StorageOptions options, Func<HubDbContext> create)
    {
        Options = options;
        this.create = create;
    }

    /// <summary>The model of the provider's database.</summary>
    public IModel Model
    {
        get
        {
            using var context = CreateDbContext();
            return context.Model;
        }
    }

    /// <summary>What it was made from.</summary>
    public StorageOptions Options { get; }

    /// <inheritdoc />
    public HubDbContext CreateDbContext() => create();

    public static DbContextOptionsBuilder<SqliteHubContext> Sqlite(StorageOptions options)
    {
        var builder = new DbContextOptionsBuilder<SqliteHubContext>();
        builder.UseSqlite(options.ConnectionString, sqlite => sqlite.CommandTimeout(options.CommandTimeoutSeconds));
        builder.ReplaceService<IMigrationsSqlGenerator, SqliteTableGenerator>();
        return builder;
    }

    public static DbContextOptionsBuilder<PostgresHubContext> Postgres(StorageOptions options)
    {
        var builder = new DbContextOptionsBuilder<PostgresHubContext>();
        builder.UseNpgsql(options.ConnectionString, postgres =>
        {
            postgres.CommandTimeout(options.CommandTimeoutSeconds);
            if (options.EfMaxBatchSize > 0)
            {
                postgres.MaxBatchSize(options.EfMaxBatchSize);
            }
        });
        return builder;
    }

    public static DbContextOptionsBuilder<SqlServerHubContext> SqlServer(StorageOptions options)
    {
        var builder = new DbContextOptionsBuilder<SqlServerHubContext>();
        builder.UseSqlServer(options.ConnectionString, server =>
        {
            server.CommandTimeout(options.CommandTimeoutSeconds);
            if (options.EfMaxBatchSize > 0)
            {
                server.MaxBatchSize(options.EfMaxBatchSize);
            }
        });
        return builder;
    }

    private static Func<HubDbContext> Creator<TContext>(DbContextOptionsBuilder<TContext> builder, Func<DbContextOptions<TContext>, HubDbContext> create)
        where TContext : HubDbContext
    {
        builder.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        var built = builder.Options;
        return () => create(built);
    }
}
