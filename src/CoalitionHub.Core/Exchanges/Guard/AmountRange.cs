using System.Numerics;
using CoalitionHub.Core.Amounts;

namespace CoalitionHub.Core.Exchanges;

/// <summary>
/// The amounts that an exchange may have, and what they bring: x = <paramref name="Lowest"/>, + <paramref name="Step"/>, … up to
/// <paramref name="Highest"/>. What arrives is never more than (α·x − φ)·(1 + share) + what the full blocks in x bring.
/// </summary>
/// <param name="Lowest">The smallest amount, a multiple of the step.</param>
/// <param name="Highest">The largest one.</param>
/// <param name="Step">The increment.</param>
/// <param name="Alpha">What a leaving point brings at best, the share fee taken off.</param>
/// <param name="Phi">What flat fees take off, in arriving points.</param>
/// <param name="Bonus">The bonus; null for none.</param>
/// <param name="Arriving">What really arrives for an amount, all roundings in.</param>
internal sealed record AmountRange(long Lowest, long Highest, long Step, Ratio Alpha, Ratio Phi, RouteBonus? Bonus, Func<long, long> Arriving)
{
    public bool IsEmpty => Lowest > Highest;

    public long Count => IsEmpty ? 0 : ((Highest - Lowest) / Step) + 1;

    /// <summary>How many full blocks an amount has, of those that bring a bonus.</summary>
    public long BlocksIn(long amount) => Bonus is { BlockPoints: > 0 } bonus ? amount / bonus.BlockPoints : 0;

    /// <summary>A bound on what arrives per leaving point for an amount with this many full blocks.</summary>
    public Ratio Bound(long amount, long blocks)
    {
        var flow = (Alpha * Ratio.Of(amount)) - Phi;
        var share = Bonus is { BlockPoints: 0 } bonus ? Ratio.Of(bonus.Share) : Ratio.Zero;
        return ((flow * (Ratio.One + share)) + Ratio.Of(OfBlocks(blocks))) / Ratio.Of(amount);
    }

    /// <summary>A bound over all amounts: the flat fee weighs least on the largest one, and no amount has more than one block per block's points.</summary>
    public Ratio Bound()
    {
        var flow = Bound(Highest, 0);
        return BlocksIn(Highest) == 0 || Bonus is null ? flow : flow + (Ratio.Of(OfBlocks(1)) / Ratio.Of(Bonus.BlockPoints));
    }

    /// <summary>The amounts of one route.</summary>
    public static AmountRange Of(Route route, bool withBonus)
    {
        var bonus = withBonus ? route.Rules.Bonus : null;
        var alpha = Ratio.Of(route.Rate) * (Ratio.One - Ratio.Of(route.Fee));
        return new AmountRange(
            LowestOf(route, route.Minimum), HighestOf(route, route.Maximum), route.Increment, alpha, Ratio.Of(route.Rate) * Ratio.Of(route.Rules.FlatFeePoints),
            bonus, points => ArrivingBy(route, bonus, points));
    }

    /// <summary>The amounts of two routes through the coalition's points.</summary>
    public static AmountRange Of(Route first, Route second)
    {
        var keptOfFirst = Ratio.One - Ratio.Of(first.Fee);
        var keptOfSecond = Ratio.One - Ratio.Of(second.Fee);
        var alpha = Ratio.Of(first.Rate) * keptOfFirst * Ratio.Of(second.Rate) * keptOfSecond;
        var phi = Ratio.Of(second.Rate) * ((keptOfSecond * Ratio.Of(first.Rate) * Ratio.Of(first.Rules.FlatFeePoints)) + Ratio.Of(second.Rules.FlatFeePoints));
        // The points on the way are within the second route's amounts: r₁·((1 − s₁)·x − F₁) is at least its minimum and at most its maximum.
        var least = Leaving(second.Minimum).Ceiling;
        var most = Leaving(LimitOf(second, second.Maximum)).Floor;
        return new AmountRange(
            LowestOf(first, (long)BigInteger.Min(BigInteger.Max(least, first.Minimum), long.MaxValue / 2)),
            HighestOf(first, (long)BigInteger.Min(most, first.Maximum)),
            first.Increment, alpha, phi, null, Floor(alpha, phi));

        Ratio Leaving(long between) => ((Ratio.Of(between) / Ratio.Of(first.Rate)) + Ratio.Of(first.Rules.FlatFeePoints)) / keptOfFirst;
    }

    /// <summary>α·x − φ, rounded down; 0 where the fees take all. Whole numbers only, since very many amounts may be tried.</summary>
    private static Func<long, long> Floor(Ratio alpha, Ratio phi)
    {
        var perPoint = alpha.Numerator * phi.Denominator;
        var fee = phi.Numerator * alpha.Denominator;
        var denominator = alpha.Denominator * phi.Denominator;
        return points => perPoint * points is var flow && flow > fee ? (long)((flow - fee) / denominator) : 0;
    }

    private static long ArrivingBy(Route route, RouteBonus? bonus, long points)
    {
        var arriving = ExchangePricing.BasePoints(route, points);
        var most = bonus is { BudgetPoints: > 0 } ? bonus.BudgetPoints : long.MaxValue;
        return arriving == 0 || bonus is null ? arriving : arriving + Math.Min(bonus.Of(points, arriving), most);
    }

    private static long LowestOf(Route route, long least) => (least + route.Increment - 1) / route.Increment * route.Increment;

    private static long HighestOf(Route route, long most) => LimitOf(route, most) / route.Increment * route.Increment;

    /// <summary>An exchange of more than a day's limit is refused, however many days somebody waits.</summary>
    private static long LimitOf(Route route, long most)
    {
        var limits = route.Rules.Limits;
        foreach (var limit in new[] { limits.Member, limits.Partner, limits.Route })
        {
            most = limit.Points > 0 ? Math.Min(most, limit.Points) : most;
        }

        return most;
    }

    private long OfBlocks(long blocks)
    {
        if (blocks == 0 || Bonus is not { BlockPoints: > 0 } bonus)
        {
            return 0;
        }

        var points = checked(blocks * bonus.PointsPerBlock);
        return bonus.BudgetPoints > 0 ? Math.Min(points, bonus.BudgetPoints) : points;
    }
}
