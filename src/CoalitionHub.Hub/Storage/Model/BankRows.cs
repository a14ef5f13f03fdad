using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Settlements.Banking;
using CoalitionHub.Core.Settlements.GeneralLedger;

namespace CoalitionHub.Hub.Storage.Model;

/// <summary>A movement on the coalition's bank account.</summary>
internal sealed record BankEntryRow(
    string Account,
    string StatementId,
    string EntryReference,
    int DetailNo,
    long No,
    long ImportNo,
    EntryVerdict Verdict,
    bool IsCredit,
    CurrencyCode Currency,
    long MinorUnits,
    int WindowNo,
    int PartnerNo,
    long PaymentNo,
    string Reference,
    string BankReference,
    int BookedOn,
    string Why,
    long CreatedMicros,
    int PackNo,
    long MovementNo)
{
    public static BankEntryRow Of(BankEntry entry) => new(
        entry.Key.Account, entry.Key.StatementId, entry.Key.EntryReference, entry.Key.DetailNo, entry.No, entry.ImportNo, entry.Verdict, entry.IsCredit,
        entry.Currency, entry.MinorUnits, entry.WindowNo, entry.PartnerNo, entry.PaymentNo, entry.Reference, entry.BankReference, entry.BookedOn,
        entry.Why, entry.CreatedMicros, entry.PackNo, entry.MovementNo);

    public BankEntry ToRecord() => new(
        new BankEntryKey(Account, StatementId, EntryReference, DetailNo), No, ImportNo, Verdict, IsCredit, Currency, MinorUnits, WindowNo, PartnerNo,
        PaymentNo, Reference, BankReference, BookedOn, Why, CreatedMicros, PackNo, MovementNo);
}

/// <summary>A code of the general ledger.</summary>
internal sealed record LedgerCodeRow(AccountKind Kind, bool IsMoney, string Code, string Name, int SetBy, long CreatedMicros)
{
    public static LedgerCodeRow Of(LedgerCode code) => new(code.Key.Kind, code.Key.IsMoney, code.Code, code.Name, code.SetBy, code.CreatedMicros);

    public LedgerCode ToRecord() => new(new LedgerCodeKey(Kind, IsMoney), Code, Name, SetBy, CreatedMicros);
}
