using System.Collections.Immutable;
using CoalitionHub.Core.Amounts;

namespace CoalitionHub.Core.Exchanges;

/// <summary>A way from one currency to another that somebody can use now or later.</summary>
/// <param name="routeNos">Its routes.</param>
/// <param name="fromCurrencyNo">The points that leave.</param>
/// <param name="toCurrencyNo">The points that arrive.</param>
/// <param name="amounts">The amounts it may have.</param>
internal sealed class GuardEdge(ImmutableArray<int> routeNos, int fromCurrencyNo, int toCurrencyNo, AmountRange amounts)
{
    private Gain? looked;

    public ImmutableArray<int> RouteNos => routeNos;

    public int FromCurrencyNo => fromCurrencyNo;

    public int ToCurrencyNo => toCurrencyNo;

    /// <summary>The most that arrives per leaving point: a bound that costs nothing, until somebody looked closely.</summary>
    public Ratio Most { get; private set; } = amounts.Bound();

    /// <summary>True once amounts were tried.</summary>
    public bool IsLookedAt => looked is not null;

    /// <summary>Tries amounts; afterwards <see cref="Most"/> is as good as it gets.</summary>
    public Gain Look()
    {
        var gain = looked ??= Gain.Of(amounts);
        Most = gain.Most;
        return gain;
    }
}
