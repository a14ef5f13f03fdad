using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Points;

/// <summary>
/// Takes expired points out of a wallet into breakage, with the money that had been paid for them. "A hold pins its lots; a
/// pinned lot doesn't expire."
/// </summary>
public static class ExpireLots
{
    /// <summary>True when the wallet has points to expire today.</summary>
    public static bool IsDue(Account wallet, int today)
    {
        foreach (var lot in wallet.Lots)
        {
            if (lot.IsExpired(today) && !lot.IsDebt && lot.Free > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Expires what is due in one wallet, as a chain of its own for each lot.</summary>
    /// <returns>How many points expired.</returns>
    public static long Decide(HubState state, Moment moment, AccountId walletId)
    {
        var expired = 0L;
        foreach (var lot in state.Ledger.Account(walletId).Lots)
        {
            if (!lot.IsExpired(moment.Today) || lot.IsDebt || lot.Free == 0)
            {
                continue;
            }

            var terms = PointsFlow.TermsOf(state, lot);
            var chain = state.Ledger.Begin(new ChainHeader(moment.RequestId, moment.NowMicros)
            {
                PartnerNo = lot.IssuerNo,
                MemberNo = walletId.Owner,
                TermsNo = lot.TermsNo,
            });
            chain.OutOfLot(walletId, AccountId.Of(AccountKind.Breakage, walletId.CurrencyNo), lot, lot.Free, TransferKind.Expiry);
            if (terms.Funding != FundingModel.AtRedemption)
            {
                chain.Move(PointsAccounts.Fund, PointsAccounts.BreakageMoney, terms.IssuePrice.TimesRoundedDown(lot.Free), TransferKind.ExpiryMoney);
            }

            expired += lot.Free;
        }

        if (state.FreedExpired.Find(walletId) is not null)
        {
            state.FreedExpired.Remove(walletId);
        }

        return expired;
    }
}

/// <summary>A wallet in which a hold has set points free that had expired meanwhile: the next sweep takes them, not only the next midnight's.</summary>
public sealed record FreedWallet(AccountId Wallet);
