using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>
/// Keeps out routes that with the others close a loop which returns more points than it took.
/// <para>
/// A way's gain g is the most that arrives per leaving point over all amounts it may have, fee, bonus and rounding in. If along
/// every loop the gains multiply to at most 1, each currency can be given a price p such that p(to) · g ≤ p(from) on every way; then
/// no exchange makes what somebody holds worth more, and no sequence of exchanges, however split or repeated, ends with more than it
/// began with. If along some loop they multiply to more than 1, making each exchange at its best amount and often enough does gain. So
/// the test is exact; what it leaves out is said at <see cref="RouteGraph"/> (all times count as one) and <see cref="Gain"/> (a bound where
/// amounts are too many to be tried), and both only ever refuse too much. A bonus's budget bounds one exchange's bonus here, not
/// how often it is taken.
/// </para>
/// <para>
/// First every way counts with a bound that costs nothing; only where that leaves a loop are its ways' amounts tried. The approved routes
/// close no loop, so one that the new route closes passes one of its two currencies.
/// </para>
/// </summary>
public static class ArbitrageGuard
{
    /// <summary>Most ways whose amounts are tried; beyond it their bounds count.</summary>
    private const int MaxLooks = 64;

    /// <summary>The loop that a route would close with those approved so far; null for none.</summary>
    /// <param name="state">The draft.</param>
    /// <param name="moment">Now.</param>
    /// <param name="candidate">The route; its effective time is no longer open.</param>
    public static RouteLoop? Find(HubState state, Moment moment, Route candidate)
    {
        var graph = RouteGraph.With(state, moment, candidate);
        var search = new LoopSearch(graph);
        var looks = 0;
        while ((search.Through(candidate.FromCurrencyNo) ?? search.Through(candidate.ToCurrencyNo)) is { } loop)
        {
            var unsure = loop.Where(edge => !edge.IsLookedAt).Distinct().ToList();
            looks += unsure.Count;
            if (unsure.Count == 0 || looks > MaxLooks)
            {
                return RouteLoop.Of(loop);
            }

            unsure.ForEach(edge => edge.Look());
        }

        return search.IsGivenUp ? RouteLoop.Unknown : null;
    }
}
