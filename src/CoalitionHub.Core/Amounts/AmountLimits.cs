namespace CoalitionHub.Core.Amounts;

/// <summary>
/// The bounds of every input, chosen so that no account's cumulative numbers can overflow a long before
/// <see cref="MaxAccountTotal"/> refuses by name.
/// </summary>
public static class AmountLimits
{
    /// <summary>Most points in one call: a billion.</summary>
    public const long MaxPoints = 1_000_000_000;

    /// <summary>Most minor units of money in one call: ten billion (100 million of a currency with cents).</summary>
    public const long MaxMinorUnits = 10_000_000_000;

    /// <summary>
    /// Most micros of money that one transfer moves for a call's points, and that one payment is: a billion of the major unit.
    /// A call that is worth more is refused with AMOUNT_TOO_LARGE.
    /// </summary>
    public const long MaxMicros = 1_000_000_000_000_000;

    /// <summary>The largest cumulative debit or credit of an account; beyond it a call is refused with ACCOUNT_FULL.</summary>
    public const long MaxAccountTotal = long.MaxValue / 4;

    /// <summary>Micros in one unit of the major currency.</summary>
    public const long MicrosPerMajorUnit = 1_000_000;
}
