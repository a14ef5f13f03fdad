using CoalitionHub.Core.Members;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoalitionHub.Hub.Storage.Model;

/// <summary>Members. Columns that hold personal data are named <c>personal_…</c>: they are what an erasure empties.</summary>
internal sealed class MemberTable : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> table)
    {
        table.ToTable("members").HasKey(row => row.No);
        table.Property(row => row.DisplayName).HasColumnName("personal_display_name");
        table.Property(row => row.Email).HasColumnName("personal_email");
        table.Property(row => row.BirthDate).HasColumnName("personal_birth_date");
    }
}

internal sealed class CardTable : IEntityTypeConfiguration<Card>
{
    public void Configure(EntityTypeBuilder<Card> table)
    {
        table.ToTable("cards").HasKey(row => row.Number);
        table.Property(row => row.Number).HasMaxLength(32);
    }
}

internal sealed class BrandLinkTable : IEntityTypeConfiguration<BrandLinkRow>
{
    public void Configure(EntityTypeBuilder<BrandLinkRow> table)
    {
        table.ToTable("brand_links").HasKey(row => new { row.PartnerNo, row.Number });
        table.Property(row => row.Number).HasMaxLength(128);
    }
}

internal sealed class ProofUseTable : IEntityTypeConfiguration<ProofUse>
{
    public void Configure(EntityTypeBuilder<ProofUse> table) => table.ToTable("proof_uses").HasKey(row => row.MemberNo);
}

internal sealed class MergeTable : IEntityTypeConfiguration<Merge>
{
    public void Configure(EntityTypeBuilder<Merge> table) => table.ToTable("merges").HasKey(row => row.No);
}
