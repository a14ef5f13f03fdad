namespace CoalitionHub.Core.Amounts;

/// <summary>
/// An exact, non-negative rate: points for money, money for points, points for points. Never floating point.
/// </summary>
/// <param name="Numerator">0 to 10^12.</param>
/// <param name="Denominator">1 to 10^12.</param>
public readonly record struct Fraction(long Numerator, long Denominator)
{
    /// <summary>The largest numerator or denominator that is accepted.</summary>
    public const long MaxTerm = 1_000_000_000_000;

    /// <summary>The rate that turns everything into nothing.</summary>
    public static readonly Fraction Zero = new(0, 1);

    /// <summary>True when both terms are within their bounds; a default value is not.</summary>
    public bool IsValid => Numerator is >= 0 and <= MaxTerm && Denominator is >= 1 and <= MaxTerm;

    /// <summary>True when the rate gives nothing for anything.</summary>
    public bool IsZero => Numerator == 0;

    /// <summary>amount × rate, rounded down to a whole unit.</summary>
    /// <exception cref="OverflowException">The product doesn't fit a long.</exception>
    public long TimesRoundedDown(long amount) => checked((long)((Int128)amount * Numerator / Denominator));

    /// <summary>amount × rate, rounded up to a whole unit; the amount must not be negative.</summary>
    /// <exception cref="OverflowException">The product doesn't fit a long.</exception>
    public long TimesRoundedUp(long amount) => checked((long)(((Int128)amount * Numerator + Denominator - 1) / Denominator));

    /// <summary>The smallest amount whose product, rounded down, is at least <paramref name="product"/>.</summary>
    /// <exception cref="DivideByZeroException">The rate is zero.</exception>
    public long SmallestAmountGiving(long product) => checked((long)(((Int128)product * Denominator + Numerator - 1) / Numerator));

    /// <summary>
    /// part/whole of amount, rounded down. Used for shares of something already counted, such as points of a partial return.
    /// </summary>
    public static long ShareRoundedDown(long amount, long part, long whole) => checked((long)((Int128)amount * part / whole));

    /// <inheritdoc />
    public override string ToString() => $"{Numerator}/{Denominator}";
}
