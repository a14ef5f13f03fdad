using CoalitionHub.CoalitionDay.Coalition;

namespace CoalitionHub.CoalitionDay.Planning;

/// <summary>
/// What every step must come to, reckoned by hand: in decimals, from the amounts as they stand in the file and the terms as people
/// read them. None of the hub's code has a part in it, so that the two can be held against each other.
/// </summary>
internal static class HandReckoning
{
    /// <summary>"So much money earns so many points", rounded down to whole points.</summary>
    public static long Earned(BrandTerms terms, decimal amount) => (long)decimal.Floor(amount * terms.EarnPoints / terms.EarnMoney);

    /// <summary>The points of the part that came back, rounded down.</summary>
    public static long TakenBack(long earned, decimal amount, decimal returned) => (long)decimal.Floor(earned * returned / amount);

    /// <summary>What burnt points take off the bill, rounded down to the money's minor unit.</summary>
    public static decimal BurnValue(BrandTerms terms, long points, int digits)
    {
        var perMajorUnit = MinorUnits.PerMajorUnit(digits);
        return decimal.Floor((decimal)points * perMajorUnit / terms.BurnPoints) / perMajorUnit;
    }

    /// <summary>Points that come for points that leave: the fee is rounded up, what comes is rounded down.</summary>
    public static long Exchanged(ExchangeRoute route, long points)
    {
        var fee = decimal.Ceiling(points * route.FeePerMille / 1000m);
        return (long)decimal.Floor((points - fee) * route.RateIn / route.RateOut);
    }
}
