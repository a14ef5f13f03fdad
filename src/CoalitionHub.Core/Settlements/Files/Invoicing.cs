using System.Collections.Immutable;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Settlements.Prices;

namespace CoalitionHub.Core.Settlements.Files;

/// <summary>How a line of an invoice is taxed.</summary>
/// <param name="Category">The tax category: S, Z, E, AE, O, … of UN/EDIFACT 5305, or as the partner's terms call it.</param>
/// <param name="Rate">The rate: 1/20 for 5 %; zero for none.</param>
public sealed record VatClass(string Category, Fraction Rate)
{
    /// <summary>No supply, or one outside the tax: payment for points and its return.</summary>
    public static VatClass None { get; } = new("O", Fraction.Zero);

    /// <summary>The coalition's own service.</summary>
    public static VatClass Standard(Fraction rate) => rate.IsZero ? None : new("S", rate);
}

/// <summary>Value added tax in what an invoice charges.</summary>
/// <param name="Class">Of which lines.</param>
/// <param name="GrossMicros">What the lines charge, tax included, in micros.</param>
/// <param name="VatMinorUnits">The tax in it, rounded once for the class, half away from zero.</param>
public sealed record VatTotal(VatClass Class, long GrossMicros, long VatMinorUnits);

/// <summary>
/// What an invoice or a credit note says beyond the statement. Prices and fees of the terms include the tax, so that what a window comes
/// to is what is paid.
/// </summary>
/// <param name="terms">All versions of terms; those in force when the window was closed say how it is taxed.</param>
/// <param name="window">The window.</param>
/// <param name="standardRate">The rate on the coalition's fee where terms say nothing.</param>
public sealed class Invoicing(IEnumerable<Terms> terms, Window window, Fraction standardRate)
{
    private const int BasisPointsInOne = 10_000;

    private readonly Dictionary<(int PartnerNo, int CurrencyNo), Terms> inForce =
        new WindowTerms(terms).InForceAt(window.ClosedMicros).ToDictionary(version => (version.PartnerNo, version.CurrencyNo));

    /// <summary>By the partner's own rule for the supply; without one the fee is taxed at the standard rate, all else outside the tax.</summary>
    public VatClass ClassOf(WindowLine line)
    {
        var supply = SupplyOf(line.Key.Kind);
        if (inForce.TryGetValue((line.Key.PartnerNo, line.Key.CurrencyNo), out var version) && version.Charges.Vat.FirstOrDefault(rule => rule.Supply == supply) is { } rule)
        {
            return new VatClass(rule.Class, rule.BasisPoints == 0 ? Fraction.Zero : new Fraction(rule.BasisPoints, BasisPointsInOne));
        }

        return supply == VatSupply.Fee ? VatClass.Standard(standardRate) : VatClass.None;
    }

    /// <summary>The tax contained in the charges, by class, without classes that charge nothing.</summary>
    /// <param name="lines">The lines of the part.</param>
    /// <param name="microsPerMinorUnit">Of the settlement money.</param>
    public ImmutableArray<VatTotal> Totals(IEnumerable<WindowLine> lines, long microsPerMinorUnit) =>
    [
        .. from line in lines
           group line.OwedMicros by ClassOf(line) into charged
           where charged.Sum() != 0
           orderby charged.Key.Category, Ratio.Of(charged.Key.Rate)
           let vat = MinorUnits.RoundedHalfAwayFromZero(Contained(charged.Sum(), charged.Key.Rate), microsPerMinorUnit)
           select new VatTotal(charged.Key, charged.Sum(), vat),
    ];

    private static VatSupply SupplyOf(LineKind kind) => kind switch
    {
        LineKind.Fee => VatSupply.Fee,
        LineKind.Interchange => VatSupply.Interchange,
        LineKind.JointFunding => VatSupply.JointFunding,
        LineKind.PacksBought => VatSupply.Packs,
        _ => VatSupply.Points,
    };

    /// <summary>The tax in a gross amount: gross × rate / (1 + rate), in micros, rounded down.</summary>
    private static long Contained(long grossMicros, Fraction rate) =>
        (long)((Int128)grossMicros * rate.Numerator / ((Int128)rate.Denominator + rate.Numerator));
}
