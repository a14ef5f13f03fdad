using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Points;

/// <summary>What was released.</summary>
public sealed record Released(long Points, long ChainSeq, Account Wallet);

/// <summary>Makes a purchase's pending points available before their day: the event they waited for has come.</summary>
public static class ReleasePending
{
    public static Outcome<Released> Decide(HubState state, Moment moment, int partnerNo, long purchaseNo)
    {
        if (!PointsCaller.Active(state, partnerNo).TryGet(out _, out var refusal))
        {
            return refusal;
        }

        if (state.Purchases.Find(purchaseNo) is not { Kind: PurchaseKind.Earn } earn || earn.PartnerNo != partnerNo)
        {
            return new Refusal(Reason.PurchaseNotFound, "The partner has no such earn.");
        }

        var member = MemberLookup.Survivor(state, earn.MemberNo);
        var walletId = PointsAccounts.Wallet(earn.CurrencyNo, member.No);
        var (lot, brought) = Pending(state, moment, earn, walletId);
        var points = lot is null ? 0 : Math.Min(lot.Free, brought - earn.ReturnedPoints - earn.ReleasedPoints);
        if (lot is null || points <= 0)
        {
            return new Refusal(Reason.NothingPending, "No points of this purchase are pending any more.");
        }

        var clearing = PointsAccounts.Clearing(earn.CurrencyNo, partnerNo);
        var chain = state.Ledger.Begin(new ChainHeader(moment.RequestId, moment.NowMicros)
        {
            PartnerNo = partnerNo,
            MemberNo = member.No,
            SourceNo = earn.No,
            TermsNo = earn.TermsNo,
            PurchaseTimeMicros = earn.PurchaseTimeMicros,
        });
        chain.OutOfLot(walletId, clearing, lot, points, TransferKind.Release);
        chain.IntoLot(clearing, walletId, points, TransferKind.Release, lot.IssuerNo, lot.TermsNo, lot.ExpiresOn, 0);
        if (!chain.Finish().TryGet(out var chainSeq, out var full))
        {
            return full;
        }

        state.Purchases.Put(earn.No, earn with { ReleasedPoints = earn.ReleasedPoints + points });
        return new Released(points, chainSeq, state.Ledger.Account(walletId));
    }

    /// <summary>
    /// The pending lot the earn's points are in, and how many it brought there: those that repaid a debt never came, and like
    /// earns share the lot. Found by what the earn's own transfer says of it, since a merge moves lots to another wallet.
    /// </summary>
    private static (Lot? Lot, long Brought) Pending(HubState state, Moment moment, Purchase earn, AccountId wallet)
    {
        foreach (var row in earn.ChainSeq == 0 ? [] : state.ReadChain(earn.ChainSeq))
        {
            if (row.Kind != TransferKind.Earn)
            {
                continue;
            }

            foreach (var lot in state.Ledger.Account(wallet).Lots)
            {
                if (!lot.IsMature(moment.Today) && lot.Takes(row.LotIssuerNo, row.LotTermsNo, row.LotExpiresOn, row.LotMaturesOn))
                {
                    return (lot, row.Amount);
                }
            }
        }

        return (null, 0);
    }
}
