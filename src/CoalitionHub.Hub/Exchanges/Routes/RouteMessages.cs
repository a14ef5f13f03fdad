using CoalitionHub.Hub.Outcomes;
using Google.Protobuf.WellKnownTypes;
using Fraction = CoalitionHub.Protos.Amounts.V1.Fraction;
using V1 = CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>How routes are said in the contract. What a route doesn't say is left out.</summary>
internal static class RouteMessages
{
    public static V1.Route Of(StateView view, Core.Exchanges.Route route) => new()
    {
        RouteId = route.Id,
        Terms = Terms(view, route, route.Rules),
        EffectiveTime = ContractTimes.OptionalTime(route.EffectiveMicros),
        // The contract's states have the core's numbers.
        State = (V1.RouteState)route.State,
        ProposedBy = view.PersonId(route.ProposedBy),
        ProposedTime = ContractTimes.Time(route.CreatedMicros),
        DecidedBy = view.PersonId(route.DecidedBy),
        DecidedTime = ContractTimes.OptionalTime(route.DecidedMicros),
        BonusPointsGiven = view.Find(view.State.BonusSpendings, route.No)?.Points ?? 0,
    };

    /// <summary>A loop that a route would close; null where nothing certain or uncertain was found to be shown.</summary>
    public static V1.RouteLoop? Of(StateView view, Core.Exchanges.RouteLoop? loop)
    {
        if (loop is null)
        {
            return null;
        }

        var said = new V1.RouteLoop();
        foreach (var step in loop.Steps)
        {
            var stepSaid = new V1.LoopStep
            {
                FromCurrencyCode = view.CurrencyCode(step.FromCurrencyNo),
                ToCurrencyCode = view.CurrencyCode(step.ToCurrencyNo),
                Times = (long)System.Numerics.BigInteger.Min(step.Times, long.MaxValue),
                PointsOut = step.Points,
                PointsIn = step.Arriving,
            };
            stepSaid.RouteIds.AddRange(step.RouteNos.Select(no => view.Route(no).Id));
            said.Steps.Add(stepSaid);
        }

        return said;
    }

    public static Fraction Said(Core.Amounts.Fraction fraction) => new() { Numerator = fraction.Numerator, Denominator = fraction.Denominator };

    private static V1.RouteTerms Terms(StateView view, Core.Exchanges.Route route, Core.Exchanges.RouteRules rules) => new()
    {
        FromCurrencyCode = view.CurrencyCode(route.FromCurrencyNo),
        ToCurrencyCode = view.CurrencyCode(route.ToCurrencyNo),
        IssuerPartnerId = view.PartnerId(route.IssuerNo),
        Rate = Said(route.Rate),
        Fee = OptionallySaid(route.Fee),
        MinimumPoints = route.Minimum,
        MaximumPoints = route.Maximum,
        IncrementPoints = route.Increment,
        QuoteValidity = Said(route.QuoteValidityMicros),
        // The contract's values are the core's.
        Rounding = (V1.AmountRounding)rules.Rounding,
        FlatFeePoints = rules.FlatFeePoints,
        MoneyFee = rules.MoneyFee is { } fee
            ? new V1.MoneyFee { FlatMicros = fee.FlatMicros, MicrosPerPoint = OptionallySaid(fee.MicrosPerPoint), PayerPartnerId = Payer(view, fee.PayerNo) }
            : null,
        Bonus = rules.Bonus is { } bonus ? Bonus(view, bonus) : null,
        Eligibility = rules.Eligibility == Core.Exchanges.RouteEligibility.Everybody
            ? null
            : new V1.RouteEligibility
            {
                MinimumAccountAgeDays = rules.Eligibility.MinAccountAgeDays,
                NamePolicy = (V1.NamePolicy)rules.Eligibility.Name,
                OwnAccountsOnly = rules.Eligibility.OwnAccountsOnly,
            },
        Limits = rules.Limits == Core.Exchanges.RouteLimits.None
            ? null
            : new V1.RouteLimits { Member = Limit(rules.Limits.Member), Card = Limit(rules.Limits.Card), Partner = Limit(rules.Limits.Partner), Route = Limit(rules.Limits.Route) },
        Undo = rules.Undo is { } undo
            ? new V1.UndoRules { Delay = Said(undo.DelayMicros), FirstToAccount = undo.FirstToAccount, AbovePoints = undo.AbovePoints, NewDevice = undo.NewDevice }
            : null,
        ArrivalExpiry = (V1.ArrivalExpiry)rules.Expiry,
        DirectOnly = rules.IsDirectOnly,
        SourceTimeout = Said(rules.SourceTimeoutMicros),
    };

    private static V1.RouteBonus Bonus(StateView view, Core.Exchanges.RouteBonus bonus) => new()
    {
        BlockPoints = bonus.BlockPoints,
        PointsPerBlock = bonus.PointsPerBlock,
        Share = OptionallySaid(bonus.Share),
        FromTime = ContractTimes.OptionalTime(bonus.FromMicros),
        UntilTime = ContractTimes.OptionalTime(bonus.UntilMicros),
        BudgetPoints = bonus.BudgetPoints,
        PayerPartnerId = Payer(view, bonus.PayerNo),
    };

    private static V1.DayLimit? Limit(Core.Exchanges.DayLimit limit) => limit.IsNone ? null : new V1.DayLimit { Points = limit.Points, Count = limit.Count };

    private static string Payer(StateView view, int partnerNo) => partnerNo == 0 ? "" : view.PartnerId(partnerNo);

    private static Fraction? OptionallySaid(Core.Amounts.Fraction fraction) => fraction.IsZero ? null : Said(fraction);

    private static Duration Said(long micros) => Duration.FromTimeSpan(TimeSpan.FromMicroseconds(micros));
}
