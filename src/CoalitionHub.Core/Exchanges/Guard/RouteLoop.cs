using System.Collections.Immutable;
using System.Numerics;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>An exchange of a loop, made once or several times.</summary>
/// <param name="RouteNos">Its route, or the two that it is composed of.</param>
/// <param name="FromCurrencyNo">The points that leave.</param>
/// <param name="ToCurrencyNo">The points that arrive.</param>
/// <param name="Times">How often.</param>
/// <param name="Points">Points that leave each time.</param>
/// <param name="Arriving">Points that arrive each time.</param>
public sealed record LoopStep(ImmutableArray<int> RouteNos, int FromCurrencyNo, int ToCurrencyNo, BigInteger Times, long Points, long Arriving);

/// <summary>Exchanges one after the other, of which the last gives back what the first took.</summary>
/// <param name="Steps">In order.</param>
/// <param name="IsCertain">True when they return more than they took; false when only a bound says that they might.</param>
public sealed record RouteLoop(ImmutableArray<LoopStep> Steps, bool IsCertain)
{
    /// <summary>A search that was given up: nobody knows.</summary>
    public static RouteLoop Unknown { get; } = new([], false);

    public BigInteger Taken => Steps[0].Times * Steps[0].Points;

    public BigInteger Returned => Steps[^1].Times * Steps[^1].Arriving;

    /// <summary>As people read it: <c>9000 NIGHTS → 3000 MILES → 9600 NIGHTS</c>.</summary>
    public string Said(HubState state)
    {
        if (Steps.IsEmpty)
        {
            return "The routes are too many to be searched for a loop; none can be approved that might close one.";
        }

        var parts = Steps.Select(step => $"{Total(step, step.Points)} {Code(step.FromCurrencyNo)} become {Total(step, step.Arriving)} {Code(step.ToCurrencyNo)}");
        var text = string.Join("; ", parts);
        return IsCertain
            ? $"A loop returns more than it takes: {text}. {Taken} {Code(Steps[0].FromCurrencyNo)} went in, {Returned} came back."
            : $"A loop may return more than it takes, as far as its amounts were searched: {text}.";

        string Code(int currencyNo) => state.Currencies.Find(currencyNo)?.Code.Text ?? "?";

        static string Total(LoopStep step, long points) => step.Times.IsOne ? $"{points}" : $"{step.Times} × {points}";
    }

    /// <summary>
    /// How often each exchange is made so that the loop gains: enough points at the start make up for what each exchange leaves
    /// over because amounts are whole.
    /// </summary>
    internal static RouteLoop Of(IReadOnlyList<GuardEdge> edges)
    {
        var gains = edges.Select(edge => edge.Look()).ToList();
        for (BigInteger times = 1; times < MaxTimes; times += BigInteger.Max(1, times / 8))
        {
            if (Run(edges, gains, times) is { } steps)
            {
                return new RouteLoop(steps, true);
            }
        }

        return new RouteLoop([.. edges.Zip(gains, (edge, gain) => Step(edge, gain, 1))], false);
    }

    private static BigInteger MaxTimes { get; } = BigInteger.One << 62;

    private static ImmutableArray<LoopStep>? Run(IReadOnlyList<GuardEdge> edges, List<Gain> gains, BigInteger times)
    {
        var steps = ImmutableArray.CreateBuilder<LoopStep>(edges.Count);
        var held = times * gains[0].Points;
        foreach (var (edge, gain) in edges.Zip(gains))
        {
            var often = held / gain.Points;
            steps.Add(Step(edge, gain, often));
            held = often * gain.Arriving;
        }

        return held > times * gains[0].Points ? steps.ToImmutable() : null;
    }

    private static LoopStep Step(GuardEdge edge, Gain gain, BigInteger times) =>
        new(edge.RouteNos, edge.FromCurrencyNo, edge.ToCurrencyNo, times, gain.Points, gain.Arriving);
}
