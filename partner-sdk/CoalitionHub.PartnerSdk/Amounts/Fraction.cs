namespace CoalitionHub.PartnerSdk;

/// <summary>An exact, non-negative fraction. Rates and prices are fractions, never floating point.</summary>
/// <param name="Numerator">0 to 10^12.</param>
/// <param name="Denominator">1 to 10^12.</param>
public readonly record struct Fraction(long Numerator, long Denominator)
{
    /// <summary>Numerator and denominator: "1/100".</summary>
    public override string ToString() => $"{Numerator}/{Denominator}";
}
