using CoalitionHub.Core.Amounts;

namespace CoalitionHub.Core.Exchanges;

/// <summary>
/// Looks for a loop through one currency that returns more than it takes: the largest product of gains along ways from it
/// (Bellman and Ford, with products for sums), closed by a way back.
/// </summary>
internal sealed class LoopSearch(RouteGraph graph)
{
    /// <summary>How many steps all searches of one guard may take together: a bound in time, since the writer waits.</summary>
    private const int MaxSteps = 250_000;

    private int steps;

    /// <summary>True when the search was given up: then nothing is known.</summary>
    public bool IsGivenUp => steps > MaxSteps;

    /// <summary>The ways of a loop through the currency; null when there is none, or the search was given up.</summary>
    public IReadOnlyList<GuardEdge>? Through(int currencyNo)
    {
        Dictionary<int, Reached> reached = new() { [currencyNo] = new Reached(Ratio.One, null) };
        List<int> changed = [currencyNo];
        for (var round = 0; round <= graph.Currencies && changed.Count > 0; round++)
        {
            List<int> next = [];
            foreach (var at in changed)
            {
                foreach (var edge in graph.From(at))
                {
                    if (++steps > MaxSteps)
                    {
                        return null;
                    }

                    var gain = reached[at].Gain * edge.Most;
                    var path = new Path(edge, reached[at].Path);
                    if (edge.ToCurrencyNo == currencyNo)
                    {
                        if (gain > Ratio.One)
                        {
                            return path.Edges();
                        }
                    }
                    else if (!reached.TryGetValue(edge.ToCurrencyNo, out var before) || gain > before.Gain)
                    {
                        reached[edge.ToCurrencyNo] = new Reached(gain, path);
                        next.Add(edge.ToCurrencyNo);
                    }
                }
            }

            changed = [.. next.Distinct()];
        }

        return null;
    }

    private readonly record struct Reached(Ratio Gain, Path? Path);

    private sealed record Path(GuardEdge Edge, Path? Before)
    {
        public IReadOnlyList<GuardEdge> Edges()
        {
            List<GuardEdge> edges = [];
            for (var path = this; path is not null; path = path.Before)
            {
                edges.Add(path.Edge);
            }

            edges.Reverse();
            return edges;
        }
    }
}
