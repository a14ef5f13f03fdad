using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>
/// The transfers of a reversal: the mirror of the exchange's own. Shares are counted over the sum of all reversals, so that the
/// parts add up to the whole.
/// </summary>
internal static class ReversalChain
{
    public static ChainHeader Header(Moment moment, Exchange exchange) =>
        ExchangeBooking.Header(moment, exchange) with { CorrectsSeq = exchange.ChainSeq };

    /// <summary>
    /// Takes arriving points back into liquidity, with the money that issuing them moved. What the member has spent meanwhile becomes
    /// debt, as far as the issuer's terms let a return do that; nothing can be set aside that isn't there.
    /// </summary>
    /// <returns>Null, or INSUFFICIENT_POINTS, NEGATIVE_LIMIT_REACHED.</returns>
    public static Refusal? TakeBack(HubState state, Moment moment, Chain chain, Exchange exchange, long points, Phase phase)
    {
        if (points == 0)
        {
            return null;
        }

        var sides = ExchangeSides.Of(state, exchange);
        var liquidity = AccountId.Of(AccountKind.Liquidity, sides.To.No);
        if (sides.To.IsPartnerHeld)
        {
            chain.Move(PointsAccounts.Clearing(sides.To.No, sides.To.OwnerPartnerNo), liquidity, points, TransferKind.ExchangeReversal, phase);
        }
        else if (OutOfWallet(state, moment, chain, exchange, sides, points, phase) is { } refusal)
        {
            return refusal;
        }

        var before = exchange.ReversedArrivingPoints;
        foreach (var money in ArrivingMoney(state.ReadChain(exchange.ChainSeq), liquidity))
        {
            chain.Move(money.Credit, money.Debit, Share(money.Amount, before, points, exchange.ArrivingPoints), TransferKind.ExchangeReversalMoney, phase);
        }

        return null;
    }

    /// <summary>Gives leaving points back: the original lots, the last taken first, with their money; to the brand's ledger where it keeps them.</summary>
    public static void GiveBack(HubState state, Moment moment, Chain chain, Exchange exchange, long points)
    {
        var memberNo = MemberLookup.Survivor(state, exchange.MemberNo).No;
        var rows = state.ReadChain(exchange.ChainSeq);
        var skip = exchange.ReversedPoints;
        var left = points;
        for (var index = rows.Count - 1; index >= 0 && left > 0; index--)
        {
            var taken = rows[index];
            if (!Leaves(taken))
            {
                continue;
            }

            var before = Math.Min(skip, taken.Amount);
            skip -= before;
            var part = Math.Min(left, taken.Amount - before);
            if (part == 0)
            {
                continue;
            }

            if (index + 1 < rows.Count && rows[index + 1] is { Kind: TransferKind.ExchangeMoney } money)
            {
                chain.Move(money.Credit, money.Debit, Share(money.Amount, before, part, taken.Amount), TransferKind.ExchangeReversalMoney);
            }

            Return(state, moment, chain, taken, memberNo, part);
            left -= part;
        }

        if (left > 0)
        {
            throw new InvalidOperationException($"The chain {exchange.ChainSeq} has fewer points than exchange {exchange.No} says left.");
        }
    }

    private static Refusal? OutOfWallet(HubState state, Moment moment, Chain chain, Exchange exchange, ExchangeSides sides, long points, Phase phase)
    {
        var issuer = sides.Issuer;
        var liquidity = AccountId.Of(AccountKind.Liquidity, sides.To.No);
        var walletId = PointsAccounts.Wallet(sides.To.No, MemberLookup.Survivor(state, exchange.MemberNo).No);
        var wallet = state.Ledger.Account(walletId);
        var takes = LotChoice.ToTakeBack(wallet, points, moment.Today, 0, issuer.PartnerNo);
        var debt = points - takes.Sum(take => take.Points);
        if (debt > 0 && phase == Phase.Pending)
        {
            return new Refusal(Reason.InsufficientPoints, $"{points} of the points that arrived are to be taken back; {points - debt} are there.");
        }

        if (debt > 0 && debt + WalletLots.Debt(wallet.Lots) > issuer.DebtFloorPoints)
        {
            return new Refusal(Reason.NegativeLimitReached, $"The wallet lacks {debt} of the points, and may go no further than {issuer.DebtFloorPoints} below zero.");
        }

        foreach (var (lot, taken) in takes)
        {
            chain.OutOfLot(walletId, liquidity, lot, taken, TransferKind.ExchangeReversal, phase);
            // Where another issuer's points stand in for those that arrived, their funder pays the funder of these.
            chain.Move(
                PointsAccounts.Funder(PointsFlow.TermsOf(state, lot)), PointsAccounts.Funder(issuer), issuer.RedemptionPrice.TimesRoundedDown(taken),
                TransferKind.RepaymentMoney, phase);
        }

        if (debt > 0)
        {
            chain.IntoDebt(walletId, liquidity, debt, TransferKind.ExchangeReversal, issuer.PartnerNo, issuer.No);
        }

        return null;
    }

    private static void Return(HubState state, Moment moment, Chain chain, Transfer taken, long memberNo, long points)
    {
        if (!taken.Debit.IsWallet)
        {
            chain.Move(taken.Credit, taken.Debit, points, TransferKind.ExchangeReversal);
            return;
        }

        var terms = state.Terms.Find(taken.LotTermsNo)
            ?? throw new InvalidOperationException($"Transfer {taken.Seq} names terms {taken.LotTermsNo}, which don't exist.");
        var expiresOn = taken.LotExpiresOn <= moment.Today ? moment.Today + 1 + terms.GraceDays : taken.LotExpiresOn;
        PointsFlow.Put(state, chain, terms, taken.Credit, memberNo, points, expiresOn, 0, TransferKind.ExchangeReversal);
    }

    private static bool Leaves(Transfer row) =>
        row.Kind is TransferKind.Exchange or TransferKind.ExchangeFee or TransferKind.ExchangeResidue &&
        (row.Debit.IsWallet || row.Debit.Kind == AccountKind.Clearing);

    /// <summary>The money that followed the arriving points.</summary>
    private static IEnumerable<Transfer> ArrivingMoney(IReadOnlyList<Transfer> rows, AccountId liquidity) =>
        rows.SkipWhile(row => row.Debit != liquidity).Where(row => row.Kind == TransferKind.ExchangeMoney);

    private static long Share(long amount, long before, long part, long whole) =>
        Fraction.ShareRoundedDown(amount, before + part, whole) - Fraction.ShareRoundedDown(amount, before, whole);
}
