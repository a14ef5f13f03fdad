using System.Collections.Immutable;
using CoalitionHub.Core.Amounts;

namespace CoalitionHub.Core.Settlements.Files;

/// <summary>How a line of an invoice is taxed.</summary>
public enum VatClass : byte
{
    /// <summary>No supply, or one outside the tax: payment for points and its return.</summary>
    None = 0,

    /// <summary>The coalition's own service, at the standard rate.</summary>
    Standard = 1,
}

/// <summary>Value added tax in what an invoice charges.</summary>
/// <param name="Class">Of which lines.</param>
/// <param name="Rate">The rate; zero for none.</param>
/// <param name="GrossMicros">What the lines charge, tax included, in micros.</param>
/// <param name="VatMinorUnits">The tax in it, rounded once for the class, half away from zero.</param>
public sealed record VatTotal(VatClass Class, Fraction Rate, long GrossMicros, long VatMinorUnits);

/// <summary>What an invoice or a credit note says beyond the statement.</summary>
public static class Invoicing
{
    /// <summary>
    /// The fee is a service; all else is money for points. Prices and fees of the terms include the tax, so that what a window
    /// comes to is what is paid.
    /// </summary>
    public static VatClass ClassOf(LineKind kind) => kind == LineKind.Fee ? VatClass.Standard : VatClass.None;

    /// <summary>The tax contained in the charges, by class, without classes that charge nothing.</summary>
    /// <param name="lines">The lines of the part.</param>
    /// <param name="standardRate">The standard rate: 1/20 for 5%.</param>
    /// <param name="microsPerMinorUnit">Of the settlement money.</param>
    public static ImmutableArray<VatTotal> Totals(IEnumerable<WindowLine> lines, Fraction standardRate, long microsPerMinorUnit) =>
    [
        .. from line in lines
           group line.OwedMicros by ClassOf(line.Key.Kind) into charged
           where charged.Sum() != 0
           orderby charged.Key
           let rate = charged.Key == VatClass.Standard ? standardRate : Fraction.Zero
           select new VatTotal(charged.Key, rate, charged.Sum(), MinorUnits.RoundedHalfAwayFromZero(Contained(charged.Sum(), rate), microsPerMinorUnit)),
    ];

    /// <summary>The tax in a gross amount: gross × rate / (1 + rate), in micros, rounded down.</summary>
    private static long Contained(long grossMicros, Fraction rate) =>
        (long)((Int128)grossMicros * rate.Numerator / ((Int128)rate.Denominator + rate.Numerator));
}
