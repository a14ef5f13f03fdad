using CoalitionHub.Core.Staff;

namespace CoalitionHub.Core.Points;

/// <summary>Why staff change a balance. Values are stored.</summary>
public enum AdjustmentKind : byte
{
    /// <summary>A mistake is put right.</summary>
    Correction = 1,

    /// <summary>A member is given something for their trouble.</summary>
    Goodwill = 2,
}

/// <summary>Points that staff give to or take from a member, once a second person agrees.</summary>
/// <param name="No">1 and up.</param>
/// <param name="Kind">Why.</param>
/// <param name="IsCredit">True gives points, false takes them.</param>
/// <param name="MemberNo">Whose points.</param>
/// <param name="PartnerNo">The partner that funds a credit, or gets a debit's money back.</param>
/// <param name="CurrencyNo">Which points.</param>
/// <param name="Points">How many, 1 or more.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ProposedBy">The person who proposed it.</param>
/// <param name="DecidedBy">The person who approved or rejected it; 0 while it waits.</param>
/// <param name="Why">In the proposer's words.</param>
/// <param name="CreatedMicros">When it was proposed.</param>
/// <param name="DecidedMicros">When it was decided; 0 while it waits.</param>
/// <param name="ChainSeq">The chain that carried it out; 0 for none.</param>
public sealed record Adjustment(
    long No,
    AdjustmentKind Kind,
    bool IsCredit,
    long MemberNo,
    int PartnerNo,
    int CurrencyNo,
    long Points,
    ApprovalState State,
    int ProposedBy,
    int DecidedBy,
    string Why,
    long CreatedMicros,
    long DecidedMicros,
    long ChainSeq);

/// <summary>The opening balances a partner brought along, imported once per currency.</summary>
public sealed record OpeningImport(ImportKey Key, long Rows, long Points, int ImportedBy, long CreatedMicros);

/// <summary>Whose opening balances, in which points.</summary>
public readonly record struct ImportKey(int PartnerNo, int CurrencyNo);
