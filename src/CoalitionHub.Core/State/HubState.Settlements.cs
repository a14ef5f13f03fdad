using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Settlements;

namespace CoalitionHub.Core.State;

/// <summary>What decisions about settlements are made on, beside windows and files.</summary>
public sealed partial class HubState
{
    /// <summary>All versions, whatever became of them, by number.</summary>
    public DraftTable<int, SettlementRules> SettlementRules { get; } = new();

    /// <summary>Who owes whom in calculated windows.</summary>
    public DraftTable<ObligationKey, Obligation> Obligations { get; } = new();

    /// <summary>What partners say of their parts.</summary>
    public DraftTable<PartKey, PartStanding> PartStandings { get; } = new();

    public DraftTable<long, Dispute> Disputes { get; } = new();

    /// <summary>What somebody was reminded of.</summary>
    public DraftTable<ReminderKey, Reminder> Reminders { get; } = new();

    public DraftTable<long, LiquidityMovement> LiquidityMovements { get; } = new();

    /// <summary>One row at most, under the number 1.</summary>
    public DraftTable<int, PeriodLock> PeriodLocks { get; } = new();
}
