using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.State;
using CoalitionHub.Protos.Ledger.V1;

namespace CoalitionHub.Hub.Ledger;

/// <summary>What all accounts add up to, by currency and kind; debits equal credits in each currency.</summary>
internal static class TrialBalance
{
    public static GetTrialBalanceResponse Of(HubState state)
    {
        var rows = new SortedDictionary<(int CurrencyNo, Core.Ledger.AccountKind Kind), TrialBalanceRow>();
        foreach (var account in state.Ledger.Accounts.All())
        {
            var key = (account.Id.CurrencyNo, account.Id.Kind);
            if (!rows.TryGetValue(key, out var row))
            {
                row = new TrialBalanceRow { AccountKind = LedgerAnswers.Say(account.Id.Kind) };
                if (state.Currencies.Find(account.Id.CurrencyNo) is { } currency)
                {
                    row.CurrencyCode = currency.Code.Text;
                    row.CurrencyKind = (Protos.Amounts.V1.CurrencyKind)currency.Kind;
                }

                rows.Add(key, row);
            }

            row.AccountCount++;
            row.DebitsPosted += account.DebitsPosted;
            row.CreditsPosted += account.CreditsPosted;
            row.DebitsPending += account.DebitsPending;
            row.CreditsPending += account.CreditsPending;
        }

        var answer = new GetTrialBalanceResponse { AsOfSeq = state.Ledger.NextSeq - 1 };
        answer.Rows.AddRange(rows.Values);
        return answer;
    }
}
