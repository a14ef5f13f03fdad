using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Members;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.Hub.Points;

/// <summary>A member's points: read from the writer's memory, so exact when they are answered.</summary>
internal static class Balances
{
    public static Outcome<GetBalanceResponse> Read(HubState state, Moment moment, GetBalanceRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var selector = MemberFields.Selector(checks, "member", request.Member);
        var named = TillFields.PointsCurrency(checks, "currency_code", request.CurrencyCode);
        if (checks.Refusal is { } wrong)
        {
            return wrong;
        }

        if (!MemberLookup.FindCommitted(state, selector, caller.PartnerNo).TryGet(out var member, out var refusal))
        {
            return refusal;
        }

        var answer = new GetBalanceResponse { MemberId = OpaqueId.Format("mbr", member.No, member.CreatedMicros) };
        foreach (var currency in state.Currencies.Committed.OrderBy(currency => currency.Code.Text, StringComparer.Ordinal))
        {
            if (currency.Kind == CurrencyKind.Money || (named is not null && named != currency.Code))
            {
                continue;
            }

            var walletId = PointsAccounts.Wallet(currency.No, member.No);
            if (state.Ledger.Accounts.TryGetCommitted(walletId, out var wallet) || named is not null)
            {
                answer.Balances.Add(Say(currency, WalletBalance.Of(wallet ?? Account.Untouched(walletId), moment.Today)));
            }
        }

        return named is null || state.Currencies.Committed.Any(currency => currency.Code == named && currency.Kind != CurrencyKind.Money)
            ? answer
            : new Refusal(Reason.CurrencyUnknown, $"There are no points {named}.");
    }

    private static Balance Say(Currency currency, WalletBalance balance)
    {
        var said = new Balance
        {
            CurrencyCode = currency.Code.Text,
            Available = balance.Available,
            Pending = balance.Pending,
            Held = balance.Held,
            Debt = balance.Debt,
            AsOfSeq = balance.AtSeq,
        };
        foreach (var expiring in balance.Expiring)
        {
            said.Expiring.Add(new Protos.Points.V1.ExpiringPoints { ExpiryDate = ContractTimes.LastDay(expiring.ExpiresOn), Points = expiring.Points });
        }

        return said;
    }
}
