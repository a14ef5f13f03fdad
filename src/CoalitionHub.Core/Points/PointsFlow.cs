using System.Collections.Immutable;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Points.Packs;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Points;

/// <summary>What issuing did.</summary>
/// <param name="LotSeq">The lot the points are in; 0 when all of them repaid debt.</param>
/// <param name="RepaidPoints">How many repaid debt.</param>
public readonly record struct Issued(long LotSeq, long RepaidPoints);

/// <summary>
/// How points enter and leave wallets, with the money that belongs to it. Everything that moves points is made of these steps.
/// </summary>
public static class PointsFlow
{
    /// <summary>
    /// Issues points: into the wallet, debt first, and the money that the issuer pays when its terms say at issuance
    /// (rounded up). Points that a prepaid partner gives for purchases come out of its packs; for the others it owes.
    /// </summary>
    /// <param name="state">The draft.</param>
    /// <param name="chain">Where the transfers go.</param>
    /// <param name="terms">The issuer's terms.</param>
    /// <param name="from">The account the points come from: the issuer's clearing account, or liquidity.</param>
    /// <param name="memberNo">Whose wallet.</param>
    /// <param name="points">How many.</param>
    /// <param name="expiresOn">First day they can't be burnt any more.</param>
    /// <param name="maturesOn">First day they can be burnt; 0 for at once.</param>
    /// <param name="kind">Why; the money leg is of <paramref name="moneyKind"/>.</param>
    /// <param name="moneyKind">The kind of the money leg.</param>
    public static Issued Issue(
        HubState state,
        Chain chain,
        Terms terms,
        AccountId from,
        long memberNo,
        long points,
        int expiresOn,
        int maturesOn,
        TransferKind kind,
        TransferKind moneyKind)
    {
        var issued = Put(state, chain, terms, from, memberNo, points, expiresOn, maturesOn, kind);
        if (terms.Funding != FundingModel.AtRedemption)
        {
            var covered = terms.Funding == FundingModel.Prepaid && kind == TransferKind.Earn ? PackUse.Take(state, chain, terms, points) : 0;
            chain.Move(PointsAccounts.Position(terms.PartnerNo), PointsAccounts.Fund, terms.IssuePrice.TimesRoundedUp(points - covered), moneyKind);
        }

        return issued;
    }

    /// <summary>
    /// Puts points of these terms into the wallet; a wallet below zero is repaid first. Repaid points are burnt at the creditor's:
    /// the funder of the new points pays the funder of the old ones, at the old terms' redemption price (rounded down).
    /// </summary>
    public static Issued Put(HubState state, Chain chain, Terms terms, AccountId from, long memberNo, long points, int expiresOn, int maturesOn, TransferKind kind)
    {
        var wallet = PointsAccounts.Wallet(terms.CurrencyNo, memberNo);
        var repaid = 0L;
        foreach (var debt in state.Ledger.Account(wallet).Lots)
        {
            if (!debt.IsDebt || repaid == points)
            {
                continue;
            }

            var repayment = Math.Min(-debt.Points, points - repaid);
            var owed = TermsOf(state, debt);
            chain.RepayDebt(from, wallet, debt, repayment, TransferKind.Repayment);
            chain.Move(PointsAccounts.Funder(terms), PointsAccounts.Funder(owed), owed.RedemptionPrice.TimesRoundedDown(repayment), TransferKind.RepaymentMoney);
            repaid += repayment;
        }

        var lotSeq = repaid == points
            ? 0
            : chain.IntoLot(from, wallet, points - repaid, kind, terms.PartnerNo, terms.No, expiresOn, maturesOn);
        return new Issued(lotSeq, repaid);
    }

    /// <summary>
    /// Burns the chosen lots at a partner: points to its clearing account, money from each lot's funder to its position at its
    /// redemption price (rounded down per lot). With <see cref="Phase.Pending"/> both legs are held.
    /// </summary>
    /// <returns>One leg a lot.</returns>
    public static ImmutableArray<HoldLeg> Burn(HubState state, Chain chain, Terms redeemer, long memberNo, ImmutableArray<LotTake> takes, Phase phase)
    {
        var wallet = PointsAccounts.Wallet(redeemer.CurrencyNo, memberNo);
        var clearing = PointsAccounts.Clearing(redeemer.CurrencyNo, redeemer.PartnerNo);
        var position = PointsAccounts.Position(redeemer.PartnerNo);
        var legs = ImmutableArray.CreateBuilder<HoldLeg>(takes.Length);
        foreach (var (lot, points) in takes)
        {
            var seq = chain.OutOfLot(wallet, clearing, lot, points, TransferKind.Burn, phase);
            var payer = PointsAccounts.Funder(TermsOf(state, lot));
            var micros = redeemer.RedemptionPrice.TimesRoundedDown(points);
            var moneySeq = chain.Move(payer, position, micros, TransferKind.BurnMoney, phase);
            legs.Add(new HoldLeg(seq, lot.Seq, points, moneySeq, payer, moneySeq == 0 ? 0 : micros));
        }

        return legs.MoveToImmutable();
    }

    /// <summary>
    /// Takes back points that were issued under these terms: from the chosen lots, and the rest into debt. The issuer gets back
    /// what it paid at issuance (rounded down), or its packs do. Where another issuer's points stand in for those taken back, their funder pays the
    /// funder of these terms, at the redemption price.
    /// </summary>
    public static void TakeBack(HubState state, Chain chain, Terms terms, long memberNo, ImmutableArray<LotTake> takes, long debt, TransferKind kind, TransferKind moneyKind)
    {
        var wallet = PointsAccounts.Wallet(terms.CurrencyNo, memberNo);
        var clearing = PointsAccounts.Clearing(terms.CurrencyNo, terms.PartnerNo);
        var taken = debt;
        foreach (var (lot, points) in takes)
        {
            chain.OutOfLot(wallet, clearing, lot, points, kind);
            chain.Move(PointsAccounts.Funder(TermsOf(state, lot)), PointsAccounts.Funder(terms), terms.RedemptionPrice.TimesRoundedDown(points), moneyKind);
            taken += points;
        }

        if (debt > 0)
        {
            chain.IntoDebt(wallet, clearing, debt, kind, terms.PartnerNo, terms.No);
        }

        if (terms.Funding != FundingModel.AtRedemption)
        {
            var back = terms.Funding == FundingModel.Prepaid && kind == TransferKind.Reversal ? PackUse.GiveBack(state, chain, terms, taken) : 0;
            chain.Move(PointsAccounts.Fund, PointsAccounts.Position(terms.PartnerNo), terms.IssuePrice.TimesRoundedDown(taken - back), moneyKind);
        }
    }

    /// <summary>The terms a lot was issued under.</summary>
    /// <exception cref="InvalidOperationException">They are gone: a broken invariant, terms are never deleted.</exception>
    public static Terms TermsOf(HubState state, Lot lot) =>
        state.Terms.Find(lot.TermsNo) ?? throw new InvalidOperationException($"Lot {lot.Seq} names terms {lot.TermsNo}, which don't exist.");
}
