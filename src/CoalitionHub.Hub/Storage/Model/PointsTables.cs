using CoalitionHub.Core.Points;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoalitionHub.Hub.Storage.Model;

internal sealed class AdjustmentTable : IEntityTypeConfiguration<Adjustment>
{
    public void Configure(EntityTypeBuilder<Adjustment> table) => table.ToTable("adjustments").HasKey(row => row.No);
}

internal sealed class OpeningImportTable : IEntityTypeConfiguration<OpeningImportRow>
{
    public void Configure(EntityTypeBuilder<OpeningImportRow> table) =>
        table.ToTable("opening_imports").HasKey(row => new { row.PartnerNo, row.CurrencyNo });
}
