using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Points;

/// <summary>
/// Gives back points of a burn: the original lots, the last taken first, with the money that had moved. "A reversed burn gives
/// back the original lots, with a stated grace if they have expired meanwhile."
/// </summary>
internal static class GiveBack
{
    public static void Write(HubState state, Moment moment, Chain chain, Purchase burn, long memberNo, long points)
    {
        var rows = state.ReadChain(burn.ChainSeq);
        var skip = burn.ReturnedPoints;
        for (var index = rows.Count - 1; index >= 0 && points > 0; index--)
        {
            var taken = rows[index];
            if (taken.Kind != TransferKind.Burn || taken.Phase is not (Phase.Posted or Phase.Post))
            {
                continue;
            }

            var before = Math.Min(skip, taken.Amount);
            skip -= before;
            var part = Math.Min(points, taken.Amount - before);
            if (part == 0)
            {
                continue;
            }

            Leg(state, moment, chain, taken, index + 1 < rows.Count ? rows[index + 1] : null, memberNo, before, part);
            points -= part;
        }

        if (points > 0)
        {
            throw new InvalidOperationException($"The chain {burn.ChainSeq} has fewer points than purchase {burn.No} says were burnt.");
        }
    }

    private static void Leg(HubState state, Moment moment, Chain chain, Transfer taken, Transfer? next, long memberNo, long before, long part)
    {
        var terms = state.Terms.Find(taken.LotTermsNo)
            ?? throw new InvalidOperationException($"Transfer {taken.Seq} names terms {taken.LotTermsNo}, which don't exist.");
        if (next is { Kind: TransferKind.BurnMoney, Phase: Phase.Posted or Phase.Post })
        {
            // Over the sum of all returns, so that parts add up to the whole.
            var micros = Fraction.ShareRoundedDown(next.Amount, before + part, taken.Amount) - Fraction.ShareRoundedDown(next.Amount, before, taken.Amount);
            chain.Move(next.Credit, next.Debit, micros, TransferKind.ReversalMoney);
        }

        var expiresOn = taken.LotExpiresOn <= moment.Today ? moment.Today + 1 + terms.GraceDays : taken.LotExpiresOn;
        PointsFlow.Put(state, chain, terms, taken.Credit, memberNo, part, expiresOn, 0, TransferKind.Reversal);
    }
}
