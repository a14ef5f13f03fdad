using CoalitionHub.Core.Members;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Hub.Storage.Model;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Hub.Storage.Sqlite;

/// <summary>
/// The model on SQLite. Tables that are found by a key other than a number keep their rows in that key's tree
/// (<c>WITHOUT ROWID</c>): half the pages to write, and no second tree to keep. Merchants' references have no unique index but
/// a table of hashes, which lags a little behind the purchases (<see cref="RecentReferences"/>).
/// </summary>
internal sealed class SqliteHubContext(DbContextOptions<SqliteHubContext> options) : HubDbContext(options)
{
    /// <summary>Of the journal's head: every purchase up to this number has its row in <see cref="References"/>.</summary>
    private const string ReferencesNo = "ReferencesNo";

    public DbSet<PurchaseReferenceRow> References => Set<PurchaseReferenceRow>();

    /// <inheritdoc />
    public override bool KeepsReferencesUnique => false;

    /// <summary>By its row, or among the newest that have none yet.</summary>
    public override IQueryable<Purchase> PurchasesOf(PurchaseReference reference)
    {
        var hash = PurchaseReferenceRow.HashOf(reference);
        var meant = base.PurchasesOf(reference);
        return meant.Where(purchase => References.Where(row => row.Hash == hash).Select(row => row.PurchaseNo).Contains(purchase.No))
            .Concat(meant.Where(purchase => purchase.No > Heads.Select(head => EF.Property<long>(head, ReferencesNo)).First()))
            .Take(1);
    }

    /// <summary>Gives a row to every purchase that has none.</summary>
    public override void KeepReferences()
    {
        var upTo = Heads.Select(head => EF.Property<long>(head, ReferencesNo)).Single();
        var rest = Purchases.Where(purchase => purchase.No > upTo).ToList();
        if (rest.Count == 0)
        {
            return;
        }

        var rows = rest.ConvertAll(purchase => new PurchaseReferenceRow(PurchaseReferenceRow.HashOf(purchase.Key), purchase.No));
        var hashes = rows.ConvertAll(row => row.Hash);
        var there = References.Where(row => hashes.Contains(row.Hash)).ToHashSet();
        References.AddRange(rows.Where(row => !there.Contains(row)));
        SaveChanges();
        var last = rest.Max(purchase => purchase.No);
        Heads.ExecuteUpdate(head => head.SetProperty(entry => EF.Property<long>(entry, ReferencesNo), last));
    }

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        base.ConfigureConventions(configuration);
        configuration.Properties<Guid>().HaveConversion<UuidConverter>();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<PurchaseReferenceRow>().ToTable("purchase_references").HasKey(row => new { row.Hash, row.PurchaseNo });
        model.Entity<HeadEntry>().Property<long>(ReferencesNo);
        base.OnModelCreating(model);
        var purchases = model.Entity<Purchase>().Metadata;
        foreach (var index in purchases.GetIndexes().ToList())
        {
            purchases.RemoveIndex(index);
        }

        WithoutRowId<PurchaseReferenceRow>(model);
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
