using CoalitionHub.Core.Exchanges;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Route = CoalitionHub.Core.Exchanges.Route;

namespace CoalitionHub.Hub.Storage.Model;

internal sealed class RouteTable : IEntityTypeConfiguration<Route>
{
    public void Configure(EntityTypeBuilder<Route> table)
    {
        table.ToTable("routes").HasKey(row => row.No);
        table.Property(row => row.Rules).IsJsonRecord();
    }
}

internal sealed class ExchangeTallyTable : IEntityTypeConfiguration<ExchangeTallyRow>
{
    public void Configure(EntityTypeBuilder<ExchangeTallyRow> table)
    {
        table.ToTable("exchange_tallies").HasKey(row => new { row.Scope, row.FromCurrencyNo, row.ToCurrencyNo, row.Subject });
        table.Property(row => row.Subject).HasMaxLength(32);
    }
}

internal sealed class BonusSpendingTable : IEntityTypeConfiguration<BonusSpending>
{
    public void Configure(EntityTypeBuilder<BonusSpending> table) => table.ToTable("bonus_spendings").HasKey(row => row.RouteNo);
}

internal sealed class GiftTable : IEntityTypeConfiguration<Gift>
{
    public void Configure(EntityTypeBuilder<Gift> table)
    {
        table.ToTable("gifts").HasKey(row => row.No);
        table.Property(row => row.Lots).IsJson();
        table.Property(row => row.Use).IsJsonRecord();
        table.Property(row => row.UndoReasons).IsJson();
    }
}

/// <summary>Exchanges. A quote is accepted once; a partner reads its own, the last first.</summary>
internal sealed class ExchangeTable : IEntityTypeConfiguration<Exchange>
{
    public void Configure(EntityTypeBuilder<Exchange> table)
    {
        table.ToTable("exchanges").HasKey(row => row.No);
        table.HasIndex(row => row.QuoteId).IsUnique();
        table.HasIndex(row => new { row.PartnerNo, row.No });
        // A start loads those that aren't at rest.
        table.HasIndex(row => row.State);
        table.Property(row => row.Plan).IsJsonRecord();
    }
}

/// <summary>Instructions to brands that keep their own points.</summary>
internal sealed class InstructionTable : IEntityTypeConfiguration<Instruction>
{
    public void Configure(EntityTypeBuilder<Instruction> table)
    {
        table.ToTable("instructions").HasKey(row => row.No);
        table.Property(row => row.PartnerReference).HasMaxLength(64);
        table.Property(row => row.RefusalReason).HasMaxLength(64);
        table.HasIndex(row => row.ExchangeNo);
        // A start loads those whose answers are awaited.
        table.HasIndex(row => row.State);
    }
}

internal sealed class ResolutionTable : IEntityTypeConfiguration<Resolution>
{
    public void Configure(EntityTypeBuilder<Resolution> table) => table.ToTable("resolutions").HasKey(row => row.No);
}

internal sealed class CorrectionTable : IEntityTypeConfiguration<Correction>
{
    public void Configure(EntityTypeBuilder<Correction> table) => table.ToTable("corrections").HasKey(row => row.No);
}
