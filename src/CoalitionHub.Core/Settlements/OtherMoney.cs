using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>What is paid, paid in or put right is in the money in which the coalition settles.</summary>
internal static class OtherMoney
{
    /// <returns>Null, or CURRENCY_MISMATCH.</returns>
    public static Refusal? Test(HubState state, Money amount) => amount.Currency == state.SettlementMoney
        ? null
        : new Refusal(Reason.CurrencyMismatch, $"The coalition settles in {state.SettlementMoney}, not in {amount.Currency}.");
}
