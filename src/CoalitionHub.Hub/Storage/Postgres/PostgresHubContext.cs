using CoalitionHub.Hub.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Storage.Postgres;

/// <summary>
/// The model on PostgreSQL. Text is compared byte by byte (collation "C"): it is quicker, and an index doesn't break when the
/// system's collation rules change under it. Rows that are written again and again keep room on their page for the next version.
/// </summary>
internal sealed class PostgresHubContext(DbContextOptions<PostgresHubContext> options) : HubDbContext(options)
{
    /// <inheritdoc />
    protected override string BinaryCollation => "C";

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.Entity<AccountRow>().HasStorageParameter("fillfactor", 50);
        model.Entity<LotRow>().HasStorageParameter("fillfactor", 50);
        model.Entity<HeadEntry>().HasStorageParameter("fillfactor", 10);
    }
}
