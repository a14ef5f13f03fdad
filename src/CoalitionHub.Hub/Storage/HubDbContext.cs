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
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Storage.Model;
using Microsoft.EntityFrameworkCore;
using Route = CoalitionHub.Core.Exchanges.Route;

namespace CoalitionHub.Hub.Storage;

/// <summary>
/// The one model of the database, for every provider. Rooms read large lists through it; what changes goes through the writer.
/// Times are microseconds since the Unix epoch, dates days since it. Nothing is null: 0 and empty text stand for none.
/// </summary>
internal abstract class HubDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<HeadEntry> Heads => Set<HeadEntry>();

    public DbSet<Transfer> Transfers => Set<Transfer>();

    public DbSet<AccountRow> Accounts => Set<AccountRow>();

    public DbSet<LotRow> Lots => Set<LotRow>();

    public DbSet<Hold> Holds => Set<Hold>();

    public DbSet<RequestRow> Requests => Set<RequestRow>();

    public DbSet<Purchase> Purchases => Set<Purchase>();

    public DbSet<PurchaseLineRow> PurchaseLines => Set<PurchaseLineRow>();

    public DbSet<Currency> Currencies => Set<Currency>();

    public DbSet<Partner> Partners => Set<Partner>();

    public DbSet<Credential> Credentials => Set<Credential>();

    public DbSet<StaffMember> Staff => Set<StaffMember>();

    public DbSet<Terms> Terms => Set<Terms>();

    public DbSet<Pack> Packs => Set<Pack>();

    public DbSet<Member> Members => Set<Member>();

    public DbSet<Card> Cards => Set<Card>();

    public DbSet<BrandLinkRow> BrandLinks => Set<BrandLinkRow>();

    public DbSet<ProofUse> ProofUses => Set<ProofUse>();

    public DbSet<Merge> Merges => Set<Merge>();

    public DbSet<Adjustment> Adjustments => Set<Adjustment>();

    public DbSet<OpeningImportRow> OpeningImports => Set<OpeningImportRow>();

    public DbSet<Route> Routes => Set<Route>();

    public DbSet<ExchangeTallyRow> ExchangeTallies => Set<ExchangeTallyRow>();

    public DbSet<BonusSpending> BonusSpendings => Set<BonusSpending>();

    public DbSet<Gift> Gifts => Set<Gift>();

    public DbSet<Exchange> Exchanges => Set<Exchange>();

    public DbSet<Instruction> Instructions => Set<Instruction>();

    public DbSet<Resolution> Resolutions => Set<Resolution>();

    public DbSet<Correction> Corrections => Set<Correction>();

    public DbSet<Window> Windows => Set<Window>();

    public DbSet<WindowPartRow> WindowParts => Set<WindowPartRow>();

    public DbSet<WindowLineRow> WindowLines => Set<WindowLineRow>();

    public DbSet<WindowRootRow> WindowRoots => Set<WindowRootRow>();

    public DbSet<PaymentRow> Payments => Set<PaymentRow>();

    public DbSet<SettlementRules> SettlementRules => Set<SettlementRules>();

    public DbSet<ObligationRow> Obligations => Set<ObligationRow>();

    public DbSet<WindowShareRow> WindowShares => Set<WindowShareRow>();

    public DbSet<PartStandingRow> PartStandings => Set<PartStandingRow>();

    public DbSet<Dispute> Disputes => Set<Dispute>();

    public DbSet<ReminderRow> Reminders => Set<ReminderRow>();

    public DbSet<LiquidityMovement> LiquidityMovements => Set<LiquidityMovement>();

    public DbSet<SettlementAdjustment> SettlementAdjustments => Set<SettlementAdjustment>();

    public DbSet<PeriodLock> PeriodLocks => Set<PeriodLock>();

    public DbSet<BankDetails> BankDetails => Set<BankDetails>();

    public DbSet<SettlementFile> SettlementFiles => Set<SettlementFile>();

    public DbSet<FileContent> FileContents => Set<FileContent>();

    public DbSet<PaymentOrder> PaymentOrders => Set<PaymentOrder>();

    public DbSet<BankImport> BankImports => Set<BankImport>();

    public DbSet<BankEntryRow> BankEntries => Set<BankEntryRow>();

    public DbSet<LedgerCodeRow> LedgerCodes => Set<LedgerCodeRow>();

    public DbSet<StateChange> StateChanges => Set<StateChange>();

    public DbSet<Alert> Alerts => Set<Alert>();

    /// <summary>The purchase of a merchant's reference; none, or one.</summary>
    public virtual IQueryable<Purchase> PurchasesOf(PurchaseReference reference)
    {
        var (partnerNo, kind, text) = reference;
        return Purchases.Where(purchase => purchase.PartnerNo == partnerNo && purchase.Kind == kind && purchase.Reference == text);
    }

    /// <summary>False where no unique index keeps a merchant's reference from being recorded twice, so that the hub has to look.</summary>
    public virtual bool KeepsReferencesUnique => true;

    /// <summary>Makes the references of all purchases be found quickly, in the transaction that adds some; nothing where an index does it.</summary>
    public virtual void KeepReferences()
    {
    }

    /// <summary>The collation that compares text byte by byte; null where that is the provider's own way.</summary>
    protected virtual string? BinaryCollation => null;

    /// <inheritdoc />
    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<AccountId>().HaveConversion<AccountIdConverter>();
        configuration.Properties<CurrencyCode>().HaveConversion<CurrencyCodeConverter>().HaveMaxLength(8);
        configuration.Properties<Fraction>().HaveConversion<FractionConverter>();
        configuration.Properties<ReadOnlyMemory<byte>>().HaveConversion<BytesConverter, BytesComparer>();
    }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder model)
    {
        model.ApplyConfigurationsFromAssembly(typeof(HubDbContext).Assembly);
        Conventions.Apply(model, BinaryCollation);
    }
}
