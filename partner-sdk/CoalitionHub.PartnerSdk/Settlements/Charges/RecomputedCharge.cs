namespace CoalitionHub.PartnerSdk;

/// <summary>
/// A charge that is worked out for a window as a whole: as the statement has it, and as it follows from the partner's own volumes and terms.
/// Micros are millionths of the settlement money's major unit, 0 or more.
/// </summary>
/// <param name="Kind">Fee, true-up, interchange or joint funding.</param>
/// <param name="PointsCurrencyCode">Of which points.</param>
/// <param name="StatedOwedMicros">What the statement says that the partner owes; 0 where it has no such line.</param>
/// <param name="StatedDueMicros">What it says that the partner is due.</param>
/// <param name="OwedMicros">What the partner owes by its own reckoning.</param>
/// <param name="DueMicros">What it is due by it.</param>
public readonly record struct RecomputedCharge(
    StatementLineKind Kind, string? PointsCurrencyCode, long StatedOwedMicros, long StatedDueMicros, long OwedMicros, long DueMicros)
{
    /// <summary>True where both say the same, to the micro.</summary>
    public bool Agrees => (StatedOwedMicros, StatedDueMicros) == (OwedMicros, DueMicros);
}
