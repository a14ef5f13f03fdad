using CoalitionHub.Hub.Cli.Wording;
using Route = CoalitionHub.Protos.Exchanges.V1.Route;

namespace CoalitionHub.Hub.Cli.Exchanges;

/// <summary>What is shown of routes.</summary>
internal static class RouteSheets
{
    public static Sheet Of(IEnumerable<Route> routes) => Sheet.List(
        "Routes",
        routes,
        Sheet.Column<Route>("id", route => route.RouteId),
        Sheet.Column<Route>("from", route => route.Terms.FromCurrencyCode),
        Sheet.Column<Route>("to", route => route.Terms.ToCurrencyCode),
        Sheet.Column<Route>("issuer", route => route.Terms.IssuerPartnerId),
        Sheet.Number<Route>("rate", route => Words.Of(route.Terms.Rate)),
        Sheet.Number<Route>("fee", route => Words.Of(route.Terms.Fee)),
        Sheet.Number<Route>("points", route => $"{Words.Of(route.Terms.MinimumPoints)} to {Words.Of(route.Terms.MaximumPoints)} by {Words.Of(route.Terms.IncrementPoints)}"),
        Sheet.Column<Route>("state", route => Words.Of(route.State)),
        Sheet.Column<Route>("since", route => Words.Of(route.EffectiveTime)),
        Sheet.Column<Route>("proposed by", route => route.ProposedBy),
        Sheet.Column<Route>("decided by", route => route.DecidedBy));
}
