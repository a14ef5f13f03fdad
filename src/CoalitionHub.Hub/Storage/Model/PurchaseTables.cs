using CoalitionHub.Core.Purchases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoalitionHub.Hub.Storage.Model;

/// <summary>Purchases. One partner's reference of one kind is there once, whoever sends it again.</summary>
internal sealed class PurchaseTable : IEntityTypeConfiguration<Purchase>
{
    public void Configure(EntityTypeBuilder<Purchase> table)
    {
        table.ToTable("purchases").HasKey(row => row.No);
        table.Property(row => row.Reference).HasMaxLength(64);
        table.Property(row => row.ReferenceSalt).HasMaxLength(16);
        table.Ignore(row => row.Lines);
        table.HasIndex(row => new { row.PartnerNo, row.Kind, row.Reference }).IsUnique();
    }
}

internal sealed class PurchaseLineTable : IEntityTypeConfiguration<PurchaseLineRow>
{
    public void Configure(EntityTypeBuilder<PurchaseLineRow> table) =>
        table.ToTable("purchase_lines").HasKey(row => new { row.PurchaseNo, row.LineNo });
}
