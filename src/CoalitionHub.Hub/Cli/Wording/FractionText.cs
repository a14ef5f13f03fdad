using System.Globalization;
using CoalitionHub.Protos.Amounts.V1;

namespace CoalitionHub.Hub.Cli.Wording;

/// <summary>Exact fractions as people type them: 3/2, 0.015, 1.5%.</summary>
internal static class FractionText
{
    private const long MaxTerm = Core.Amounts.Fraction.MaxTerm;

    /// <returns>False when the text is none, or out of bounds.</returns>
    public static bool TryParse(string text, out Fraction fraction)
    {
        fraction = new Fraction();
        var parts = text.Split('/');
        if (parts.Length == 2)
        {
            return Integer(parts[0], out var numerator) && Integer(parts[1], out var denominator) && Bounded(numerator, denominator, fraction);
        }

        var isPercent = text.EndsWith('%');
        var digits = isPercent ? text[..^1] : text;
        var point = digits.IndexOf('.');
        var decimals = point < 0 ? 0 : digits.Length - point - 1;
        var scale = decimals + (isPercent ? 2 : 0);
        return (point < 0 || (decimals > 0 && point > 0)) && scale <= 12 &&
            Integer(point < 0 ? digits : digits.Remove(point, 1), out var units) && Bounded(units, PowerOfTen(scale), fraction);
    }

    private static bool Integer(string text, out long value) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static bool Bounded(long numerator, long denominator, Fraction fraction)
    {
        (fraction.Numerator, fraction.Denominator) = (numerator, denominator);
        return numerator <= MaxTerm && denominator is >= 1 and <= MaxTerm;
    }

    private static long PowerOfTen(int exponent)
    {
        var power = 1L;
        for (var step = 0; step < exponent; step++)
        {
            power *= 10;
        }

        return power;
    }
}
