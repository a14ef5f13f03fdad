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

    /// <summary>
    /// Lines of the statement that come from no one transaction: fees, and what else is worked out for the window as a whole. <see cref="Charges"/>
    /// has each of them recomputed; those of kinds that this version of the SDK doesn't know are only here.
    /// </summary>
    public IReadOnlyList<StatementLine> WindowLines { get; init; } = [];

    /// <summary>
    /// Fee, true-ups, interchange and joint funding as the statement has them, and as they follow from the partner's own volumes and terms: in
    /// order of kind and currency. Where the partner's records say other points than the hub's, the volumes are the records'.
    /// </summary>
    public IReadOnlyList<RecomputedCharge> Charges { get; init; } = [];

    /// <summary>
    /// True when the shares between this partner and others are what its volumes and terms say, and price × points where they follow from
    /// the other's. That the other was shown the same says <see cref="StatementShare.Fingerprint"/>.
    /// </summary>
    public required bool AreSharesTrue { get; init; }

    /// <summary>Versions of terms in whose volume points are said to count, and that the partner never had: nothing is reckoned from those points.</summary>
    public IReadOnlyList<TermsId> UnknownTerms { get; init; } = [];

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
    /// A line differs where it isn't the sum of its transactions, where the partner's records say other money, and where its charge isn't the
    /// recomputed one.
    /// </summary>
    public IReadOnlyList<ExpectedLine> DisputedLines { get; init; } = [];

    /// <summary>
    /// Those of <see cref="Differences"/> from which no line's money follows, so that no dispute can say them: the record has no NetMicros,
    /// only its points differ, or it is in no one currency of the statement and doesn't say in which.
    /// </summary>
    public IReadOnlyList<WindowDifference> UnplacedDifferences { get; init; } = [];

    /// <summary>True when nothing is to be disputed.</summary>
    public bool Agrees => IsProved && AddsUp && AreSharesTrue && UnknownTerms.Count == 0 && Differences.Count == 0 && Charges.All(charge => charge.Agrees);
}
