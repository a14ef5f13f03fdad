using System.Collections.Immutable;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>A line of a statement as a partner's own books have it.</summary>
/// <param name="Kind">Which line.</param>
/// <param name="CurrencyNo">Of which points; 0 for none.</param>
/// <param name="OwedMicros">What the statement says that the partner owes.</param>
/// <param name="DueMicros">What it says that the partner is due.</param>
/// <param name="ExpectedOwedMicros">What the partner says that it owes.</param>
/// <param name="ExpectedDueMicros">What the partner says that it is due.</param>
public sealed record DisputedLine(LineKind Kind, int CurrencyNo, long OwedMicros, long DueMicros, long ExpectedOwedMicros, long ExpectedDueMicros)
{
    /// <summary>By how much the partner would be better off if it is right; minus: worse.</summary>
    public long ClaimMicros => OwedMicros - ExpectedOwedMicros + ExpectedDueMicros - DueMicros;

    /// <summary>Whether the partner's figures differ from the statement's.</summary>
    public bool Differs => OwedMicros != ExpectedOwedMicros || DueMicros != ExpectedDueMicros;
}

/// <summary>Something that was said in a dispute.</summary>
/// <param name="Who">The client's or person's id.</param>
/// <param name="TimeMicros">When.</param>
/// <param name="Text">What.</param>
public sealed record DisputeWord(string Who, long TimeMicros, string Text);

/// <summary>
/// A partner's objection to lines of its statement of a window. The window stays as it is: what the partner is right about becomes
/// an adjustment in the window that is open then.
/// </summary>
public sealed record Dispute
{
    /// <summary>The kind of id that disputes have.</summary>
    public const string IdPrefix = "dsp";

    public required long No { get; init; }

    public required int WindowNo { get; init; }

    public required int PartnerNo { get; init; }

    public required DisputeState State { get; init; }

    /// <summary>What it is about.</summary>
    public required ImmutableArray<DisputedLine> Lines { get; init; }

    /// <summary>Evidence and answers, in order.</summary>
    public required ImmutableArray<DisputeWord> Words { get; init; }

    /// <summary>What the coalition offers, in the partner's favour; minus: against it. 0 before, and where it offers nothing.</summary>
    public long OfferMicros { get; init; }

    /// <summary>Who bears what is offered; 0 for the coalition.</summary>
    public int BearerNo { get; init; }

    /// <summary>The person who answered last; 0 before.</summary>
    public int AnsweredBy { get; init; }

    /// <summary>The person who approved the offer; 0 before.</summary>
    public int DecidedBy { get; init; }

    public required long CreatedMicros { get; init; }

    /// <summary>Since when it is in its state.</summary>
    public required long SinceMicros { get; init; }

    /// <summary>Until when somebody has to act in this state; 0 for no limit.</summary>
    public long DueMicros { get; init; }

    /// <summary>The chain that booked the adjustment; 0 before.</summary>
    public long ChainSeq { get; init; }

    /// <summary>The window that the adjustment is in; 0 before.</summary>
    public int AdjustedWindowNo { get; init; }

    /// <summary>Its id outside the process.</summary>
    public string Id => OpaqueId.Format(IdPrefix, No, CreatedMicros);

    public PartKey Part => new(WindowNo, PartnerNo);

    /// <summary>What the partner claims, all lines together; minus: it says that it owes more.</summary>
    public long ClaimMicros => Lines.Sum(line => line.ClaimMicros);

    /// <summary>Whether somebody still has something to do about it.</summary>
    public bool IsOpen => State is DisputeState.Raised or DisputeState.Offered or DisputeState.Rejected;
}
