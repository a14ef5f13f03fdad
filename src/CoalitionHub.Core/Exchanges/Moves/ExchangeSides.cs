using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>Between whom an exchange moves: who keeps each side's balances, and under which terms.</summary>
/// <param name="From">The points that leave.</param>
/// <param name="To">The points that arrive.</param>
/// <param name="Keeper">The terms of the brand that keeps the points that leave: it pays its redemption price for them; null when the hub keeps them.</param>
/// <param name="Issuer">The terms under which the arriving points are issued.</param>
internal sealed record ExchangeSides(Currency From, Currency To, Terms? Keeper, Terms Issuer)
{
    /// <summary>The account that stands for the brand's own ledger, at which the points that leave begin.</summary>
    public AccountId LeavingFrom => PointsAccounts.Clearing(From.No, From.OwnerPartnerNo);

    /// <summary>The sides of a way.</summary>
    /// <param name="state">The draft.</param>
    /// <param name="moment">Now.</param>
    /// <param name="way">One route or two.</param>
    /// <param name="issuer">The issuer's terms for the arriving points.</param>
    /// <param name="memberNo">Whose points; 0 where no member is named.</param>
    /// <returns>The sides; else PARTNER_SUSPENDED, NO_TERMS_IN_FORCE, MEMBER_NOT_LINKED.</returns>
    public static Outcome<ExchangeSides> Of(HubState state, Moment moment, Way way, Terms issuer, long memberNo)
    {
        var from = CurrencyOf(state, way.FromCurrencyNo);
        var to = CurrencyOf(state, way.ToCurrencyNo);
        if ((Reachable(state, from, memberNo) ?? Reachable(state, to, memberNo)) is { } unreachable)
        {
            return unreachable;
        }

        if (!from.IsPartnerHeld)
        {
            return new ExchangeSides(from, to, null, issuer);
        }

        return TermsInForce.Find(state, from.OwnerPartnerNo, from.No, moment.NowMicros).TryGet(out var keeper, out var refusal)
            ? new ExchangeSides(from, to, keeper, issuer)
            : refusal;
    }

    /// <summary>The sides of an exchange that was accepted: as it was planned, whatever has come into force since.</summary>
    public static ExchangeSides Of(HubState state, Exchange exchange) => new(
        CurrencyOf(state, exchange.FromCurrencyNo),
        CurrencyOf(state, exchange.ToCurrencyNo),
        exchange.Plan.FromTermsNo == 0 ? null : TermsNamed(state, exchange.Plan.FromTermsNo),
        TermsNamed(state, exchange.TermsNo));

    /// <summary>
    /// Why a partner may owe nothing new for it; null when all may. "A partner that is suspended or over its net debit cap can't be the
    /// source of new obligations": the issuer of points that the hub keeps, and the brand that pays for points out of its own ledger.
    /// </summary>
    /// <param name="state">The draft, in which the exchange is: booked, or promised.</param>
    public Refusal? Obligations(HubState state)
    {
        if ((Suspended(state, Issuer.PartnerNo) ?? (Keeper is null ? null : Suspended(state, Keeper.PartnerNo))) is { } suspended)
        {
            return suspended;
        }

        return (To.IsPartnerHeld ? null : NetDebitCap.Test(state, Issuer, 0)) ?? (Keeper is null ? null : NetDebitCap.Test(state, Keeper, 0));
    }

    private static Refusal? Suspended(HubState state, int partnerNo) => state.Partners.Find(partnerNo)?.State == PartnerState.Suspended
        ? new Refusal(Reason.PartnerSuspended, "A partner that would owe for the points is suspended; it can't owe for new ones.")
        : null;

    private static Refusal? Reachable(HubState state, Currency currency, long memberNo)
    {
        if (!currency.IsPartnerHeld)
        {
            return null;
        }

        if (state.Partners.Find(currency.OwnerPartnerNo)?.State == PartnerState.Suspended)
        {
            return new Refusal(Reason.PartnerSuspended, $"The brand that keeps {currency.Code} is suspended.");
        }

        return memberNo == 0 || MemberKeys.Of(state, memberNo).IsLinkedTo(currency.OwnerPartnerNo)
            ? null
            : new Refusal(Reason.MemberNotLinked, $"The brand keeps {currency.Code} itself, and has no number of its own for the member: link the member there first.");
    }

    private static Currency CurrencyOf(HubState state, int no) =>
        state.Currencies.Find(no) ?? throw new InvalidOperationException($"A route names currency {no}, which doesn't exist.");

    private static Terms TermsNamed(HubState state, int no) =>
        state.Terms.Find(no) ?? throw new InvalidOperationException($"An exchange names terms {no}, which don't exist.");
}
