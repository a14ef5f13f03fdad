using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>Finds points by their code.</summary>
internal static class PointsCurrencies
{
    public static Outcome<Currency> Find(HubState state, CurrencyCode code)
    {
        foreach (var currency in state.Currencies.All())
        {
            if (currency.Code == code && currency.Kind != CurrencyKind.Money)
            {
                return currency;
            }
        }

        return new Refusal(Reason.CurrencyUnknown, $"There are no points called {code}.");
    }
}
