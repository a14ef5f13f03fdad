using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Points;

/// <summary>Points to burn, now or once the purchase is complete.</summary>
/// <param name="PartnerNo">Where.</param>
/// <param name="Member">Whose.</param>
/// <param name="Currency">Which points; null for the partner's usual ones.</param>
/// <param name="Points">How many.</param>
/// <param name="Proof">The member's proof; null when none was given.</param>
/// <param name="Receipt">What for.</param>
/// <param name="HoldMicros">To authorise: how long to hold, 0 for as long as the terms allow; null to burn at once.</param>
public sealed record BurnCommand(int PartnerNo, MemberSelector Member, CurrencyCode? Currency, long Points, Proof? Proof, TillReceipt Receipt, long? HoldMicros);

/// <summary>What was burnt or authorised.</summary>
/// <param name="Purchase">The burn as it is kept.</param>
/// <param name="Terms">What priced it.</param>
/// <param name="Hold">The hold, when it was authorised only.</param>
/// <param name="ChainSeq">Its first transfer.</param>
/// <param name="Wallet">The wallet afterwards.</param>
public sealed record Burnt(Purchase Purchase, Terms Terms, Hold? Hold, long ChainSeq, Account Wallet)
{
    /// <summary>What the member gets for the points, in minor units of the settlement money.</summary>
    public long ValueMinorUnits => Terms.BurnValue.TimesRoundedDown(Purchase.Points);
}

/// <summary>Burns a member's points at a partner, or holds both legs until they are captured.</summary>
public static class BurnPoints
{
    public static Outcome<Burnt> Decide(HubState state, Moment moment, BurnCommand command)
    {
        if (!PointsCaller.Active(state, command.PartnerNo).TryGet(out var partner, out var refusal) ||
            !PointsCaller.Currency(state, partner, command.Currency).TryGet(out var currencyNo, out refusal) ||
            !MemberLookup.Find(state, command.Member, command.PartnerNo).TryGet(out var member, out refusal) ||
            !TermsInForce.Find(state, partner.No, currencyNo, moment.NowMicros).TryGet(out var terms, out refusal))
        {
            return refusal;
        }

        refusal = Allowed(terms, command)
            ?? command.Receipt.Check(state, moment, partner.No, PurchaseKind.Burn, terms.MaxLatenessMicros)
            ?? MemberProof.Check(state, moment, member, terms, command.Points, command.Proof);
        if (refusal is not null)
        {
            return refusal;
        }

        var wallet = state.Ledger.Account(PointsAccounts.Wallet(currencyNo, member.No));
        var takes = LotChoice.ToBurn(wallet, command.Points, moment.Today);
        return takes.IsEmpty
            ? new Refusal(Reason.InsufficientPoints, $"{WalletLots.Available(wallet.Lots, moment.Today)} points are available, {command.Points} were asked for.")
            : Book(state, moment, command, member, terms, takes);
    }

    private static Refusal? Allowed(Terms terms, BurnCommand command)
    {
        if (terms.BurnValue.IsZero)
        {
            return new Refusal(Reason.BurnNotAllowed, "The partner's terms don't let these points be burnt there.");
        }

        if (command.Points < terms.BurnMinimum)
        {
            return new Refusal(Reason.BurnBelowMinimum, $"At least {terms.BurnMinimum} points are burnt at once.");
        }

        if (command.Points % terms.BurnIncrement != 0)
        {
            return new Refusal(Reason.BurnNotIncrement, $"Points are burnt in multiples of {terms.BurnIncrement}.");
        }

        return command.HoldMicros > terms.HoldMaxMicros
            ? new Refusal(Reason.HoldDurationTooLong, $"The terms let points be held for at most {terms.HoldMaxMicros / 1_000_000} seconds.")
            : null;
    }

    private static Outcome<Burnt> Book(HubState state, Moment moment, BurnCommand command, Member member, Terms terms, System.Collections.Immutable.ImmutableArray<LotTake> takes)
    {
        var isHold = command.HoldMicros is not null;
        var receipt = command.Receipt;
        var purchaseNo = state.PurchaseNumbers.Next();
        var chain = state.Ledger.Begin(receipt.Header(moment, terms.PartnerNo, member.No, purchaseNo, terms.No));
        var legs = PointsFlow.Burn(state, chain, terms, member.No, takes, isHold ? Phase.Pending : Phase.Posted);
        if (!chain.Finish().TryGet(out var chainSeq, out var full))
        {
            return full;
        }

        var purchase = new Purchase
        {
            No = purchaseNo,
            PartnerNo = terms.PartnerNo,
            MemberNo = member.No,
            Kind = PurchaseKind.Burn,
            Reference = receipt.Reference,
            ReferenceSalt = receipt.ReferenceSalt,
            MinorUnits = receipt.Amount.MinorUnits,
            Money = receipt.Amount.Currency,
            CurrencyNo = terms.CurrencyNo,
            Points = command.Points,
            TermsNo = terms.No,
            ChainSeq = isHold ? 0 : chainSeq,
            HoldNo = isHold ? chainSeq : 0,
            Store = receipt.Store,
            Channel = receipt.Channel,
            PurchaseTimeMicros = receipt.TimeAt(moment),
            CreatedMicros = moment.NowMicros,
            Lines = receipt.Lines,
        };
        state.AddPurchase(purchase);
        var hold = isHold ? HoldOf(moment, command, purchase, legs) : null;
        if (hold is not null)
        {
            state.Ledger.Holds.Put(hold.No, hold with { ExpiresMicros = Expiry(moment, command, terms) });
            hold = state.Ledger.Holds.Find(hold.No);
        }

        return new Burnt(purchase, terms, hold, chainSeq, state.Ledger.Account(PointsAccounts.Wallet(terms.CurrencyNo, member.No)));
    }

    private static Hold HoldOf(Moment moment, BurnCommand command, Purchase purchase, System.Collections.Immutable.ImmutableArray<HoldLeg> legs) =>
        new(purchase.HoldNo, purchase.PartnerNo, purchase.MemberNo, purchase.CurrencyNo, command.Points, purchase.TermsNo, purchase.No, moment.NowMicros, 0, legs);

    private static long Expiry(Moment moment, BurnCommand command, Terms terms) =>
        moment.NowMicros + (command.HoldMicros is > 0 and var asked ? asked : terms.HoldMaxMicros);
}
