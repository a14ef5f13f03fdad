using CoalitionHub.PartnerSdk;

namespace CoalitionHub.CoalitionDay.Coalition;

/// <summary>From amounts as people write them to the minor units that the hub counts.</summary>
internal static class MinorUnits
{
    /// <summary>The amount in minor units; with decimals left over when it has more than the money.</summary>
    /// <param name="amount">In the major unit.</param>
    /// <param name="digits">Decimal digits of the money's minor unit: 2 for cents.</param>
    public static decimal Of(decimal amount, int digits) => amount * PerMajorUnit(digits);

    /// <summary>Minor units in one major unit: 100 for cents.</summary>
    public static long PerMajorUnit(int digits) => digits switch
    {
        0 => 1,
        2 => 100,
        3 => 1000,
        _ => throw new ArgumentOutOfRangeException(nameof(digits), digits, "ISO 4217 money has 0, 2 or 3 digits."),
    };

    /// <summary>Millionths of the major unit in one minor unit: 10,000 for cents.</summary>
    public static long MicrosPerMinorUnit(int digits) => 1_000_000 / PerMajorUnit(digits);

    /// <summary>The amount as the SDK takes it.</summary>
    public static Money Money(this ProgrammeMoney money, decimal amount) => new(money.Code, (long)Of(amount, money.Digits));

    /// <summary>The other way round.</summary>
    public static decimal Amount(this ProgrammeMoney money, long minorUnits) => (decimal)minorUnits / PerMajorUnit(money.Digits);
}
