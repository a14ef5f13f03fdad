using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Storage.Ef;

/// <summary>
/// The model on SQL Server. Text has a binary collation: two references that differ only in case or accent are two references.
/// UUIDs are binary(16), since uniqueidentifier sorts by its last six bytes, which are random in a version 7 UUID. Tables are
/// clustered on their keys, which all grow at the end or are found by key only, so rows need no other order and no fill factor;
/// row locks are enough, because only one writer writes, and readers see versions (READ_COMMITTED_SNAPSHOT).
/// </summary>
internal sealed class SqlServerHubContext(DbContextOptions<SqlServerHubContext> options) : HubDbContext(options)
{
    /// <inheritdoc />
    protected override string BinaryCollation => "Latin1_General_100_BIN2";

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        base.ConfigureConventions(configuration);
        configuration.Properties<Guid>().HaveConversion<Model.UuidConverter>().HaveColumnType("binary(16)");
    }
}
