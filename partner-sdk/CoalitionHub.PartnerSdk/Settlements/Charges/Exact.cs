using System.Globalization;
using System.Numerics;

namespace CoalitionHub.PartnerSdk;

/// <summary>An exact number of any size: prices × shares × points, before they are rounded once.</summary>
internal readonly record struct Exact
{
    private Exact(BigInteger numerator, BigInteger denominator)
    {
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        (Numerator, Denominator) = (numerator / divisor, denominator / divisor);
    }

    /// <summary>Of the number's sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>1 or more.</summary>
    public BigInteger Denominator { get; }

    public static Exact Zero { get; } = Of(0);

    public static Exact Of(long whole) => new(whole, 1);

    /// <summary>A rate of the terms; one that is not stated is 0.</summary>
    public static Exact Of(Fraction rate) => rate.Denominator <= 0 ? Zero : new Exact(rate.Numerator, rate.Denominator);

    /// <summary>"numerator/denominator", neither below 0; null for anything else.</summary>
    public static Exact? Read(string text)
    {
        var parts = text.Split('/');
        return parts.Length == 2 &&
            BigInteger.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var numerator) &&
            BigInteger.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var denominator) && !denominator.IsZero
            ? new Exact(numerator, denominator)
            : null;
    }

    public static Exact operator +(Exact left, Exact right) =>
        new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    public static Exact operator -(Exact value) => new(-value.Numerator, value.Denominator);

    public static Exact operator -(Exact left, Exact right) => left + -right;

    public static Exact operator *(Exact left, Exact right) => new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>The smallest whole number that is not below it.</summary>
    public long Up() => Whole(Numerator.Sign <= 0 ? Numerator / Denominator : (Numerator + Denominator - 1) / Denominator);

    /// <summary>Without what is behind the point.</summary>
    public long TowardsZero() => Whole(Numerator / Denominator);

    /// <summary>No amount of a coalition is this large: a hub that says so is not believed, and doesn't stop the verification.</summary>
    private static long Whole(BigInteger value) => value > long.MaxValue ? long.MaxValue : value < -long.MaxValue ? -long.MaxValue : (long)value;
}
