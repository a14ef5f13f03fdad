using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Points.Packs;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoalitionHub.Hub.Storage.Model;

internal sealed class CurrencyTable : IEntityTypeConfiguration<Currency>
{
    public void Configure(EntityTypeBuilder<Currency> table)
    {
        table.ToTable("currencies").HasKey(row => row.No);
        table.HasIndex(row => row.Code).IsUnique();
    }
}

internal sealed class PartnerTable : IEntityTypeConfiguration<Partner>
{
    public void Configure(EntityTypeBuilder<Partner> table)
    {
        table.ToTable("partners").HasKey(row => row.No);
        table.Property(row => row.Code).HasMaxLength(64);
        table.HasIndex(row => row.Code).IsUnique();
    }
}

internal sealed class CredentialTable : IEntityTypeConfiguration<Credential>
{
    public void Configure(EntityTypeBuilder<Credential> table)
    {
        table.ToTable("credentials").HasKey(row => row.ClientId);
        table.Property(row => row.ClientId).HasMaxLength(128);
        table.Property(row => row.Scopes).IsWords();
    }
}

internal sealed class StaffTable : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> table) => table.ToTable("staff").HasKey(row => row.No);
}

internal sealed class PackTable : IEntityTypeConfiguration<Pack>
{
    public void Configure(EntityTypeBuilder<Pack> table) => table.ToTable("packs").HasKey(row => row.No);
}

internal sealed class TermsTable : IEntityTypeConfiguration<Terms>
{
    public void Configure(EntityTypeBuilder<Terms> table)
    {
        table.ToTable("terms").HasKey(row => row.No);
        table.Property(row => row.EarnRates).IsJson();
        table.Property(row => row.Charges).IsJsonRecord();
    }
}
