using System.Collections.Immutable;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>The transfers of an exchange. Points that a brand keeps come from, or go to, its clearing account: that is what the brand reconciles its own ledger with.</summary>
internal static class ExchangeChain
{
    private static readonly AccountId FeesMoney = AccountId.Of(AccountKind.Fees, Currency.SettlementMoneyNo);
    private static readonly AccountId RoundingMoney = AccountId.Of(AccountKind.Rounding, Currency.SettlementMoneyNo);

    /// <summary>Writes both sides in one chain: what an exchange comes to when all of it is carried out.</summary>
    /// <returns>The chain's first seq.</returns>
    public static Outcome<long> Write(HubState state, Moment moment, ChainHeader header, ExchangeSides sides, ExchangePrice price, int expiresOn, ImmutableArray<Charge> charges)
    {
        var chain = state.Ledger.Begin(header);
        if (Leave(state, moment, chain, header.MemberNo, sides, price, Phase.Posted) is { } refusal)
        {
            return refusal;
        }

        Arrive(state, chain, header.MemberNo, sides, price.ArrivingPoints, expiresOn, charges);
        return chain.Finish();
    }

    /// <summary>
    /// The leaving points go, lot by lot, to liquidity, then to the fees, then to rounding; with each lot goes its money, at the
    /// redemption price of the terms that issued it: from its funder to the issuer of the arriving points, to the hub's fees, or to
    /// its rounding account. Points that a brand keeps are paid for by the brand, at the redemption price of its own terms.
    /// </summary>
    /// <returns>Null, or INSUFFICIENT_POINTS.</returns>
    public static Refusal? Leave(HubState state, Moment moment, Chain chain, long memberNo, ExchangeSides sides, ExchangePrice price, Phase phase)
    {
        var purposes = Purposes(sides, price);
        if (sides.Keeper is { } keeper)
        {
            foreach (var each in purposes)
            {
                chain.Move(sides.LeavingFrom, each.Into, each.Left, each.Kind, phase);
                chain.Move(PointsAccounts.Position(keeper.PartnerNo), each.Payee, keeper.RedemptionPrice.TimesRoundedDown(each.Left), TransferKind.ExchangeMoney, phase);
            }

            return null;
        }

        var wallet = state.Ledger.Account(PointsAccounts.Wallet(sides.From.No, memberNo));
        var takes = LotChoice.ToBurn(wallet, price.Points, moment.Today);
        if (takes.IsEmpty)
        {
            return new Refusal(Reason.InsufficientPoints, $"The member has {WalletLots.Available(wallet.Lots, moment.Today)} points available, {price.Points} are to leave.");
        }

        var purpose = 0;
        foreach (var (lot, points) in takes)
        {
            var left = points;
            while (left > 0)
            {
                var moved = Math.Min(left, purposes[purpose].Left);
                Move(state, chain, wallet.Id, lot, moved, purposes[purpose], phase);
                left -= moved;
                purposes[purpose].Left -= moved;
                purpose += purposes[purpose].Left == 0 ? 1 : 0;
            }
        }

        return null;
    }

    /// <summary>The issuer issues the arriving points out of liquidity, into its own ledger where it keeps them; then partners owe their charges.</summary>
    public static void Arrive(HubState state, Chain chain, long memberNo, ExchangeSides sides, long points, int expiresOn, ImmutableArray<Charge> charges)
    {
        var liquidity = AccountId.Of(AccountKind.Liquidity, sides.To.No);
        if (sides.To.IsPartnerHeld)
        {
            chain.Move(liquidity, PointsAccounts.Clearing(sides.To.No, sides.To.OwnerPartnerNo), points, TransferKind.Exchange);
        }
        else
        {
            PointsFlow.Issue(state, chain, sides.Issuer, liquidity, memberNo, points, expiresOn, 0, TransferKind.Exchange, TransferKind.ExchangeMoney);
        }

        ExchangeCharges.Write(chain, charges);
    }

    /// <summary>The lots that left in this chain, in order.</summary>
    public static ImmutableArray<LeavingLot> LeavingLots(IReadOnlyList<Transfer> chain) =>
    [
        .. from transfer in chain
           where transfer.Debit.IsWallet
           group transfer by transfer.LotSeq into lot
           select new LeavingLot(lot.Key, lot.First().LotExpiresOn, lot.Sum(transfer => transfer.Amount), lot.First().LotTermsNo),
    ];

    /// <summary>
    /// What the exchange itself does to positions. Money that repays a member's debt isn't part of it: it settles an old matter
    /// between issuers, and may change until the quote is accepted.
    /// </summary>
    public static ImmutableArray<PositionMoney> MoneyOf(IReadOnlyList<Transfer> chain)
    {
        SortedDictionary<int, PositionMoney> money = [];
        foreach (var transfer in chain.Where(transfer => transfer.Kind == TransferKind.ExchangeMoney))
        {
            Add(transfer.Debit, transfer.Amount, 0);
            Add(transfer.Credit, 0, transfer.Amount);
        }

        return [.. money.Values];

        void Add(AccountId account, long owedMicros, long dueMicros)
        {
            if (account.Kind == AccountKind.Position)
            {
                var partnerNo = (int)account.Owner;
                var before = money.GetValueOrDefault(partnerNo);
                money[partnerNo] = new PositionMoney(partnerNo, before.OwedMicros + owedMicros, before.DueMicros + dueMicros);
            }
        }
    }

    private static Purpose[] Purposes(ExchangeSides sides, ExchangePrice price) =>
    [
        new(AccountKind.Liquidity, TransferKind.Exchange, PointsAccounts.Position(sides.Issuer.PartnerNo), sides.From.No, price.PricedPoints),
        new(AccountKind.Fees, TransferKind.ExchangeFee, FeesMoney, sides.From.No, price.FeePoints),
        new(AccountKind.Rounding, TransferKind.ExchangeResidue, RoundingMoney, sides.From.No, price.ResiduePoints),
    ];

    private static void Move(HubState state, Chain chain, AccountId wallet, Lot lot, long points, Purpose purpose, Phase phase)
    {
        if (points == 0)
        {
            return;
        }

        chain.OutOfLot(wallet, purpose.Into, lot, points, purpose.Kind, phase);
        var terms = PointsFlow.TermsOf(state, lot);
        chain.Move(PointsAccounts.Funder(terms), purpose.Payee, terms.RedemptionPrice.TimesRoundedDown(points), TransferKind.ExchangeMoney, phase);
    }

    /// <summary>What a part of the leaving points is for: where they go, who gets their money, and how many are still to come.</summary>
    private sealed class Purpose(AccountKind account, TransferKind kind, AccountId payee, int currencyNo, long points)
    {
        public AccountId Into { get; } = AccountId.Of(account, currencyNo);

        public TransferKind Kind { get; } = kind;

        public AccountId Payee { get; } = payee;

        public long Left { get; set; } = points;
    }
}
