using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Points.Packs;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Banking;
using CoalitionHub.Core.Settlements.Files;
using CoalitionHub.Core.Settlements.GeneralLedger;
using CoalitionHub.Core.Settlements.Proof;
using CoalitionHub.Core.Staff;

namespace CoalitionHub.Core.State;

/// <summary>
/// Everything that decisions are made on. Readers on any thread see what is committed; the writer's thread also sees, changes
/// and rolls back the draft of its current batch.
/// </summary>
public sealed partial class HubState
{
    private readonly IDraftTable[] tables;
    private readonly DraftTable<PurchaseReference, Purchase> references;

    public HubState(IArchive archive)
    {
        Archive = archive;
        Purchases = new DraftTable<long, Purchase>(archive.FindPurchase);
        Exchanges = new DraftTable<long, Exchange>(archive.FindExchange);
        Instructions = new DraftTable<long, Instruction>(archive.FindInstruction);
        references = new DraftTable<PurchaseReference, Purchase>(_ => null);
        quotes = new DraftTable<Guid, Exchange>(_ => null);
        tables =
        [
            Ledger.Accounts, Ledger.Holds, Ledger.Outstanding, Ledger.Transfers, Currencies, Partners, Credentials, Staff,
            Terms, Schedules, Members, Cards, BrandLinks, MemberKeys, ProofUses, Merges, Purchases, references, ClearedPurchases, FreedExpired, Adjustments, OpeningImports, Packs, PackStocks,
            Routes, ExchangeTallies, BonusSpendings, Gifts, Exchanges, quotes, OpenExchanges, promises, Instructions, OpenInstructions, InstructionQueues, Resolutions, Corrections, InstructionNumbers, Windows, WindowParts, WindowLines, WindowRoots, Payments,
            SettlementRules, Obligations, WindowShares, PartStandings, Disputes, Reminders, LiquidityMovements, PeriodLocks, SettlementAdjustments,
            UnsettledWindows, UnpaidParts, AskedParts, OpenDisputes,
            BankDetails, SettlementFiles, FileContents, PaymentOrders, BankImports, BankEntries, LedgerCodes, Changes, Alerts, PartnerNumbers, MemberNumbers, PurchaseNumbers,
            DocumentNumbers, ChangeNumbers, AlertNumbers,
        ];
    }

    /// <summary>What is committed but not in memory.</summary>
    public IArchive Archive { get; }

    public LedgerBook Ledger { get; } = new();

    public DraftTable<int, Currency> Currencies { get; } = new();

    /// <summary>The money in which the coalition settles; for decisions.</summary>
    /// <exception cref="InvalidOperationException">There is none: the database was not set up.</exception>
    public CurrencyCode SettlementMoney => Currencies.Find(Currency.SettlementMoneyNo)?.Code
        ?? throw new InvalidOperationException("The coalition has no settlement money: the database was not set up.");

    public DraftTable<int, Partner> Partners { get; } = new();

    /// <summary>By OAuth client id.</summary>
    public DraftTable<string, Credential> Credentials { get; } = new();

    public DraftTable<int, StaffMember> Staff { get; } = new();

    /// <summary>All versions, whatever became of them, by number.</summary>
    public DraftTable<int, Terms> Terms { get; } = new();

    /// <summary>The approved versions in order; derived from <see cref="Terms"/>, not stored.</summary>
    public DraftTable<ScheduleKey, Schedule> Schedules { get; } = new();

    public DraftTable<long, Member> Members { get; } = new();

    public DraftTable<string, Card> Cards { get; } = new();

    public DraftTable<BrandMember, BrandLink> BrandLinks { get; } = new();

    /// <summary>By member: its cards, links and merged memberships; derived from those tables, not stored.</summary>
    public DraftTable<long, MemberKeys> MemberKeys { get; } = new();

    public DraftTable<long, ProofUse> ProofUses { get; } = new();

    /// <summary>Whose code was wrong in the decision under way; 0 for nobody's. No part of the draft, which a refusal takes back.</summary>
    public long WrongCodeOf { get; set; }

    public DraftTable<long, Merge> Merges { get; } = new();

    /// <summary>Wallets to sweep before midnight; not stored, since a hub that starts looks at every wallet.</summary>
    public DraftTable<AccountId, FreedWallet> FreedExpired { get; } = new();

    /// <summary>Read from the database, not kept in memory.</summary>
    public DraftTable<long, Purchase> Purchases { get; }

    /// <summary>
    /// Purchases, by number, that lose what they say of a person: lines, store, channel, and the salt that ties the journal's commitment
    /// to the reference. The store clears them after everything else in the batch, so whatever a batch writes of them stays cleared.
    /// </summary>
    public DraftList<long> ClearedPurchases { get; } = new();

    public DraftTable<long, Adjustment> Adjustments { get; } = new();

    public DraftTable<ImportKey, OpeningImport> OpeningImports { get; } = new();

    /// <summary>Of prepaid partners, whatever became of them, by number.</summary>
    public DraftTable<int, Pack> Packs { get; } = new();

    /// <summary>The approved packs in order, and what is left; derived from <see cref="Packs"/>, not stored.</summary>
    public DraftTable<ScheduleKey, PackStock> PackStocks { get; } = new();

    public DraftTable<int, Window> Windows { get; } = new();

    public DraftTable<PartKey, WindowPart> WindowParts { get; } = new();

    public DraftTable<LineKey, WindowLine> WindowLines { get; } = new();

    /// <summary>By window and partner; the window's own under partner 0.</summary>
    public DraftTable<PartKey, WindowRoot> WindowRoots { get; } = new();

    public DraftTable<long, Payment> Payments { get; } = new();

    /// <summary>All versions, whatever became of them, by number.</summary>
    public DraftTable<int, BankDetails> BankDetails { get; } = new();

    public DraftTable<long, SettlementFile> SettlementFiles { get; } = new();

    /// <summary>The bytes of files, which are read from the database.</summary>
    public DraftList<FileContent> FileContents { get; } = new();

    /// <summary>By end-to-end id.</summary>
    public DraftTable<string, PaymentOrder> PaymentOrders { get; } = new();

    public DraftTable<long, BankImport> BankImports { get; } = new();

    public DraftTable<BankEntryKey, BankEntry> BankEntries { get; } = new();

    /// <summary>What finance set in place of the defaults.</summary>
    public DraftTable<LedgerCodeKey, LedgerCode> LedgerCodes { get; } = new();

    public DraftList<StateChange> Changes { get; } = new();

    public DraftList<Alert> Alerts { get; } = new();

    public NumberSequence PartnerNumbers { get; } = new();

    public NumberSequence MemberNumbers { get; } = new();

    public NumberSequence PurchaseNumbers { get; } = new();

    /// <summary>One sequence for everything rare: terms, staff, credentials, adjustments, packs, merges, routes, exchanges, payments, bank details, files, imports, currencies.</summary>
    public NumberSequence DocumentNumbers { get; } = new();

    public NumberSequence ChangeNumbers { get; } = new();

    public NumberSequence AlertNumbers { get; } = new();

    /// <summary>Adds a purchase that this batch records.</summary>
    /// <exception cref="InvalidOperationException">The batch has recorded its reference already: <see cref="IsRecorded"/> wasn't asked.</exception>
    public void AddPurchase(Purchase purchase)
    {
        if (references.Find(purchase.Key) is { } earlier)
        {
            throw new InvalidOperationException($"Purchases {earlier.No} and {purchase.No} have the same reference.");
        }

        Purchases.Put(purchase.No, purchase);
        references.Put(purchase.Key, purchase);
    }

    /// <summary>The purchase under the merchant's own reference, from this batch or an earlier one; null for none.</summary>
    public Purchase? FindPurchase(PurchaseReference reference)
    {
        var no = references.Find(reference)?.No ?? Archive.FindPurchaseNo(reference);
        return no == 0 ? null : Purchases.Find(no);
    }

    /// <summary>
    /// True while a batch is decided again because the database found one of its references, quotes or request ids there already:
    /// then every one is looked up. Otherwise they are decided as new, and the database has the last word.
    /// </summary>
    public bool LooksUp { get; set; }

    /// <summary>True when a purchase is recorded under the reference: in this batch, or, as far as they are looked up, before.</summary>
    public bool IsRecorded(PurchaseReference reference) =>
        references.Find(reference) is not null || (LooksUp && Archive.FindPurchaseNo(reference) != 0);

    /// <summary>The transfers of a chain of this batch or an earlier one.</summary>
    public IReadOnlyList<Transfer> ReadChain(long chainSeq) =>
        chainSeq <= Ledger.Head.Seq ? Archive.ReadChain(chainSeq)
        : chainSeq >= Ledger.NextSeq ? []
        : [.. Ledger.Transfers.Added.Skip((int)(chainSeq - Ledger.Head.Seq - 1)).TakeWhile(row => row.ChainSeq == chainSeq)];

    /// <summary>True when the draft has anything to commit.</summary>
    public bool HasChanges => tables.Any(table => table.HasChanges);

    /// <summary>Where the draft stands; fills <paramref name="savepoints"/>, which the caller keeps and uses again.</summary>
    public void Mark(Span<int> savepoints)
    {
        for (var index = 0; index < tables.Length; index++)
        {
            savepoints[index] = tables[index].Savepoint;
        }
    }

    /// <summary>How many savepoints <see cref="Mark"/> fills.</summary>
    public int TableCount => tables.Length;

    /// <summary>Fills the derived tables from the loaded ones; once, when the state has been loaded and before anything is drafted.</summary>
    public void LoadDerived()
    {
        Core.Programmes.Schedule.LoadAll(this);
        Core.Members.MemberKeys.LoadAll(this);
        InstructionQueue.LoadAll(this);
        PackStock.LoadAll(this);
        LoadPromises();
        LoadOpenSettlements();
    }

    /// <summary>Takes back what was drafted since the mark.</summary>
    public void RollBackTo(ReadOnlySpan<int> savepoints)
    {
        for (var index = 0; index < tables.Length; index++)
        {
            tables[index].RollBackTo(savepoints[index]);
        }
    }

    /// <summary>After a refused decision was taken back: counts the wrong code that it was refused for, since the try has been made.</summary>
    public void KeepTry(long nowMicros)
    {
        if (WrongCodeOf != 0)
        {
            WrongCodes.Count(this, WrongCodeOf, nowMicros);
            WrongCodeOf = 0;
        }
    }

    /// <summary>Makes the committed batch visible.</summary>
    public void Publish(JournalHead head)
    {
        Ledger.MoveTo(head);
        foreach (var table in tables)
        {
            table.Publish();
        }
    }

    /// <summary>Forgets the batch.</summary>
    public void Discard()
    {
        foreach (var table in tables)
        {
            table.Discard();
        }
    }

    /// <summary>Whether the committed state has a partner of this number; on any thread.</summary>
    public bool IsPartner(int no) => Partners.TryGetCommitted(no, out _);
}
