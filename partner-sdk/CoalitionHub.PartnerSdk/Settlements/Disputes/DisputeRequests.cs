namespace CoalitionHub.PartnerSdk;

/// <summary>Agreement to the partner's part of a window.</summary>
public sealed record AgreeStatementRequest : ChangeRequest
{
    /// <summary>The calculated window.</summary>
    public required WindowId WindowId { get; init; }
}

/// <summary>Lines of a statement that the partner disputes.</summary>
public sealed record RaiseDisputeRequest : ChangeRequest
{
    /// <summary>The calculated window.</summary>
    public required WindowId WindowId { get; init; }

    /// <summary>The lines that differ from the partner's own books, each kind and currency once; 1 to 200.</summary>
    public required IReadOnlyList<ExpectedLine> Lines { get; init; }

    /// <summary>How the partner knows, 1 to 4000 characters. It is kept, and the coalition's people read it: no personal data.</summary>
    public required string Evidence { get; init; }

    /// <summary>A dispute of exactly the lines that differ.</summary>
    /// <param name="verification">What came of <see cref="ISettlements.VerifyAsync"/>.</param>
    /// <param name="evidence">How the partner knows; null: the purchases that differ, by journal number, those that the hub doesn't have by reference.</param>
    /// <exception cref="ArgumentException">
    /// No line differs; see <see cref="WindowVerification.UnplacedDifferences"/> for what can't be said in money.
    /// </exception>
    public static RaiseDisputeRequest Of(WindowVerification verification, string? evidence = null)
    {
        ArgumentNullException.ThrowIfNull(verification);
        return verification.DisputedLines.Count == 0
            ? throw new ArgumentException("No line of the statement differs: there is nothing to dispute.", nameof(verification))
            : new RaiseDisputeRequest
            {
                WindowId = verification.Statement.WindowId,
                Lines = verification.DisputedLines,
                Evidence = evidence ?? DisputeEvidence.Of(verification),
            };
    }
}

/// <summary>A line of a statement as the partner's books have it; also one that the statement doesn't have. Micros are millionths of the settlement money's major unit.</summary>
/// <param name="Kind">Which line.</param>
/// <param name="PointsCurrencyCode">Of which points; null for none.</param>
/// <param name="OwedMicros">What the partner owes for it; 0 or more.</param>
/// <param name="DueMicros">What the partner is due for it; 0 or more.</param>
public readonly record struct ExpectedLine(StatementLineKind Kind, string? PointsCurrencyCode, long OwedMicros, long DueMicros);

/// <summary>More evidence of a dispute.</summary>
public sealed record AddDisputeEvidenceRequest : ChangeRequest
{
    /// <summary>The dispute.</summary>
    public required DisputeId DisputeId { get; init; }

    /// <summary>The evidence, 1 to 4000 characters. It is kept: no personal data.</summary>
    public required string Evidence { get; init; }
}

/// <summary>A dispute to give up.</summary>
public sealed record WithdrawDisputeRequest : ChangeRequest
{
    /// <summary>The dispute.</summary>
    public required DisputeId DisputeId { get; init; }
}

/// <summary>A dispute that was raised.</summary>
/// <param name="Id">The dispute.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ClaimMicros">By how much the partner would be better off if it is right, all lines together, in micros; below 0: worse.</param>
public sealed record RaisedDispute(DisputeId Id, DisputeState State, long ClaimMicros);
