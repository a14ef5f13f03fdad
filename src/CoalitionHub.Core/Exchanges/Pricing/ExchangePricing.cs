using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;

namespace CoalitionHub.Core.Exchanges;

/// <summary>What leaves and what arrives.</summary>
/// <param name="Points">Points that leave, fee and residue included.</param>
/// <param name="FeePoints">Of them: the fee.</param>
/// <param name="ResiduePoints">Of them: those that buy nothing, since whole points arrive.</param>
/// <param name="ArrivingPoints">Points that arrive.</param>
public readonly record struct ExchangePrice(long Points, long FeePoints, long ResiduePoints, long ArrivingPoints)
{
    /// <summary>The points that buy the arriving ones.</summary>
    public long PricedPoints => Points - FeePoints - ResiduePoints;
}

/// <summary>
/// The price of an exchange under a route: fee = share of the leaving points, rounded up; arriving = rate × (leaving − fee),
/// rounded down; residue = (leaving − fee) − the smallest amount that gives the same arriving points. All roundings favour the hub.
/// </summary>
public static class ExchangePricing
{
    /// <summary>Prices an exchange of this many leaving points.</summary>
    public static Outcome<ExchangePrice> Price(Route route, long points)
    {
        if (points < route.Minimum)
        {
            return new Refusal(Reason.ExchangeBelowMinimum, $"{points} points are fewer than the route's minimum of {route.Minimum}.");
        }

        if (points > route.Maximum)
        {
            return new Refusal(Reason.ExchangeAboveMaximum, $"{points} points are more than the route's maximum of {route.Maximum}.");
        }

        if (points % route.Increment != 0)
        {
            return new Refusal(Reason.ExchangeNotIncrement, $"{points} points are no multiple of the route's increment of {route.Increment}.");
        }

        var fee = route.Fee.TimesRoundedUp(points);
        var afterFee = points - fee;
        var arriving = afterFee > 0 ? route.Rate.TimesRoundedDown(afterFee) : 0;
        return arriving == 0
            ? new Refusal(Reason.ExchangeYieldsNothing, $"Of {points} points {fee} are the fee; the rest at {route.Rate} buys no whole point.")
            : new ExchangePrice(points, fee, afterFee - route.Rate.SmallestAmountGiving(arriving), arriving);
    }

    /// <summary>True when even the most points that may leave at once bring no more than an account's input bound.</summary>
    public static bool IsWithinBounds(Fraction rate, long maximum) =>
        (Int128)maximum * rate.Numerator / rate.Denominator <= AmountLimits.MaxPoints;
}
