using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;

namespace CoalitionHub.Core.Exchanges;

/// <summary>
/// The price of an exchange under one route: fee = share of the leaving points, rounded up, and the flat fee; arriving = rate ×
/// (leaving − fee), rounded down, and the bonus; residue = (leaving − fee) − the smallest amount that gives the same points. All
/// roundings favour the hub.
/// </summary>
public static class ExchangePricing
{
    /// <summary>Prices an exchange by a way.</summary>
    /// <param name="way">One route or two.</param>
    /// <param name="points">Points that the member wants to give.</param>
    /// <param name="atMicros">When; a bonus has its time.</param>
    /// <param name="bonusLeft">How many bonus points the first route's budget still has.</param>
    public static Outcome<PricedWay> Price(Way way, long points, long atMicros, long bonusLeft)
    {
        if (way.Second is { } second)
        {
            return ComposedPricing.Price(way.First, second, points);
        }

        var route = way.First;
        if (!Price(route, points).TryGet(out var price, out var refusal))
        {
            return refusal;
        }

        var bonus = route.Rules.Bonus is { } rule && rule.IsPaidAt(atMicros) ? Math.Min(rule.Of(price.Points, price.ArrivingPoints), bonusLeft) : 0;
        price = price with { ArrivingPoints = price.ArrivingPoints + bonus, BonusPoints = bonus };
        return new PricedWay(
            way, price, [new OfferLeg(route.No, route.FromCurrencyNo, route.ToCurrencyNo, $"{price.Points}", $"{price.FeePoints}", $"{price.ArrivingPoints}", price.Points)]);
    }

    /// <summary>Prices an exchange of this many leaving points by one route, without its bonus.</summary>
    public static Outcome<ExchangePrice> Price(Route route, long points)
    {
        if (!Leaving(route, points).TryGet(out var leaving, out var refusal))
        {
            return refusal;
        }

        var fee = FeePoints(route, leaving);
        var arriving = BasePoints(route, leaving);
        return arriving == 0
            ? new Refusal(Reason.ExchangeYieldsNothing, $"Of {leaving} points {fee} are the fee; the rest at {route.Rate} buys no whole point.")
            : new ExchangePrice(leaving, fee, leaving - fee - route.Rate.SmallestAmountGiving(arriving), arriving);
    }

    /// <summary>How many points leave: as many as asked for, or the multiple of the increment below where the route rounds.</summary>
    public static Outcome<long> Leaving(Route route, long points)
    {
        var rounds = route.Rules.Rounding == AmountRounding.RoundDown;
        var leaving = rounds ? points - (points % route.Increment) : points;
        if (leaving < route.Minimum)
        {
            return new Refusal(Reason.ExchangeBelowMinimum, leaving == points
                ? $"{points} points are fewer than the route's minimum of {route.Minimum}."
                : $"{points} points, rounded down to {leaving}, are fewer than the route's minimum of {route.Minimum}.");
        }

        if (points > route.Maximum)
        {
            return new Refusal(Reason.ExchangeAboveMaximum, $"{points} points are more than the route's maximum of {route.Maximum}.");
        }

        return leaving % route.Increment == 0
            ? leaving
            : new Refusal(Reason.ExchangeNotIncrement, $"{points} points are no multiple of the route's increment of {route.Increment}.");
    }

    /// <summary>The fee in leaving points, rounded up.</summary>
    public static long FeePoints(Route route, long leaving) => checked(route.Fee.TimesRoundedUp(leaving) + route.Rules.FlatFeePoints);

    /// <summary>What the rate gives for these leaving points, rounded down, without the bonus; 0 where the fee takes all.</summary>
    public static long BasePoints(Route route, long leaving) => route.Rate.TimesRoundedDown(Math.Max(0, leaving - FeePoints(route, leaving)));

    /// <summary>True when even the most points that may leave at once bring no more than an account's input bound.</summary>
    public static bool IsWithinBounds(Fraction rate, long maximum) =>
        (Int128)maximum * rate.Numerator / rate.Denominator <= AmountLimits.MaxPoints;

    /// <summary>The same, the most that the bonus can add included.</summary>
    public static bool IsWithinBounds(Fraction rate, long maximum, RouteBonus? bonus)
    {
        var most = (Int128)maximum * rate.Numerator / rate.Denominator;
        var bonusPoints = bonus switch
        {
            null => 0,
            { BlockPoints: > 0 } => (Int128)(maximum / bonus.BlockPoints) * bonus.PointsPerBlock,
            _ => most <= AmountLimits.MaxPoints ? most * bonus.Share.Numerator / bonus.Share.Denominator : 0,
        };
        return most + bonusPoints <= AmountLimits.MaxPoints;
    }
}
