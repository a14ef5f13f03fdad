using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Members;

/// <summary>A member's wallets, one for each points currency it has had points of.</summary>
internal static class MemberWallets
{
    /// <summary>The wallets, in order of currency. For decisions.</summary>
    public static IEnumerable<Account> Of(HubState state, long memberNo) =>
        from currency in state.Currencies.All()
        where currency.Kind != CurrencyKind.Money
        orderby currency.No
        let wallet = state.Ledger.Accounts.Find(AccountId.Of(AccountKind.Wallet, currency.No, memberNo))
        where wallet is not null
        select wallet;

    /// <summary>Why the membership can't end now: a hold pins points of it, or points are on their way to or from a brand. Null when none are.</summary>
    public static Refusal? HoldsOf(HubState state, long memberNo)
    {
        if (Of(state, memberNo).Any(wallet => wallet.Lots.Any(lot => lot.Held > 0)))
        {
            return new Refusal(Reason.MemberHasHolds, "Points of the member are set aside; capture or void the holds first, or wait until they expire.");
        }

        return state.HasOpenExchange(memberNo)
            ? new Refusal(Reason.MemberHasHolds, "An exchange of the member waits for a brand; wait until it is at rest.")
            : null;
    }
}
