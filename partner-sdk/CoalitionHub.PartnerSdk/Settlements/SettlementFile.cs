namespace CoalitionHub.PartnerSdk;

/// <summary>A file of settlements: made once by the hub, numbered and hashed. Its bytes never change.</summary>
public sealed record SettlementFile
{
    /// <summary>Its id.</summary>
    public required SettlementFileId Id { get; init; }

    /// <summary>What it is.</summary>
    public required SettlementFileKind Kind { get; init; }

    /// <summary>Its number as people quote it, such as INV-0000012.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>What to call it on a disk.</summary>
    public required string FileName { get; init; }

    /// <summary>The window that it is about; null for none.</summary>
    public WindowId? WindowId { get; init; }

    /// <summary>SHA-256 of its bytes, in hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>How many bytes it has.</summary>
    public required long Length { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeTime { get; init; }
}

/// <summary>A file's id, "fil_…".</summary>
/// <param name="Value">The text, as the hub gave it.</param>
public readonly record struct SettlementFileId(string Value)
{
    /// <summary>The text.</summary>
    public override string ToString() => Value;
}

/// <summary>What a file is. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum SettlementFileKind
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>A partner's statement for a spreadsheet, comma-separated.</summary>
    StatementCsv = 1,

    /// <summary>The same as a workbook.</summary>
    StatementXlsx = 2,

    /// <summary>The same to print.</summary>
    StatementHtml = 3,

    /// <summary>What a partner has to pay: the message Invoice in JSON.</summary>
    Invoice = 4,

    /// <summary>The same to print.</summary>
    InvoiceHtml = 5,

    /// <summary>What a partner gets: the message Invoice in JSON.</summary>
    CreditNote = 6,

    /// <summary>The same to print.</summary>
    CreditNoteHtml = 7,

    /// <summary>Payments for the coalition's bank to make: ISO 20022 pain.001.001.09.</summary>
    Payment = 8,

    /// <summary>The journal by day and account code, comma-separated.</summary>
    LedgerExport = 9,
}
