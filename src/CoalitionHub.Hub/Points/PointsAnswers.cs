using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.State;
using CoalitionHub.Protos.Points.V1;
using Money = CoalitionHub.Protos.Amounts.V1.Money;

namespace CoalitionHub.Hub.Points;

/// <summary>How things about points are said in the contract.</summary>
internal static class PointsAnswers
{
    public static string Id(Hold hold) => OpaqueId.Format("hld", hold.No, hold.CreatedMicros);

    public static Money SettlementMoney(HubState state, long minorUnits) =>
        new() { CurrencyCode = Code(state, Currency.SettlementMoneyNo), MinorUnits = minorUnits };

    /// <summary>A currency's code. Currencies are never removed, so this may be asked on any thread once they are committed.</summary>
    public static string Code(HubState state, int currencyNo) =>
        state.Currencies.TryGetCommitted(currencyNo, out var currency) ? currency.Code.Text : "";

    public static BalanceSnapshot Snapshot(HubState state, Moment moment, Account wallet) => new()
    {
        CurrencyCode = Code(state, wallet.Id.CurrencyNo),
        Available = WalletLots.Available(wallet.Lots, moment.Today),
        Pending = WalletLots.Pending(wallet.Lots, moment.Today),
        Debt = WalletLots.Debt(wallet.Lots),
    };
}
