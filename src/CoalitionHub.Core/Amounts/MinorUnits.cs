namespace CoalitionHub.Core.Amounts;

/// <summary>From the ledger's micros to the minor units that are paid.</summary>
public static class MinorUnits
{
    /// <summary>Micros in whole minor units, rounded to the nearest; a half goes away from zero, for either side alike.</summary>
    /// <param name="micros">Of either sign.</param>
    /// <param name="microsPerMinorUnit">1 or more; 10,000 for cents (<see cref="IsoMoney.MicrosPerMinorUnit"/>).</param>
    public static long RoundedHalfAwayFromZero(long micros, long microsPerMinorUnit)
    {
        var (whole, rest) = Math.DivRem(micros, microsPerMinorUnit);
        return 2 * Int128.Abs(rest) >= microsPerMinorUnit ? whole + Math.Sign(micros) : whole;
    }
}
