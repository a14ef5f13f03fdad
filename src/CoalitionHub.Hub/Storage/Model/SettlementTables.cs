using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Banking;
using CoalitionHub.Core.Settlements.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoalitionHub.Hub.Storage.Model;

internal sealed class WindowTable : IEntityTypeConfiguration<Window>
{
    public void Configure(EntityTypeBuilder<Window> table) => table.ToTable("windows").HasKey(row => row.No);
}

internal sealed class WindowPartTable : IEntityTypeConfiguration<WindowPartRow>
{
    public void Configure(EntityTypeBuilder<WindowPartRow> table) =>
        table.ToTable("window_parts").HasKey(row => new { row.WindowNo, row.PartnerNo });
}

internal sealed class WindowLineTable : IEntityTypeConfiguration<WindowLineRow>
{
    public void Configure(EntityTypeBuilder<WindowLineRow> table) =>
        table.ToTable("window_lines").HasKey(row => new { row.WindowNo, row.PartnerNo, row.Kind, row.CurrencyNo });
}

internal sealed class WindowRootTable : IEntityTypeConfiguration<WindowRootRow>
{
    public void Configure(EntityTypeBuilder<WindowRootRow> table)
    {
        table.ToTable("window_roots").HasKey(row => new { row.WindowNo, row.PartnerNo });
        table.Property(row => row.Hash).HasMaxLength(32);
    }
}

internal sealed class PaymentTable : IEntityTypeConfiguration<PaymentRow>
{
    public void Configure(EntityTypeBuilder<PaymentRow> table) => table.ToTable("payments").HasKey(row => row.No);
}

internal sealed class BankDetailsTable : IEntityTypeConfiguration<BankDetails>
{
    public void Configure(EntityTypeBuilder<BankDetails> table) => table.ToTable("bank_details").HasKey(row => row.No);
}

internal sealed class SettlementFileTable : IEntityTypeConfiguration<SettlementFile>
{
    public void Configure(EntityTypeBuilder<SettlementFile> table)
    {
        table.ToTable("settlement_files").HasKey(row => row.No);
        // The last word on it: no number is given twice.
        table.HasIndex(row => new { row.Kind, row.Number }).IsUnique();
    }
}

internal sealed class FileContentTable : IEntityTypeConfiguration<FileContent>
{
    public void Configure(EntityTypeBuilder<FileContent> table) => table.ToTable("settlement_file_contents").HasKey(row => row.FileNo);
}

internal sealed class PaymentOrderTable : IEntityTypeConfiguration<PaymentOrder>
{
    public void Configure(EntityTypeBuilder<PaymentOrder> table)
    {
        table.ToTable("payment_orders").HasKey(row => row.EndToEndId);
        table.Property(row => row.EndToEndId).HasMaxLength(35);
    }
}

internal sealed class BankImportTable : IEntityTypeConfiguration<BankImport>
{
    public void Configure(EntityTypeBuilder<BankImport> table) => table.ToTable("bank_imports").HasKey(row => row.No);
}

internal sealed class BankEntryTable : IEntityTypeConfiguration<BankEntryRow>
{
    public void Configure(EntityTypeBuilder<BankEntryRow> table)
    {
        table.ToTable("bank_entries").HasKey(row => new { row.Account, row.StatementId, row.EntryReference, row.DetailNo });
        table.Property(row => row.Account).HasMaxLength(BankEntryKey.MaxLength);
        table.Property(row => row.StatementId).HasMaxLength(BankEntryKey.MaxLength);
        table.Property(row => row.EntryReference).HasMaxLength(BankEntryKey.MaxLength);
    }
}

internal sealed class LedgerCodeTable : IEntityTypeConfiguration<LedgerCodeRow>
{
    public void Configure(EntityTypeBuilder<LedgerCodeRow> table) => table.ToTable("ledger_codes").HasKey(row => new { row.Kind, row.IsMoney });
}
