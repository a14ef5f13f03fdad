using System.Numerics;
using CoalitionHub.Protos.Amounts.V1;

namespace CoalitionHub.Hub.Tests.Model.Reference;

/// <summary>Rates times amounts, with numbers that cannot overflow.</summary>
internal static class Exactly
{
    public static long Down(Fraction rate, long amount) => (long)(new BigInteger(amount) * rate.Numerator / rate.Denominator);

    public static long Up(Fraction rate, long amount) => (long)((new BigInteger(amount) * rate.Numerator + rate.Denominator - 1) / rate.Denominator);

    /// <summary>The fewest that give this much after rounding down.</summary>
    public static long FewestFor(Fraction rate, long product) => (long)((new BigInteger(product) * rate.Denominator + rate.Numerator - 1) / rate.Numerator);

    public static long Share(long amount, long part, long whole) => (long)(new BigInteger(amount) * part / whole);
}
