using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>Which route is used between two currencies.</summary>
public static class RouteInForce
{
    /// <summary>The approved route that took effect last; for decisions.</summary>
    public static Outcome<Route> Find(HubState state, int fromCurrencyNo, int toCurrencyNo, long atMicros)
    {
        Route? found = null;
        foreach (var route in state.Routes.All())
        {
            if (route.State == ApprovalState.Approved && route.FromCurrencyNo == fromCurrencyNo && route.ToCurrencyNo == toCurrencyNo &&
                route.EffectiveMicros <= atMicros && IsAfter(route, found))
            {
                found = route;
            }
        }

        return found is null
            ? new Refusal(Reason.RouteNotFound, "There is no route between these currencies.")
            : found;
    }

    /// <summary>Of two routes with the same effective time the one proposed later counts.</summary>
    private static bool IsAfter(Route route, Route? other) =>
        other is null || (route.EffectiveMicros, route.No).CompareTo((other.EffectiveMicros, other.No)) > 0;
}
