using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;

namespace CoalitionHub.Core.Exchanges;

/// <summary>
/// The price of an exchange by two routes, through the coalition's points. Fees and rates of both are exact fractions; only what
/// arrives is rounded, down to whole points. No bonus is paid on the way: a bonus is what one route promises to those who use it alone.
/// The coalition's points on the way are a yardstick: nobody issues them, so the second route's increment doesn't bind.
/// </summary>
public static class ComposedPricing
{
    public static Outcome<PricedWay> Price(Route first, Route second, long points)
    {
        if (!ExchangePricing.Leaving(first, points).TryGet(out var leaving, out var refusal))
        {
            return refusal;
        }

        var exact = Exactly(first, second, leaving);
        if (exact.Between < Ratio.Of(second.Minimum))
        {
            return new Refusal(Reason.ExchangeBelowMinimum, $"{exact.Between} of the coalition's points on the way are fewer than the second route's minimum of {second.Minimum}.");
        }

        if (exact.Between > Ratio.Of(second.Maximum))
        {
            return new Refusal(Reason.ExchangeAboveMaximum, $"{exact.Between} of the coalition's points on the way are more than the second route's maximum of {second.Maximum}.");
        }

        var arriving = (long)exact.Arriving.Floor;
        if (arriving == 0)
        {
            return new Refusal(Reason.ExchangeYieldsNothing, $"Of {leaving} points nothing whole arrives: {exact.FirstFee} and {exact.SecondFee} are the fees.");
        }

        // The second fee, seen from the leaving points: so many of them buy nothing but it.
        var fee = (long)(exact.FirstFee + (exact.SecondFee / Ratio.Of(first.Rate))).Ceiling;
        var priced = (long)(Ratio.Of(arriving) / (Ratio.Of(first.Rate) * Ratio.Of(second.Rate))).Ceiling;
        fee = Math.Min(fee, leaving - priced);
        return new PricedWay(
            new Way(first, second),
            new ExchangePrice(leaving, fee, leaving - fee - priced, arriving),
            [
                new OfferLeg(first.No, first.FromCurrencyNo, first.ToCurrencyNo, $"{leaving}", $"{exact.FirstFee}", $"{exact.Between}", leaving),
                new OfferLeg(second.No, second.FromCurrencyNo, second.ToCurrencyNo, $"{exact.Between}", $"{exact.SecondFee}", $"{exact.Arriving}", (long)exact.Between.Ceiling),
            ]);
    }

    /// <summary>Everything before the one rounding. Where a fee takes all, nothing goes on.</summary>
    internal static (Ratio FirstFee, Ratio Between, Ratio SecondFee, Ratio Arriving) Exactly(Route first, Route second, long leaving)
    {
        var firstFee = Fee(first, Ratio.Of(leaving));
        var between = Through(first, Ratio.Of(leaving), firstFee);
        var secondFee = Fee(second, between);
        return (firstFee, between, secondFee, Through(second, between, secondFee));
    }

    private static Ratio Fee(Route route, Ratio points) => (points * Ratio.Of(route.Fee)) + Ratio.Of(route.Rules.FlatFeePoints);

    private static Ratio Through(Route route, Ratio points, Ratio fee) => points > fee ? (points - fee) * Ratio.Of(route.Rate) : Ratio.Zero;
}
