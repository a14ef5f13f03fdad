using System.Globalization;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements.Files;

/// <summary>What a file is. Values are stored.</summary>
public enum FileKind : byte
{
    /// <summary>A partner's statement for a spreadsheet, as plain text.</summary>
    StatementCsv = 1,

    /// <summary>The same as a workbook.</summary>
    StatementXlsx = 2,

    /// <summary>The same to print.</summary>
    StatementHtml = 3,

    /// <summary>What a partner has to pay, as data.</summary>
    Invoice = 4,

    /// <summary>The same invoice to print.</summary>
    InvoiceHtml = 5,

    /// <summary>What a partner gets, as data.</summary>
    CreditNote = 6,

    /// <summary>The same credit note to print.</summary>
    CreditNoteHtml = 7,

    /// <summary>Payments that the coalition's bank is asked to make: pain.001.</summary>
    Payment = 8,

    /// <summary>The journal by account codes, for the general ledger.</summary>
    LedgerExport = 9,
}

/// <summary>Where a file stands. Values are stored.</summary>
public enum FileState : byte
{
    /// <summary>It is there to be taken.</summary>
    Made = 1,

    /// <summary>A payment file that waits for a second person; nobody can take it yet.</summary>
    Proposed = 2,

    /// <summary>A payment file that a second person released.</summary>
    Released = 3,

    /// <summary>A payment file that was turned down: it is never given out.</summary>
    Rejected = 4,
}

/// <summary>A file as it was made, once. Its bytes never change and are kept beside it.</summary>
/// <param name="No">Its number among all documents.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Number">Its number among files of the kind: 1, 2, 3, … without gaps.</param>
/// <param name="WindowNo">The window it is about; 0 for none.</param>
/// <param name="PartnerNo">The partner it is about; 0 for none.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Name">What to call it on a disk.</param>
/// <param name="Sha256">The hash of its bytes, in hexadecimal.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="FromSeq">The first transfer in it; 0 where that says nothing.</param>
/// <param name="ToSeq">The last transfer in it; 0 where that says nothing.</param>
/// <param name="MadeBy">The person who had it made.</param>
/// <param name="DecidedBy">The person who released or rejected it; 0 for nobody.</param>
/// <param name="CreatedMicros">When it was made.</param>
/// <param name="DecidedMicros">When it was released or rejected; 0 for never.</param>
public sealed record SettlementFile(
    long No,
    FileKind Kind,
    long Number,
    int WindowNo,
    int PartnerNo,
    FileState State,
    string Name,
    string Sha256,
    long Length,
    long FromSeq,
    long ToSeq,
    int MadeBy,
    int DecidedBy,
    long CreatedMicros,
    long DecidedMicros)
{
    /// <summary>The kind of id that files have.</summary>
    public const string IdPrefix = "fil";

    /// <summary>Its id outside the process.</summary>
    public string Id => OpaqueId.Format(IdPrefix, No, CreatedMicros);

    /// <summary>Its number as people quote it: INV-0000012.</summary>
    public string DocumentNumber => DocumentNumberOf(Kind, Number);

    /// <summary>The number of such a file as people quote it. What is printed has the number of the data it was printed from.</summary>
    public static string DocumentNumberOf(FileKind kind, long number)
    {
        var series = kind switch
        {
            FileKind.Invoice or FileKind.InvoiceHtml => "INV",
            FileKind.CreditNote or FileKind.CreditNoteHtml => "CRN",
            FileKind.Payment => "PAY",
            FileKind.LedgerExport => "GL",
            _ => "STM",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{series}-{number:D7}");
    }
}

/// <summary>The bytes of a file.</summary>
/// <param name="FileNo">Which file.</param>
/// <param name="Bytes">All of it.</param>
public sealed record FileContent(long FileNo, ReadOnlyMemory<byte> Bytes);
