using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Prices;

namespace CoalitionHub.Core.State;

/// <summary>What decisions about settlements are made on, beside windows and files.</summary>
public sealed partial class HubState
{
    /// <summary>All versions, whatever became of them, by number.</summary>
    public DraftTable<int, SettlementRules> SettlementRules { get; } = new();

    /// <summary>Who owes whom in calculated windows.</summary>
    public DraftTable<ObligationKey, Obligation> Obligations { get; } = new();

    /// <summary>What partners pay each other by interchange and joint funding in calculated windows.</summary>
    public DraftTable<ShareKey, WindowShare> WindowShares { get; } = new();

    /// <summary>What partners say of their parts.</summary>
    public DraftTable<PartKey, PartStanding> PartStandings { get; } = new();

    public DraftTable<long, Dispute> Disputes { get; } = new();

    /// <summary>What somebody was reminded of.</summary>
    public DraftTable<ReminderKey, Reminder> Reminders { get; } = new();

    public DraftTable<long, LiquidityMovement> LiquidityMovements { get; } = new();

    /// <summary>One row at most, under the number 1.</summary>
    public DraftTable<int, PeriodLock> PeriodLocks { get; } = new();

    public DraftTable<long, SettlementAdjustment> SettlementAdjustments { get; } = new();

    /// <summary>What looks once a second would search all windows for, derived, not stored: those on which something is still to be done.</summary>
    public DraftTable<int, Window> UnsettledWindows { get; } = new();

    /// <summary>Parts of which something is to be paid; derived, not stored.</summary>
    public DraftTable<PartKey, WindowPart> UnpaidParts { get; } = new();

    /// <summary>Parts of which the partner may still say something; derived, not stored.</summary>
    public DraftTable<PartKey, PartStanding> AskedParts { get; } = new();

    /// <summary>Disputes about which somebody has still something to do; derived, not stored.</summary>
    public DraftTable<long, Dispute> OpenDisputes { get; } = new();

    internal void PutWindow(Window window)
    {
        Windows.Put(window.No, window);
        Index(UnsettledWindows, window.No, window, IsUnsettled(window));
    }

    internal void PutPart(WindowPart part)
    {
        WindowParts.Put(part.Key, part);
        Index(UnpaidParts, part.Key, part, IsUnpaid(part));
    }

    internal void RemovePart(PartKey key)
    {
        WindowParts.Remove(key);
        UnpaidParts.Remove(key);
    }

    internal void PutStanding(PartStanding standing)
    {
        PartStandings.Put(standing.Key, standing);
        Index(AskedParts, standing.Key, standing, IsAsked(standing));
    }

    internal void PutDispute(Dispute dispute)
    {
        Disputes.Put(dispute.No, dispute);
        Index(OpenDisputes, dispute.No, dispute, dispute.IsOpen);
    }

    private void LoadOpenSettlements()
    {
        LoadIndex(Windows, UnsettledWindows, window => window.No, IsUnsettled);
        LoadIndex(WindowParts, UnpaidParts, part => part.Key, IsUnpaid);
        LoadIndex(PartStandings, AskedParts, standing => standing.Key, IsAsked);
        LoadIndex(Disputes, OpenDisputes, dispute => dispute.No, dispute => dispute.IsOpen);
    }

    private static bool IsUnsettled(Window window) => window.State != WindowState.Settled;

    private static bool IsUnpaid(WindowPart part) => Core.Settlements.WindowParts.OutstandingMinorUnits(part) > 0;

    private static bool IsAsked(PartStanding standing) => standing.Agreement is PartAgreement.Awaited or PartAgreement.Resolved;

    private static void Index<TKey, TRecord>(DraftTable<TKey, TRecord> index, TKey key, TRecord record, bool belongs)
        where TKey : notnull
        where TRecord : class
    {
        if (belongs)
        {
            index.Put(key, record);
        }
        else if (index.Find(key) is not null)
        {
            index.Remove(key);
        }
    }

    private static void LoadIndex<TKey, TRecord>(DraftTable<TKey, TRecord> table, DraftTable<TKey, TRecord> index, Func<TRecord, TKey> keyOf, Func<TRecord, bool> belongs)
        where TKey : notnull
        where TRecord : class
    {
        foreach (var record in table.Committed.Where(belongs))
        {
            index.Load(keyOf(record), record);
        }
    }
}
