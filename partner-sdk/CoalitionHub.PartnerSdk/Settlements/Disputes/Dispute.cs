namespace CoalitionHub.PartnerSdk;

/// <summary>A dispute's id, "dsp_…".</summary>
/// <param name="Value">The text, as the hub gave it.</param>
public readonly record struct DisputeId(string Value)
{
    /// <summary>The text.</summary>
    public override string ToString() => Value;
}

/// <summary>
/// The partner's objection to lines of its statement of a window. The window stays as it is; what the partner is right about is booked in
/// the window that is open then. Micros are millionths of the settlement money's major unit.
/// </summary>
public sealed record Dispute
{
    /// <summary>Its id.</summary>
    public required DisputeId Id { get; init; }

    /// <summary>The window whose statement it is about.</summary>
    public required WindowId WindowId { get; init; }

    /// <summary>Where it stands.</summary>
    public required DisputeState State { get; init; }

    /// <summary>What it is about.</summary>
    public required IReadOnlyList<DisputedLine> Lines { get; init; }

    /// <summary>By how much the partner would be better off if it is right, all lines together; below 0: worse.</summary>
    public required long ClaimMicros { get; init; }

    /// <summary>What the coalition offers, or has booked, in the partner's favour; below 0: against it. Null before, and where it offers nothing.</summary>
    public long? OfferMicros { get; init; }

    /// <summary>Who bears the offer; null for the coalition.</summary>
    public PartnerId? BearerId { get; init; }

    /// <summary>Evidence and answers, in order.</summary>
    public required IReadOnlyList<DisputeWord> Words { get; init; }

    /// <summary>When it was raised.</summary>
    public required DateTimeOffset RaisedTime { get; init; }

    /// <summary>Since when it is in its state.</summary>
    public required DateTimeOffset StateTime { get; init; }

    /// <summary>Until when somebody has to act: the coalition while it is raised, the partner once it is rejected. Null: no limit.</summary>
    public DateTimeOffset? DueTime { get; init; }

    /// <summary>The journal transfer that booked the adjustment; 0 before.</summary>
    public long Seq { get; init; }

    /// <summary>The window that the adjustment is booked in; null before.</summary>
    public WindowId? AdjustedWindowId { get; init; }
}

/// <summary>A line in dispute: what the statement says, and what the partner says. All amounts are 0 or more.</summary>
/// <param name="Kind">Which line of the statement.</param>
/// <param name="PointsCurrencyCode">Of which points; null for none.</param>
/// <param name="OwedMicros">What the statement says that the partner owes.</param>
/// <param name="DueMicros">What it says that the partner is due.</param>
/// <param name="ExpectedOwedMicros">What the partner says that it owes.</param>
/// <param name="ExpectedDueMicros">What the partner says that it is due.</param>
public sealed record DisputedLine(
    StatementLineKind Kind, string? PointsCurrencyCode, long OwedMicros, long DueMicros, long ExpectedOwedMicros, long ExpectedDueMicros);

/// <summary>Something said in a dispute.</summary>
/// <param name="SaidBy">The partner's client, or the person.</param>
/// <param name="SaidTime">When.</param>
/// <param name="Text">What.</param>
public sealed record DisputeWord(string SaidBy, DateTimeOffset SaidTime, string Text);
