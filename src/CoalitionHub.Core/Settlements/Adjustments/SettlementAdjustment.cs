using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>What two people of finance put right. Values are stored.</summary>
public enum SettlementAdjustmentKind : byte
{
    /// <summary>One side owes another something in the open window.</summary>
    Line = 1,

    /// <summary>What is still to be paid of an approved window is given up, wholly or in part.</summary>
    WriteOff = 2,
}

/// <summary>
/// Something that one person of finance proposes and another books, without a dispute: an amount in the open window, or the write-off of
/// what is unpaid. It can be taken back the same way, once.
/// </summary>
/// <param name="No">1 and up.</param>
/// <param name="Kind">What it is.</param>
/// <param name="DebtorNo">Who owes it; 0 for the coalition.</param>
/// <param name="CreditorNo">To whom; 0 for the coalition.</param>
/// <param name="WindowNo">The window of which something is given up; 0 for an amount in the open window.</param>
/// <param name="MinorUnits">How much, 1 or more.</param>
/// <param name="Reference">What finance knows it by: a letter, a credit note.</param>
/// <param name="Why">In the words of the person who proposed it, or its being taken back.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ProposedBy">The person who proposed it, or its being taken back.</param>
/// <param name="DecidedBy">The person who decided last; 0 before.</param>
/// <param name="CreatedMicros">When it was proposed.</param>
/// <param name="DecidedMicros">When it was decided last; 0 before.</param>
/// <param name="ChainSeq">The transfer that booked it; 0 before.</param>
/// <param name="ReversalSeq">The transfer that took it back; 0 before.</param>
/// <param name="BookedWindowNo">The window that was open when it was booked; 0 before.</param>
public sealed record SettlementAdjustment(
    long No,
    SettlementAdjustmentKind Kind,
    int DebtorNo,
    int CreditorNo,
    int WindowNo,
    long MinorUnits,
    string Reference,
    string Why,
    SettlementAdjustmentState State,
    int ProposedBy,
    int DecidedBy,
    long CreatedMicros,
    long DecidedMicros,
    long ChainSeq,
    long ReversalSeq,
    int BookedWindowNo)
{
    /// <summary>The kind of id that adjustments of settlements have.</summary>
    public const string IdPrefix = "sad";

    /// <summary>Its id outside the process.</summary>
    public string Id => OpaqueId.Format(IdPrefix, No, CreatedMicros);

    /// <summary>Of a write-off: whose part of which window.</summary>
    public PartKey Part => new(WindowNo, DebtorNo == 0 ? CreditorNo : DebtorNo);
}
