using System.Collections.Immutable;
using CoalitionHub.Core.Ledger;

namespace CoalitionHub.Core.Points;

/// <summary>Points to take from one lot.</summary>
public readonly record struct LotTake(Lot Lot, long Points);

/// <summary>Which lots give the points that leave a wallet.</summary>
public static class LotChoice
{
    /// <summary>
    /// For a burn: mature, unexpired lots in the order expiry, issuer, terms, first seq; what holds pin is left alone.
    /// </summary>
    /// <returns>Empty when there aren't enough.</returns>
    public static ImmutableArray<LotTake> ToBurn(Account wallet, long points, int today) =>
        WalletLots.Available(wallet.Lots, today) < points
            ? []
            : Take(wallet.Lots.Where(lot => lot.IsMature(today) && !lot.IsExpired(today)), points);

    /// <summary>
    /// For a return: the purchase's own lot while it is pending, then the issuer's other pending lots, then its own lot, then
    /// all in burning order. May give fewer points than asked for.
    /// </summary>
    public static ImmutableArray<LotTake> ToTakeBack(Account wallet, long points, int today, long ownLotSeq, int issuerNo) =>
        Take(
            wallet.Lots
                .Where(lot => !lot.IsExpired(today) && (lot.IsMature(today) || lot.IssuerNo == issuerNo))
                .OrderBy(lot => lot.IsMature(today))
                .ThenBy(lot => lot.Seq != ownLotSeq),
            points);

    private static ImmutableArray<LotTake> Take(IEnumerable<Lot> lots, long points)
    {
        var takes = ImmutableArray.CreateBuilder<LotTake>();
        foreach (var lot in lots)
        {
            var taken = Math.Min(points, lot.Free);
            if (taken > 0 && !lot.IsDebt)
            {
                takes.Add(new LotTake(lot, taken));
                points -= taken;
            }

            if (points == 0)
            {
                break;
            }
        }

        return takes.ToImmutable();
    }
}
