using CoalitionHub.Core.State;
using CoalitionHub.Hub.Storage.Model;

namespace CoalitionHub.Hub.Storage.Rows;

/// <summary>
/// Which table of the state is stored where. Not here: derived tables, number sequences (their last number is the highest
/// stored one), and accounts, whose rows are written back in their own time.
/// </summary>
internal static class StateTables
{
    /// <summary>All of them, the busiest first.</summary>
    public static IReadOnlyList<StateTable> Create() =>
    [
        new ArchiveTable<Core.Purchases.Purchase>(state => state.Purchases, state => state.PurchaseNumbers),
        new ListTable<Core.Ledger.Transfer>(state => state.Ledger.Transfers),
        Same(state => state.Ledger.Holds, hold => hold.No),
        Same(state => state.ProofUses, use => use.MemberNo),
        Same(state => state.Members, member => member.No),
        Same(state => state.Cards, card => card.Number),
        Keyed(state => state.BrandLinks, link => link.BrandMember, BrandLinkRow.Of, row => row.ToRecord()),
        new ArchiveTable<Core.Exchanges.Exchange>(state => state.Exchanges, state => state.DocumentNumbers),
        new ArchiveTable<Core.Exchanges.Instruction>(state => state.Instructions, state => state.InstructionNumbers),
        new ListTable<StateChange>(state => state.Changes),
        new ListTable<Alert>(state => state.Alerts),
        Same(state => state.Currencies, currency => currency.No),
        Same(state => state.Partners, partner => partner.No),
        Same(state => state.Credentials, credential => credential.ClientId),
        Same(state => state.Staff, person => person.No),
        Same(state => state.Terms, terms => terms.No),
        Same(state => state.Packs, pack => pack.No),
        Same(state => state.Merges, merge => merge.No),
        Same(state => state.Adjustments, adjustment => adjustment.No),
        Keyed(state => state.OpeningImports, import => import.Key, OpeningImportRow.Of, row => row.ToRecord()),
        Same(state => state.Routes, route => route.No),
        Same(state => state.Resolutions, resolution => resolution.No),
        Same(state => state.Corrections, correction => correction.No),
        Keyed(state => state.ExchangeTallies, tally => tally.Key, ExchangeTallyRow.Of, row => row.ToRecord()),
        Same(state => state.BonusSpendings, spending => spending.RouteNo),
        Same(state => state.Gifts, gift => gift.No),
        Same(state => state.Windows, window => window.No),
        Keyed(state => state.WindowParts, part => part.Key, WindowPartRow.Of, row => row.ToRecord()),
        Keyed(state => state.WindowLines, line => line.Key, WindowLineRow.Of, row => row.ToRecord()),
        Keyed(state => state.WindowRoots, root => root.Key, WindowRootRow.Of, row => row.ToRecord()),
        Keyed(state => state.Payments, payment => payment.No, PaymentRow.Of, row => row.ToRecord()),
        Same(state => state.SettlementRules, rules => rules.No),
        Keyed(state => state.Obligations, obligation => obligation.Key, ObligationRow.Of, row => row.ToRecord()),
        Keyed(state => state.WindowShares, share => share.Key, WindowShareRow.Of, row => row.ToRecord()),
        Keyed(state => state.PartStandings, standing => standing.Key, PartStandingRow.Of, row => row.ToRecord()),
        Same(state => state.Disputes, dispute => dispute.No),
        Keyed(state => state.Reminders, reminder => reminder.Key, ReminderRow.Of, row => row.ToRecord()),
        Same(state => state.LiquidityMovements, movement => movement.No),
        Same(state => state.SettlementAdjustments, adjustment => adjustment.No),
        Same(state => state.PeriodLocks, one => one.No),
        Same(state => state.BankDetails, details => details.No),
        Same(state => state.SettlementFiles, file => file.No),
        new ListTable<Core.Settlements.Files.FileContent>(state => state.FileContents),
        Same(state => state.PaymentOrders, order => order.EndToEndId),
        Same(state => state.BankImports, import => import.No),
        Keyed(state => state.BankEntries, entry => entry.Key, BankEntryRow.Of, row => row.ToRecord()),
        Keyed(state => state.LedgerCodes, code => code.Key, LedgerCodeRow.Of, row => row.ToRecord()),
    ];

    private static MemoryTable<TKey, TRecord, TRecord> Same<TKey, TRecord>(Func<HubState, DraftTable<TKey, TRecord>> table, Func<TRecord, TKey> keyOf)
        where TKey : notnull
        where TRecord : class =>
        new(table, keyOf, static record => record, static row => row);

    private static MemoryTable<TKey, TRecord, TRow> Keyed<TKey, TRecord, TRow>(
        Func<HubState, DraftTable<TKey, TRecord>> table, Func<TRecord, TKey> keyOf, Func<TRecord, TRow> toRow, Func<TRow, TRecord> toRecord)
        where TKey : notnull
        where TRecord : class
        where TRow : class =>
        new(table, keyOf, toRow, toRecord);
}
