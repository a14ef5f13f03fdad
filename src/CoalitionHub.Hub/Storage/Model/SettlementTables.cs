using CoalitionHub.Core.Settlements;
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

internal sealed class PaymentTable : IEntityTypeConfiguration<PaymentRow>
{
    public void Configure(EntityTypeBuilder<PaymentRow> table) => table.ToTable("payments").HasKey(row => row.No);
}
