using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Prices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CoalitionHub.Hub.Storage.Model;

internal sealed class SettlementRulesTable : IEntityTypeConfiguration<SettlementRules>
{
    public void Configure(EntityTypeBuilder<SettlementRules> table)
    {
        table.ToTable("settlement_rules").HasKey(row => row.No);
        table.Property(row => row.Terms).IsJsonRecord();
    }
}

internal sealed class ObligationTable : IEntityTypeConfiguration<ObligationRow>
{
    public void Configure(EntityTypeBuilder<ObligationRow> table) =>
        table.ToTable("window_obligations").HasKey(row => new { row.WindowNo, row.DebtorNo, row.CreditorNo, row.CurrencyNo });
}

internal sealed class WindowShareTable : IEntityTypeConfiguration<WindowShareRow>
{
    public void Configure(EntityTypeBuilder<WindowShareRow> table) =>
        table.ToTable("window_shares").HasKey(row => new { row.WindowNo, row.Kind, row.TermsNo, row.PayerNo, row.PayeeNo });
}

internal sealed class PartStandingTable : IEntityTypeConfiguration<PartStandingRow>
{
    public void Configure(EntityTypeBuilder<PartStandingRow> table) => table.ToTable("part_standings").HasKey(row => new { row.WindowNo, row.PartnerNo });
}

internal sealed class DisputeTable : IEntityTypeConfiguration<Dispute>
{
    public void Configure(EntityTypeBuilder<Dispute> table)
    {
        table.ToTable("disputes").HasKey(row => row.No);
        table.Property(row => row.Lines).IsJson();
        table.Property(row => row.Words).IsJson();
    }
}

internal sealed class ReminderTable : IEntityTypeConfiguration<ReminderRow>
{
    public void Configure(EntityTypeBuilder<ReminderRow> table)
    {
        table.ToTable("reminders").HasKey(row => new { row.Subject, row.Kind });
        table.Property(row => row.Subject).HasMaxLength(ReminderKey.MaxLength);
        table.Property(row => row.Kind).HasMaxLength(ReminderKey.MaxLength);
    }
}

internal sealed class LiquidityMovementTable : IEntityTypeConfiguration<LiquidityMovement>
{
    public void Configure(EntityTypeBuilder<LiquidityMovement> table) => table.ToTable("liquidity_movements").HasKey(row => row.No);
}

internal sealed class SettlementAdjustmentTable : IEntityTypeConfiguration<SettlementAdjustment>
{
    public void Configure(EntityTypeBuilder<SettlementAdjustment> table) => table.ToTable("settlement_adjustments").HasKey(row => row.No);
}

internal sealed class PeriodLockTable : IEntityTypeConfiguration<PeriodLock>
{
    public void Configure(EntityTypeBuilder<PeriodLock> table) => table.ToTable("period_locks").HasKey(row => row.No);
}

/// <summary>Who owes whom in a window.</summary>
internal sealed record ObligationRow(int WindowNo, int DebtorNo, int CreditorNo, int CurrencyNo, long Micros)
{
    public static ObligationRow Of(Obligation obligation) =>
        new(obligation.Key.WindowNo, obligation.Key.DebtorNo, obligation.Key.CreditorNo, obligation.Key.CurrencyNo, obligation.Micros);

    public Obligation ToRecord() => new(new ObligationKey(WindowNo, DebtorNo, CreditorNo, CurrencyNo), Micros);
}

/// <summary>What one partner pays another in a window.</summary>
internal sealed record WindowShareRow(int WindowNo, LineKind Kind, int TermsNo, int PayerNo, int PayeeNo, int CurrencyNo, long Points, long Micros)
{
    public static WindowShareRow Of(WindowShare share) => new(
        share.Key.WindowNo, share.Key.Kind, share.Key.TermsNo, share.Key.PayerNo, share.Key.PayeeNo, share.CurrencyNo, share.Points, share.Micros);

    public WindowShare ToRecord() => new(new ShareKey(WindowNo, Kind, TermsNo, PayerNo, PayeeNo), CurrencyNo, Points, Micros);
}

/// <summary>What a partner says of its part of a window.</summary>
internal sealed record PartStandingRow(int WindowNo, int PartnerNo, PartAgreement Agreement, long SinceMicros, long DueMicros)
{
    public static PartStandingRow Of(PartStanding standing) =>
        new(standing.Key.WindowNo, standing.Key.PartnerNo, standing.Agreement, standing.SinceMicros, standing.DueMicros);

    public PartStanding ToRecord() => new(new PartKey(WindowNo, PartnerNo), Agreement, SinceMicros, DueMicros);
}

/// <summary>A reminder that was given.</summary>
internal sealed record ReminderRow(string Subject, string Kind, long TimeMicros)
{
    public static ReminderRow Of(Reminder reminder) => new(reminder.Key.Subject, reminder.Key.Kind, reminder.TimeMicros);

    public Reminder ToRecord() => new(new ReminderKey(Subject, Kind), TimeMicros);
}
