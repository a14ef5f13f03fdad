using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>Where a settlement window stands. Values are stored.</summary>
public enum WindowState : byte
{
    Open = 1,
    Closed = 2,
    Calculated = 3,
    UnderReview = 4,
    Approved = 5,
    Paying = 6,
    Settled = 7,

    /// <summary>Its settlement was taken back before money moved; it is calculated again.</summary>
    Aborted = 8,
}

/// <summary>A range of the journal of which one settlement is made. The next window begins where this one ends.</summary>
/// <param name="No">1, 2, 3, …</param>
/// <param name="FromSeq">The first transfer in it.</param>
/// <param name="ToSeq">The last transfer in it; 0 while it is open.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ClosedBy">The person who closed it; 0 while it is open.</param>
/// <param name="ProposedBy">The person who put the calculation up for approval; 0 before.</param>
/// <param name="ApprovedBy">The person who approved it; 0 before.</param>
/// <param name="ChainSeq">The chain that moved the positions; 0 before.</param>
/// <param name="CreatedMicros">When it opened.</param>
/// <param name="ClosedMicros">When it was closed; 0 before.</param>
/// <param name="ApprovedMicros">When it was approved; 0 before.</param>
/// <param name="FundMicros">By how much the fund grew in it (minus: shrank), known once it is calculated.</param>
/// <param name="FeesMicros">The same of the hub's fees, those of this settlement included.</param>
/// <param name="BreakageMicros">The same of breakage.</param>
/// <param name="RoundingMicros">The same of the rounding account, this settlement's residues included.</param>
/// <param name="PacksMicros">The same of packs bought ahead, but for their purchases.</param>
public sealed record Window(
    int No,
    long FromSeq,
    long ToSeq,
    WindowState State,
    int ClosedBy,
    int ProposedBy,
    int ApprovedBy,
    long ChainSeq,
    long CreatedMicros,
    long ClosedMicros,
    long ApprovedMicros,
    long FundMicros,
    long FeesMicros,
    long BreakageMicros,
    long RoundingMicros,
    long PacksMicros = 0)
{
    /// <summary>The kind of id that windows have.</summary>
    public const string IdPrefix = "win";

    /// <summary>The version of the settlement rules that it was calculated by; 0 for none.</summary>
    public int RulesNo { get; init; }

    /// <summary>The last transfer of the chain that moved the positions; 0 before.</summary>
    public long ChainEndSeq { get; init; }

    /// <summary>True once its parts are known.</summary>
    public bool HasFigures => State is not (WindowState.Open or WindowState.Closed or WindowState.Aborted);

    /// <summary>Its id outside the process.</summary>
    public string Id => OpaqueId.Format(IdPrefix, No, CreatedMicros);
}
