using System.Collections.Immutable;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>
/// Every way that is open now or will be: each version of a route that is approved and not yet replaced, with its bonus where
/// that has not ended, and each two of them that compose through the coalition's points. When each of them is open plays no part:
/// points can wait, so that a loop over two days is one too.
/// </summary>
internal sealed class RouteGraph
{
    private readonly Dictionary<int, List<GuardEdge>> leaving = [];

    private RouteGraph()
    {
    }

    public int Currencies { get; private set; }

    public IEnumerable<GuardEdge> From(int currencyNo) => leaving.GetValueOrDefault(currencyNo) ?? [];

    /// <summary>The graph as it would be with one more route.</summary>
    /// <param name="state">The draft.</param>
    /// <param name="moment">Now.</param>
    /// <param name="candidate">The route, as if it were approved.</param>
    public static RouteGraph With(HubState state, Moment moment, Route candidate)
    {
        var graph = new RouteGraph();
        var open = Open(state, moment, candidate);
        foreach (var (route, from, until) in open)
        {
            var hasBonus = route.Rules.Bonus is { } bonus &&
                Math.Max(from, bonus.FromMicros) < Math.Min(until, bonus.UntilMicros == 0 ? long.MaxValue : bonus.UntilMicros);
            graph.Add([route.No], route.FromCurrencyNo, route.ToCurrencyNo, AmountRange.Of(route, hasBonus));
        }

        // Once there is a direct route there always is one, and it is taken.
        var direct = open.GroupBy(one => (one.Route.FromCurrencyNo, one.Route.ToCurrencyNo)).ToDictionary(pair => pair.Key, pair => pair.Min(one => one.FromMicros));
        foreach (var first in open.Where(one => one.Route.ToCurrencyNo == Currency.CoalitionPointsNo && !one.Route.Rules.IsDirectOnly))
        {
            foreach (var second in open.Where(one => one.Route.FromCurrencyNo == Currency.CoalitionPointsNo && !one.Route.Rules.IsDirectOnly))
            {
                var from = Math.Max(first.FromMicros, second.FromMicros);
                var (fromNo, toNo) = (first.Route.FromCurrencyNo, second.Route.ToCurrencyNo);
                var isDirect = direct.TryGetValue((fromNo, toNo), out var since) && since <= from;
                if (fromNo != toNo && !isDirect && from < Math.Min(first.UntilMicros, second.UntilMicros))
                {
                    graph.Add([first.Route.No, second.Route.No], fromNo, toNo, AmountRange.Of(first.Route, second.Route));
                }
            }
        }

        return graph;
    }

    /// <summary>The versions that are in force at some time from now on, with that time; gifts aside.</summary>
    private static List<(Route Route, long FromMicros, long UntilMicros)> Open(HubState state, Moment moment, Route candidate)
    {
        List<(Route, long, long)> open = [];
        var approved = state.Routes.All()
            .Where(route => route.State == ApprovalState.Approved && route.No != candidate.No)
            .Append(candidate)
            .Where(route => route.FromCurrencyNo != route.ToCurrencyNo);
        foreach (var pair in approved.GroupBy(route => (route.FromCurrencyNo, route.ToCurrencyNo)))
        {
            var versions = pair.OrderBy(route => route.EffectiveMicros).ThenBy(route => route.No).ToList();
            for (var index = 0; index < versions.Count; index++)
            {
                var from = Math.Max(versions[index].EffectiveMicros, moment.NowMicros);
                var until = index + 1 < versions.Count ? versions[index + 1].EffectiveMicros : long.MaxValue;
                if (from < until)
                {
                    open.Add((versions[index], from, until));
                }
            }
        }

        return open;
    }

    private void Add(ImmutableArray<int> routeNos, int fromNo, int toNo, AmountRange amounts)
    {
        if (amounts.IsEmpty || amounts.Bound() <= Ratio.Zero)
        {
            return;
        }

        foreach (var currencyNo in new[] { fromNo, toNo })
        {
            if (leaving.TryAdd(currencyNo, []))
            {
                Currencies++;
            }
        }

        leaving[fromNo].Add(new GuardEdge(routeNos, fromNo, toNo, amounts));
    }
}
