using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Exchanges.V1;
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

    /// <summary>What a route says beside its rate and amounts; only what it says.</summary>
    public static Sheet RulesOf(Route route) => Sheet.Facts($"Rules of {route.RouteId}", [.. Facts(route).Where(fact => fact.Value.Length > 0)]);

    /// <summary>The loop that keeps a proposal from being approved, if there is one.</summary>
    public static IReadOnlyList<Sheet> WarningOf(ProposeRouteResponse answer) => answer.Warning.Length == 0
        ? []
        :
        [
            Sheet.Facts("Warning", ("can't be approved", answer.Warning)),
            Sheet.List(
                "The loop",
                answer.Loop?.Steps ?? [],
                Sheet.Column<LoopStep>("routes", step => string.Join(" + ", step.RouteIds)),
                Sheet.Number<LoopStep>("times", step => Words.Of(step.Times)),
                Sheet.Number<LoopStep>("leave", step => $"{Words.Of(step.PointsOut)} {step.FromCurrencyCode}"),
                Sheet.Number<LoopStep>("come", step => $"{Words.Of(step.PointsIn)} {step.ToCurrencyCode}")),
        ];

    private static IEnumerable<(string Name, string Value)> Facts(Route route)
    {
        var terms = route.Terms;
        yield return ("other amounts", terms.Rounding == AmountRounding.RoundDown ? "rounded down to the increment" : "refused");
        yield return ("flat fee", terms.FlatFeePoints == 0 ? "" : $"{Words.Of(terms.FlatFeePoints)} points");
        yield return ("money fee", terms.MoneyFee is { } fee
            ? $"{Words.OfMicros(fee.FlatMicros)} flat, {(fee.MicrosPerPoint is null ? "0" : Words.Of(fee.MicrosPerPoint))} micros a point, owed by {Payer(fee.PayerPartnerId, "the partner that asks")}"
            : "");
        yield return ("bonus", terms.Bonus is { } bonus ? BonusOf(bonus, route.BonusPointsGiven) : "");
        yield return ("members", terms.Eligibility is { } eligibility
            ? $"of {eligibility.MinimumAccountAgeDays} days or more, name {(eligibility.NamePolicy == NamePolicy.Unspecified ? "not asked" : Words.Of(eligibility.NamePolicy))}{(eligibility.OwnAccountsOnly ? ", own accounts only" : "")}"
            : "");
        foreach (var (whose, limit) in new[] { ("member", terms.Limits?.Member), ("card", terms.Limits?.Card), ("partner", terms.Limits?.Partner), ("route", terms.Limits?.Route) })
        {
            yield return ($"a day, {whose}", limit is null ? "" : string.Join(", ", LimitsOf(limit)));
        }

        yield return ("wait", terms.Undo is { } undo ? $"{Words.Of(undo.Delay)}: {string.Join(", ", WaitersOf(undo))}" : "");
        yield return ("points that come live", Words.Of(terms.ArrivalExpiry));
        yield return ("composed", terms.DirectOnly ? "never" : "");
        yield return ("source may be away", Words.Of(terms.SourceTimeout));
    }

    private static string BonusOf(RouteBonus bonus, long given)
    {
        var what = bonus.Share is { } share ? $"{Words.Of(share)} of the points that come" : $"{Words.Of(bonus.PointsPerBlock)} for each {Words.Of(bonus.BlockPoints)}";
        var when = (bonus.FromTime, bonus.UntilTime) is (null, null) ? "" : $", from {Words.Of(bonus.FromTime)} to {Words.Of(bonus.UntilTime)}";
        var budget = bonus.BudgetPoints == 0 ? "" : $", {Words.Of(given)} of {Words.Of(bonus.BudgetPoints)} given";
        return $"{what}{when}{budget}, paid by {Payer(bonus.PayerPartnerId, "the issuer")}";
    }

    private static IEnumerable<string> LimitsOf(DayLimit limit)
    {
        if (limit.Points > 0)
        {
            yield return $"{Words.Of(limit.Points)} points";
        }

        if (limit.Count > 0)
        {
            yield return $"{Words.Of(limit.Count)} exchanges";
        }
    }

    private static IEnumerable<string> WaitersOf(UndoRules undo)
    {
        if (undo is { FirstToAccount: false, AbovePoints: 0, NewDevice: false })
        {
            yield return "all";
        }

        if (undo.FirstToAccount)
        {
            yield return "a member's first";
        }

        if (undo.AbovePoints > 0)
        {
            yield return $"above {Words.Of(undo.AbovePoints)}";
        }

        if (undo.NewDevice)
        {
            yield return "from a new device";
        }
    }

    private static string Payer(string partnerId, string otherwise) => partnerId.Length == 0 ? otherwise : partnerId;
}
