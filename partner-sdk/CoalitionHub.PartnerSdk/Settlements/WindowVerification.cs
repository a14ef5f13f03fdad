namespace CoalitionHub.PartnerSdk;

/// <summary>What came of verifying a window.</summary>
public sealed record WindowVerification
{
    /// <summary>The statement that was verified.</summary>
    public required Statement Statement { get; init; }

    /// <summary>The proof that came with it.</summary>
    public required WindowProof Proof { get; init; }

    /// <summary>
    /// True when the transactions that were streamed are those of which the window was calculated: their tree has the proof's root, the
    /// path leads to the window's root, and every reference is the one that the journal committed to.
    /// </summary>
    public required bool IsProved { get; init; }

    /// <summary>True when the streamed transactions add up to the statement's lines, and the lines to its net.</summary>
    public required bool AddsUp { get; init; }

    /// <summary>Lines of the statement that come from no one transaction: fees, and what else is worked out for the window as a whole.</summary>
    public IReadOnlyList<StatementLine> WindowLines { get; init; } = [];

    /// <summary>How many of the partner's own purchases, burns and returns are in the window.</summary>
    public required long OwnCount { get; init; }

    /// <summary>What they come to: due to the partner less owed.</summary>
    public required long OwnNetMicros { get; init; }

    /// <summary>
    /// The same of everything else in the partner's part: its points burnt elsewhere, exchanged or expired, and corrections. No records of
    /// its tills can tell it; the proof can.
    /// </summary>
    public required long OthersNetMicros { get; init; }

    /// <summary>Where the partner's own records differ from the window, by reference; empty also when none were given.</summary>
    public IReadOnlyList<WindowDifference> Differences { get; init; } = [];

    /// <summary>
    /// Exactly the statement's lines that differ, each as the partner's own books have it: what <see cref="RaiseDisputeRequest.Of"/> disputes.
    /// A line differs where it isn't the sum of its transactions, and where the partner's records say other money. The lines of
    /// <see cref="WindowLines"/> aren't recomputed, so none of them is here.
    /// </summary>
    public IReadOnlyList<ExpectedLine> DisputedLines { get; init; } = [];

    /// <summary>
    /// Those of <see cref="Differences"/> from which no line's money follows, so that no dispute can say them: the record has no NetMicros,
    /// only its points differ, or it is in no one currency of the statement and doesn't say in which.
    /// </summary>
    public IReadOnlyList<WindowDifference> UnplacedDifferences { get; init; } = [];

    /// <summary>True when nothing is to be disputed.</summary>
    public bool Agrees => IsProved && AddsUp && Differences.Count == 0;
}
