using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Points;

/// <summary>What became of a hold.</summary>
/// <param name="Purchase">The burn it belonged to, as it is now.</param>
/// <param name="ReleasedPoints">Points that are free again.</param>
/// <param name="ChainSeq">The chain that resolved it.</param>
/// <param name="Wallet">The wallet afterwards.</param>
public sealed record Resolved(Purchase Purchase, long ReleasedPoints, long ChainSeq, Account Wallet);

/// <summary>Captures an authorised burn, wholly or in part, voids it, or lets it expire. What isn't captured is free again.</summary>
public static class ResolveHold
{
    /// <summary>Captures points of a hold; the rest is released in the same chain.</summary>
    /// <param name="state">The draft.</param>
    /// <param name="moment">Now.</param>
    /// <param name="partnerNo">Who holds.</param>
    /// <param name="holdNo">Which hold.</param>
    /// <param name="points">How many; 0 for all.</param>
    public static Outcome<Resolved> Capture(HubState state, Moment moment, int partnerNo, long holdNo, long points)
    {
        if (!Find(state, moment, partnerNo, holdNo).TryGet(out var hold, out var refusal))
        {
            return refusal;
        }

        return points > hold.Points
            ? new Refusal(Reason.CaptureExceedsHold, $"{hold.Points} points are held, {points} can't be captured.")
            : Resolve(state, moment, hold, points == 0 ? hold.Points : points);
    }

    /// <summary>Releases all of a hold.</summary>
    public static Outcome<Resolved> Void(HubState state, Moment moment, int partnerNo, long holdNo) =>
        Find(state, moment, partnerNo, holdNo).TryGet(out var hold, out var refusal) ? Resolve(state, moment, hold, 0) : refusal;

    /// <summary>Releases a hold whose time is over; false when it was resolved meanwhile, or has time left.</summary>
    public static bool Expire(HubState state, Moment moment, long holdNo) =>
        state.Ledger.Holds.Find(holdNo) is { ExpiresMicros: > 0 } hold && hold.ExpiresMicros <= moment.NowMicros &&
        Resolve(state, moment, hold, 0, isExpiry: true).TryGet(out _, out _);

    private static Outcome<Hold> Find(HubState state, Moment moment, int partnerNo, long holdNo)
    {
        if (state.Ledger.Holds.Find(holdNo) is { } hold)
        {
            // One that belongs to an exchange is released by the exchange alone.
            if (hold.PartnerNo != partnerNo || hold.ExpiresMicros == 0)
            {
                return NotFound();
            }

            return hold.ExpiresMicros != 0 && hold.ExpiresMicros <= moment.NowMicros
                ? Expired()
                : hold;
        }

        var first = state.ReadChain(holdNo);
        if (first.Count == 0 || first[0].PartnerNo != partnerNo || first[0].Phase != Phase.Pending || first[0].Kind != TransferKind.Burn)
        {
            return NotFound();
        }

        return state.Purchases.Find(first[0].SourceNo) is { HoldNo: not 0, Points: 0, ChainSeq: 0 }
            ? Expired()
            : new Refusal(Reason.HoldAlreadyResolved, "The hold was captured or voided.");
    }

    private static Refusal Expired() => new(Reason.HoldExpired, "The hold's time is over; its points are free again. Authorise anew.");

    private static Refusal NotFound() => new(Reason.HoldNotFound, "The partner has no such hold.");

    private static Outcome<Resolved> Resolve(HubState state, Moment moment, Hold hold, long captured, bool isExpiry = false)
    {
        var purchase = state.Purchases.Find(hold.SourceNo)
            ?? throw new InvalidOperationException($"Hold {hold.No} names purchase {hold.SourceNo}, which isn't there.");
        var chain = state.Ledger.Begin(new ChainHeader(moment.RequestId, moment.NowMicros)
        {
            PartnerNo = hold.PartnerNo,
            MemberNo = hold.MemberNo,
            SourceNo = hold.SourceNo,
            TermsNo = hold.TermsNo,
            ReferenceCommitment = TillReceipt.CommitmentOf(purchase.ReferenceSalt.Span, purchase.Reference),
            PurchaseTimeMicros = purchase.PurchaseTimeMicros,
        });
        var left = captured;
        foreach (var leg in hold.Legs)
        {
            var points = Math.Min(left, leg.Points);
            Settle(state, chain, hold, leg, points);
            left -= points;
        }

        if (!chain.Finish().TryGet(out var chainSeq, out var full))
        {
            return full;
        }

        state.Ledger.Holds.Remove(hold.No);
        // Nobody asked for an expiry's chain, so the purchase doesn't name it: that tells an expired hold from a voided one.
        purchase = purchase with { Points = captured, ChainSeq = isExpiry ? 0 : chainSeq };
        state.Purchases.Put(purchase.No, purchase);
        var wallet = state.Ledger.Account(PointsAccounts.Wallet(hold.CurrencyNo, hold.MemberNo));
        if (ExpireLots.IsDue(wallet, moment.Today))
        {
            state.FreedExpired.Put(wallet.Id, new FreedWallet(wallet.Id));
        }

        return new Resolved(purchase, hold.Points - captured, chainSeq, wallet);
    }

    /// <summary>Posts part of a leg and voids the rest; the money follows in proportion, rounded down.</summary>
    private static void Settle(HubState state, Chain chain, Hold hold, HoldLeg leg, long points)
    {
        var wallet = PointsAccounts.Wallet(hold.CurrencyNo, hold.MemberNo);
        var clearing = PointsAccounts.Clearing(hold.CurrencyNo, hold.PartnerNo);
        var position = PointsAccounts.Position(hold.PartnerNo);
        var micros = Fraction.ShareRoundedDown(leg.Micros, points, leg.Points);
        if (points > 0)
        {
            chain.OutOfLot(wallet, clearing, LotOf(state, wallet, leg), points, TransferKind.Burn, Phase.Post, leg.Seq);
            chain.Move(leg.MoneyPayer, position, micros, TransferKind.BurnMoney, Phase.Post, leg.MoneySeq);
        }

        if (points < leg.Points)
        {
            chain.OutOfLot(wallet, clearing, LotOf(state, wallet, leg), leg.Points - points, TransferKind.Burn, Phase.Void, leg.Seq);
        }

        chain.Move(leg.MoneyPayer, position, leg.Micros - micros, TransferKind.BurnMoney, Phase.Void, leg.MoneySeq);
    }

    private static Lot LotOf(HubState state, AccountId wallet, HoldLeg leg) =>
        WalletLots.Find(state.Ledger.Account(wallet).Lots, leg.LotSeq)
        ?? throw new InvalidOperationException($"The hold's leg {leg.Seq} pins lot {leg.LotSeq}, which isn't in {wallet}.");
}
