using CoalitionHub.Core.Ledger;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoalitionHub.Hub.Storage.Model;

/// <summary>The journal. No index but its key: a wallet's statement walks <see cref="Transfer.PreviousSeq"/>, all else is a range of seq.</summary>
internal sealed class TransferTable : IEntityTypeConfiguration<Transfer>
{
    public void Configure(EntityTypeBuilder<Transfer> table)
    {
        table.ToTable("transfers").HasKey(row => row.Seq);
        table.Property(row => row.ReferenceCommitment).HasMaxLength(32);
    }
}

internal sealed class AccountTable : IEntityTypeConfiguration<AccountRow>
{
    public void Configure(EntityTypeBuilder<AccountRow> table) => table.ToTable("accounts").HasKey(row => row.Id);
}

internal sealed class LotTable : IEntityTypeConfiguration<LotRow>
{
    public void Configure(EntityTypeBuilder<LotRow> table) => table.ToTable("lots").HasKey(row => new { row.Wallet, row.Seq });
}

internal sealed class HoldTable : IEntityTypeConfiguration<Hold>
{
    public void Configure(EntityTypeBuilder<Hold> table)
    {
        table.ToTable("holds").HasKey(row => row.No);
        table.Property(row => row.Legs).IsJson();
    }
}

internal sealed class HeadTable : IEntityTypeConfiguration<HeadEntry>
{
    public void Configure(EntityTypeBuilder<HeadEntry> table)
    {
        table.ToTable("journal_head").HasKey(row => row.Id);
        table.Property(row => row.Owner).HasMaxLength(200);
        table.Property(row => row.OwnerUrl).HasMaxLength(200);
        table.Property(row => row.Hash).HasMaxLength(32);
    }
}

/// <summary>Requests and their answers. Their ids are in the order of time (UUIDv7), so that the key grows at its end.</summary>
internal sealed class RequestTable : IEntityTypeConfiguration<RequestRow>
{
    public void Configure(EntityTypeBuilder<RequestRow> table)
    {
        table.ToTable("requests").HasKey(row => new { row.PartnerNo, row.RequestId });
        table.Property(row => row.Hash).HasMaxLength(32);
    }
}
