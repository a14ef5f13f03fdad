using System.Numerics;

namespace CoalitionHub.Core.Amounts;

/// <summary>
/// An exact number of any size, in lowest terms: what lies between two roundings, and what rates multiply to along a way. A
/// <see cref="Fraction"/> is what people agree on, a ratio what is reckoned with.
/// </summary>
public readonly record struct Ratio : IComparable<Ratio>
{
    private readonly BigInteger denominatorLessOne;

    private Ratio(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator) * denominator.Sign;
        Numerator = numerator / divisor;
        denominatorLessOne = (denominator / divisor) - 1;
    }

    /// <summary>Of the sign of the number.</summary>
    public BigInteger Numerator { get; }

    /// <summary>1 or more.</summary>
    public BigInteger Denominator => denominatorLessOne + 1;

    public static Ratio Zero => default;

    public static Ratio One => Of(1);

    /// <summary>The largest whole number that is not above it.</summary>
    public BigInteger Floor => Numerator.Sign >= 0 ? Numerator / Denominator : -((-Numerator + Denominator - 1) / Denominator);

    /// <summary>The smallest whole number that is not below it.</summary>
    public BigInteger Ceiling => -(-this).Floor;

    public static Ratio Of(BigInteger whole) => new(whole, BigInteger.One);

    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public static Ratio Of(BigInteger numerator, BigInteger denominator) => new(numerator, denominator);

    public static Ratio Of(Fraction fraction) => new(fraction.Numerator, fraction.Denominator);

    public static Ratio Least(Ratio left, Ratio right) => left <= right ? left : right;

    public static Ratio operator +(Ratio left, Ratio right) =>
        new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    public static Ratio operator -(Ratio value) => new(-value.Numerator, value.Denominator);

    public static Ratio operator -(Ratio left, Ratio right) => left + -right;

    public static Ratio operator *(Ratio left, Ratio right) => new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <exception cref="DivideByZeroException">The right side is 0.</exception>
    public static Ratio operator /(Ratio left, Ratio right) => new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static bool operator <(Ratio left, Ratio right) => left.CompareTo(right) < 0;

    public static bool operator >(Ratio left, Ratio right) => left.CompareTo(right) > 0;

    public static bool operator <=(Ratio left, Ratio right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Ratio left, Ratio right) => left.CompareTo(right) >= 0;

    /// <inheritdoc />
    public int CompareTo(Ratio other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>As people write it: <c>6666 2/3</c>.</summary>
    public override string ToString()
    {
        var whole = Numerator / Denominator;
        var rest = BigInteger.Abs(Numerator - (whole * Denominator));
        return rest.IsZero ? $"{whole}"
            : whole.IsZero ? $"{Numerator}/{Denominator}"
            : $"{whole} {rest}/{Denominator}";
    }
}
