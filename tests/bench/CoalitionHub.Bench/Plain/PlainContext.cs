using CoalitionHub.Protos.Points.V1;
using Microsoft.EntityFrameworkCore;

namespace CoalitionHub.Bench.Plain;

/// <summary>The hub's own tables, mapped as a team would map them that thinks in rows.</summary>
internal sealed class PlainContext(DbContextOptions<PlainContext> options) : DbContext(options)
{
    public DbSet<PlainMember> Members => Set<PlainMember>();

    public DbSet<PlainAccount> Accounts => Set<PlainAccount>();

    public DbSet<PlainLot> Lots => Set<PlainLot>();

    public DbSet<PlainTransfer> Transfers => Set<PlainTransfer>();

    public DbSet<PlainPurchase> Purchases => Set<PlainPurchase>();

    public DbSet<PlainRequest> Requests => Set<PlainRequest>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<PlainMember>().ToTable("members").HasKey(row => row.No);
        modelBuilder.Entity<PlainAccount>().ToTable("accounts").HasKey(row => row.Id);
        modelBuilder.Entity<PlainLot>().ToTable("lots").HasKey(row => new { row.Wallet, row.Seq });
        modelBuilder.Entity<PlainTransfer>().ToTable("transfers").HasKey(row => row.Seq);
        modelBuilder.Entity<PlainPurchase>().ToTable("purchases").HasKey(row => row.No);
        modelBuilder.Entity<PlainRequest>().ToTable("requests").HasKey(row => new { row.PartnerNo, row.RequestId });
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.Name));
                property.ValueGenerated = Microsoft.EntityFrameworkCore.Metadata.ValueGenerated.Never;
                if (property.ClrType == typeof(byte) && Database.IsNpgsql())
                {
                    property.SetColumnType("smallint");
                }
                else if (property.ClrType == typeof(Guid) && Database.IsSqlite())
                {
                    // The hub's own form: 16 bytes, most significant first.
                    property.SetValueConverter(new Microsoft.EntityFrameworkCore.Storage.ValueConversion.ValueConverter<Guid, byte[]>(
                        id => id.ToByteArray(true), bytes => new Guid(bytes, true)));
                }
            }
        }
    }

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((letter, at) => char.IsUpper(letter) ? (at == 0 ? "" : "_") + char.ToLowerInvariant(letter) : letter.ToString()));
}
