using CoalitionHub.Core.Members;
using CoalitionHub.Core.Partners;
using CoalitionHub.Hub.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Storage.Sqlite;

/// <summary>
/// The model on SQLite. Tables that are found by a key other than a number keep their rows in that key's tree
/// (<c>WITHOUT ROWID</c>): half the pages to write, and no second tree to keep.
/// </summary>
internal sealed class SqliteHubContext(DbContextOptions<SqliteHubContext> options) : HubDbContext(options)
{
    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        base.ConfigureConventions(configuration);
        configuration.Properties<Guid>().HaveConversion<UuidConverter>();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        WithoutRowId<RequestRow>(model);
        WithoutRowId<LotRow>(model);
        WithoutRowId<PurchaseLineRow>(model);
        WithoutRowId<Card>(model);
        WithoutRowId<BrandLinkRow>(model);
        WithoutRowId<Credential>(model);
    }

    private static void WithoutRowId<TRow>(ModelBuilder model)
        where TRow : class =>
        model.Entity<TRow>().HasAnnotation(SqliteTableGenerator.WithoutRowId, true);
}
