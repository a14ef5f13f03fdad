using System.Collections.Immutable;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>How points get from one currency to another: by one route, or by two, through the coalition's points.</summary>
/// <param name="First">The route by which points leave.</param>
/// <param name="Second">The route from the coalition's points on; null where the first one leads all the way.</param>
public sealed record Way(Route First, Route? Second = null)
{
    /// <summary>The route by which points arrive.</summary>
    public Route Last => Second ?? First;

    public int FromCurrencyNo => First.FromCurrencyNo;

    public int ToCurrencyNo => Last.ToCurrencyNo;

    /// <summary>The partner that issues the arriving points.</summary>
    public int IssuerNo => Last.IssuerNo;

    public IEnumerable<Route> Routes => Second is null ? [First] : [First, Second];

    /// <summary>How long a quote binds: as long as all of its routes let it.</summary>
    public long QuoteValidityMicros => Routes.Min(route => route.QuoteValidityMicros);

    /// <summary>How long such an exchange waits, so that the member can take it back, and why; 0 and nothing: not at all. Of two routes' rules the longer wait counts.</summary>
    public (long Micros, ImmutableArray<UndoReason> Reasons) Undo(bool isFirstToAccount, long points, bool isNewDevice)
    {
        var (micros, reasons) = (0L, new SortedSet<UndoReason>());
        foreach (var undo in Routes.Select(route => route.Rules.Undo).OfType<UndoRules>())
        {
            var mine = undo.Why(isFirstToAccount, points, isNewDevice).ToList();
            reasons.UnionWith(mine);
            micros = mine.Count == 0 ? micros : Math.Max(micros, undo.DelayMicros);
        }

        return (micros, [.. reasons]);
    }

    /// <summary>
    /// The way in force. A direct route is what the two brands agreed on, so it goes before a way through the coalition's points,
    /// which is offered where both of its routes allow it.
    /// </summary>
    public static Outcome<Way> Find(HubState state, int fromCurrencyNo, int toCurrencyNo, long atMicros)
    {
        if (RouteInForce.Find(state, fromCurrencyNo, toCurrencyNo, atMicros).TryGet(out var direct, out var refusal))
        {
            return new Way(direct);
        }

        const int through = Currency.CoalitionPointsNo;
        return fromCurrencyNo != toCurrencyNo &&
               RouteInForce.Find(state, fromCurrencyNo, through, atMicros).TryGet(out var first, out _) && !first.Rules.IsDirectOnly &&
               RouteInForce.Find(state, through, toCurrencyNo, atMicros).TryGet(out var second, out _) && !second.Rules.IsDirectOnly
            ? new Way(first, second)
            : refusal;
    }

    /// <summary>The way that an offer names, if it is still the one in force; else QUOTE_TERMS_CHANGED.</summary>
    public static Outcome<Way> StillInForce(HubState state, Moment moment, Offer offer)
    {
        var routes = offer.Legs.Select(leg => state.Routes.Find(leg.RouteNo)).ToList();
        return routes is [{ } first, ..] && routes[^1] is { } last &&
               Find(state, first.FromCurrencyNo, last.ToCurrencyNo, moment.NowMicros).TryGet(out var way, out _) &&
               way.Routes.Select(route => route.No).SequenceEqual(offer.Legs.Select(leg => leg.RouteNo))
            ? way
            : new Refusal(Reason.QuoteTermsChanged, "Another route is in force between these currencies than the one quoted. Quote again.");
    }
}
