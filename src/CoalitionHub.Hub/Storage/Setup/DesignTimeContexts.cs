using CoalitionHub.Hub.Storage.Ef;
using CoalitionHub.Hub.Storage.Postgres;
using CoalitionHub.Hub.Storage.Sqlite;
using Microsoft.EntityFrameworkCore.Design;

namespace CoalitionHub.Hub.Storage.Setup;

// What `dotnet ef` makes contexts from. It never connects.

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteHubContext>
{
    public SqliteHubContext CreateDbContext(string[] args) =>
        new(HubContextFactory.Sqlite(new StorageOptions()).Options);
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresHubContext>
{
    public PostgresHubContext CreateDbContext(string[] args) =>
        new(HubContextFactory.Postgres(new StorageOptions { Provider = StorageProvider.Postgres, ConnectionString = "Host=localhost" }).Options);
}

internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerHubContext>
{
    public SqlServerHubContext CreateDbContext(string[] args) =>
        new(HubContextFactory.SqlServer(new StorageOptions { Provider = StorageProvider.SqlServer, ConnectionString = "Server=localhost" }).Options);
}
