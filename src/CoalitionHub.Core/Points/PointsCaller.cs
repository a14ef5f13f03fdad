using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Points;

/// <summary>Which partner calls, and which points it means.</summary>
public static class PointsCaller
{
    /// <summary>The partner, if it may trade.</summary>
    public static Outcome<Partner> Active(HubState state, int partnerNo) => state.Partners.Find(partnerNo) switch
    {
        null => new Refusal(Reason.PartnerNotFound, "There is no such partner."),
        { State: PartnerState.Suspended } => new Refusal(Reason.PartnerSuspended, "The partner is suspended: nothing can be earned, burnt or exchanged through it."),
        var partner => partner,
    };

    /// <summary>The number of the points meant: those named, else the partner's own, else the coalition's.</summary>
    public static Outcome<int> Currency(HubState state, Partner partner, CurrencyCode? named)
    {
        if (named is not { } code)
        {
            return KeptHere(state, partner.HomeCurrencyNo);
        }

        foreach (var currencyNo in (ReadOnlySpan<int>)[Amounts.Currency.CoalitionPointsNo, partner.BrandCurrencyNo])
        {
            if (state.Currencies.Find(currencyNo) is { } currency && currency.Code == code)
            {
                return KeptHere(state, currencyNo);
            }
        }

        return state.Currencies.All().Any(currency => currency.Code == code)
            ? new Refusal(Reason.CurrencyNotAllowed, $"{code} are neither the coalition's points nor the partner's own.")
            : new Refusal(Reason.CurrencyUnknown, $"There are no points {code}.");
    }

    private static Outcome<int> KeptHere(HubState state, int currencyNo) =>
        state.Currencies.Find(currencyNo) is { IsPartnerHeld: true } currency
            ? new Refusal(Reason.CurrencyNotAllowed, $"The brand keeps the balances of {currency.Code} itself; here they are only exchanged. Name the coalition's points.")
            : currencyNo;
}
