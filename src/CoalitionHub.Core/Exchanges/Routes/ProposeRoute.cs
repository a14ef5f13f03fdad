using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>The rules of a route that somebody wants. Bounds that need no state are checked before.</summary>
/// <param name="From">The points that leave.</param>
/// <param name="To">The points that arrive.</param>
/// <param name="IssuerNo">The partner that issues the arriving points.</param>
/// <param name="Rate">Arriving points per leaving point, not zero.</param>
/// <param name="Fee">Share of the leaving points, below 1.</param>
/// <param name="Minimum">Fewest leaving points, 1 or more.</param>
/// <param name="Increment">1 or more.</param>
/// <param name="Maximum">Not below the minimum.</param>
/// <param name="QuoteValidityMicros">How long a quote binds.</param>
/// <param name="EffectiveMicros">From when it holds; 0: from its approval.</param>
/// <param name="StaffNo">Who proposes.</param>
public sealed record ProposeRouteCommand(
    CurrencyCode From,
    CurrencyCode To,
    int IssuerNo,
    Fraction Rate,
    Fraction Fee,
    long Minimum,
    long Increment,
    long Maximum,
    long QuoteValidityMicros,
    long EffectiveMicros,
    int StaffNo)
{
    /// <summary>The rules beside these.</summary>
    public RouteRules Rules { get; init; } = RouteRules.None;
}

/// <summary>Proposes a route; nobody can use it before another person approves it.</summary>
public static class ProposeRoute
{
    public static Outcome<Route> Decide(HubState state, Moment moment, ProposeRouteCommand command)
    {
        if (!PointsCurrencies.Find(state, command.From).TryGet(out var from, out var refusal) ||
            !PointsCurrencies.Find(state, command.To).TryGet(out var to, out refusal))
        {
            return refusal;
        }

        if (from.No == to.No && !IsForGifts(command))
        {
            return new Refusal(Reason.RouteSameCurrency, $"A route leads from one currency to another; from {from.Code} to itself it is for gifts: rate 1/1, no fee, no bonus.");
        }

        if (state.Partners.Find(command.IssuerNo) is null)
        {
            return new Refusal(Reason.PartnerNotFound, "There is no such partner to issue the arriving points.");
        }

        if (new[] { command.Rules.MoneyFee?.PayerNo, command.Rules.Bonus?.PayerNo }.Any(no => no is > 0 and var payerNo && state.Partners.Find(payerNo) is null))
        {
            return new Refusal(Reason.PartnerNotFound, "There is no such partner to pay the fee or the bonus.");
        }

        if (to.OwnerPartnerNo != 0 && to.OwnerPartnerNo != command.IssuerNo)
        {
            return new Refusal(Reason.CurrencyNotAllowed, $"{to.Code} are another brand's points; only that brand issues them.");
        }

        if (command.EffectiveMicros != 0 && command.EffectiveMicros < moment.NowMicros)
        {
            return RouteDecisions.Retroactive;
        }

        if (!ExchangePricing.IsWithinBounds(command.Rate, command.Maximum, command.Rules.Bonus))
        {
            return new Refusal(Reason.AmountTooLarge, $"{command.Maximum} points at {command.Rate} would bring more than {AmountLimits.MaxPoints} points at once, the bonus included.");
        }

        Route route = new(
            (int)state.DocumentNumbers.Next(), from.No, to.No, command.IssuerNo, command.Rate, command.Minimum, command.Increment, command.Maximum,
            command.Fee, command.QuoteValidityMicros, command.EffectiveMicros, ApprovalState.Proposed, command.StaffNo, 0, moment.NowMicros, 0)
        {
            Rules = command.Rules,
        };
        state.Routes.Put(route.No, route);
        RouteDecisions.Note(state, moment, route, "", "Propose", command.StaffNo, "");
        return route;
    }

    private static bool IsForGifts(ProposeRouteCommand command) =>
        command.Rate.Numerator == command.Rate.Denominator && command.Fee.IsZero &&
        command.Rules is { FlatFeePoints: 0, MoneyFee: null, Bonus: null };
}
