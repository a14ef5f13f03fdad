using CoalitionHub.Core.Amounts;

namespace CoalitionHub.Core.Settlements.Banking;

/// <summary>What became of a movement on the coalition's bank account. Values are stored.</summary>
public enum EntryVerdict : byte
{
    /// <summary>It pays what was expected, and was booked.</summary>
    Settled = 1,

    /// <summary>It names a payment, but amount or currency differ: nothing was booked.</summary>
    AmountMismatch = 2,

    /// <summary>It names a payment that was booked before.</summary>
    Duplicate = 3,

    /// <summary>It names no payment of ours.</summary>
    Unmatched = 4,

    /// <summary>It takes a payment back.</summary>
    Returned = 5,

    /// <summary>It is a deposit, proposed in the importer's name: another person books it.</summary>
    Proposed = 6,
}

/// <summary>By what a movement is known: however often a bank sends it, it counts once.</summary>
/// <param name="Account">The account, as the bank names it.</param>
/// <param name="StatementId">The bank's id of the statement or notification.</param>
/// <param name="EntryReference">The bank's reference of the entry; where it gives none, its place.</param>
/// <param name="DetailNo">Its place among the transactions that the entry sums up, from 1; 0 where it isn't split.</param>
public readonly record struct BankEntryKey(string Account, string StatementId, string EntryReference, int DetailNo)
{
    /// <summary>The most characters of each text.</summary>
    public const int MaxLength = 80;
}

/// <summary>A movement as the bank reports it.</summary>
/// <param name="Key">By what it is known.</param>
/// <param name="IsCredit">True when money came in.</param>
/// <param name="IsReturn">True when it takes an earlier movement back.</param>
/// <param name="Currency">Its money.</param>
/// <param name="MinorUnits">How much, 0 or more.</param>
/// <param name="EndToEndId">What the payer called it; empty for nothing.</param>
/// <param name="CreditorReference">The structured reference it quotes; empty for none.</param>
/// <param name="Remittance">What else it says.</param>
/// <param name="BankReference">The bank's own reference; unique, at most 64 characters.</param>
/// <param name="BookedOn">The day it was booked, days since the Unix epoch; 0 when the bank doesn't say.</param>
/// <param name="Doubt">Why its amount can't be relied on; empty when it can.</param>
public sealed record BankTransaction(
    BankEntryKey Key,
    bool IsCredit,
    bool IsReturn,
    CurrencyCode Currency,
    long MinorUnits,
    string EndToEndId,
    string CreditorReference,
    string Remittance,
    string BankReference,
    int BookedOn,
    string Doubt);

/// <summary>A movement and what became of it. Only ever added.</summary>
/// <param name="Key">By what it is known.</param>
/// <param name="No">1 and up.</param>
/// <param name="ImportNo">The import that brought it first.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="IsCredit">True when money came in.</param>
/// <param name="Currency">Its money.</param>
/// <param name="MinorUnits">How much.</param>
/// <param name="WindowNo">The window that it is about; 0 for none.</param>
/// <param name="PartnerNo">The partner that it is about; 0 for none.</param>
/// <param name="PaymentNo">The payment that booked it; 0 for none.</param>
/// <param name="Reference">The end-to-end id or creditor reference that it was matched on; else what it quotes.</param>
/// <param name="BankReference">The bank's own reference.</param>
/// <param name="BookedOn">The day it was booked, days since the Unix epoch; 0 when the bank doesn't say.</param>
/// <param name="Why">Why it wasn't settled; empty when it was.</param>
/// <param name="CreatedMicros">When it was imported.</param>
/// <param name="PackNo">The pack of points that it is about; 0 for none.</param>
/// <param name="MovementNo">The deposit that it proposed; 0 for none.</param>
public sealed record BankEntry(
    BankEntryKey Key,
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
    int PackNo = 0,
    long MovementNo = 0);

/// <summary>One bank file that was taken in.</summary>
/// <param name="No">1 and up.</param>
/// <param name="FileName">As the person called it.</param>
/// <param name="Sha256">The hash of its bytes, in hexadecimal.</param>
/// <param name="Statements">How many statements or notifications it holds.</param>
/// <param name="Entries">How many movements.</param>
/// <param name="ImportedBy">Who imported it.</param>
/// <param name="CreatedMicros">When.</param>
public sealed record BankImport(long No, string FileName, string Sha256, int Statements, int Entries, int ImportedBy, long CreatedMicros)
{
    /// <summary>The kind of id that imports have.</summary>
    public const string IdPrefix = "imp";

    /// <summary>Its id outside the process.</summary>
    public string Id => State.OpaqueId.Format(IdPrefix, No, CreatedMicros);
}
