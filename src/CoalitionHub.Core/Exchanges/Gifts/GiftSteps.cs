using System.Collections.Immutable;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>
/// What each step of a gift moves. On their way from wallet to wallet the points pass the currency's suspense account, and lie there
/// as long as the giver can take them back: they are nobody's to burn meanwhile.
/// </summary>
internal static class GiftSteps
{
    private const string Hub = "hub";

    /// <summary>From the giver to the receiver, in one chain.</summary>
    public static Outcome<Gift> GiveAtOnce(HubState state, Moment moment, Gift gift, ImmutableArray<LotTake> takes, string who)
    {
        var chain = Begin(state, moment, gift, gift.FromMemberNo);
        TakeOut(chain, gift, takes);
        PutIn(state, moment, chain, gift, gift.ToMemberNo);
        return chain.Finish().TryGet(out var seq, out var refusal)
            ? Step(state, moment, gift with { ChainSeq = seq, EndedMicros = moment.NowMicros }, GiftTrigger.Deliver, who)
            : refusal;
    }

    /// <summary>Out of the giver's wallet, until the undo window is over.</summary>
    public static Outcome<Gift> SetAside(HubState state, Moment moment, Gift gift, ImmutableArray<LotTake> takes, string who)
    {
        var chain = Begin(state, moment, gift, gift.FromMemberNo);
        TakeOut(chain, gift, takes);
        return chain.Finish().TryGet(out var seq, out var refusal)
            ? Step(state, moment, gift with { ChainSeq = seq }, GiftTrigger.OpenUndoWindow, who)
            : refusal;
    }

    /// <summary>To the receiver, when the undo window is over; back to the giver when the receiver's data was erased meanwhile.</summary>
    public static Outcome<Gift> Deliver(HubState state, Moment moment, Gift gift)
    {
        var receiver = MemberLookup.Survivor(state, gift.ToMemberNo);
        return receiver.State == MemberState.Erased
            ? TakeBack(state, moment, gift, Hub)
            : End(state, moment, gift, receiver.No, GiftTrigger.Deliver, Hub);
    }

    /// <summary>Back to the giver.</summary>
    public static Outcome<Gift> TakeBack(HubState state, Moment moment, Gift gift, string who)
    {
        ExchangeTallies.GiveBack(state, gift.Use);
        return End(state, moment, gift, MemberLookup.Survivor(state, gift.FromMemberNo).No, GiftTrigger.Cancel, who);
    }

    public static void Note(HubState state, Moment moment, Gift gift, string from, string trigger, string who) =>
        History.Note(state, moment, gift.Id, from, gift.State.ToString(), trigger, who);

    private static Outcome<Gift> End(HubState state, Moment moment, Gift gift, long memberNo, GiftTrigger trigger, string who)
    {
        var chain = Begin(state, moment, gift, memberNo);
        PutIn(state, moment, chain, gift, memberNo);
        return chain.Finish().TryGet(out _, out var refusal)
            ? Step(state, moment, gift with { EndedMicros = moment.NowMicros }, trigger, who)
            : refusal;
    }

    private static Gift Step(HubState state, Moment moment, Gift gift, GiftTrigger trigger, string who)
    {
        var after = GiftMachine.After(gift.State, trigger)
            ?? throw new InvalidOperationException($"Gift {gift.No} is {gift.State}; {trigger} is not permitted.");
        var stepped = gift with { State = after };
        Note(state, moment, stepped, gift.State.ToString(), trigger.ToString(), who);
        var kept = stepped.State == GiftState.InUndoWindow ? stepped : stepped with { Use = stepped.Use with { CardNumber = "" } };
        state.Gifts.Put(kept.No, kept);
        return kept;
    }

    private static Chain Begin(HubState state, Moment moment, Gift gift, long memberNo) => state.Ledger.Begin(new ChainHeader(moment.RequestId, moment.NowMicros)
    {
        PartnerNo = gift.PartnerNo,
        MemberNo = memberNo,
        SourceNo = gift.No,
    });

    private static void TakeOut(Chain chain, Gift gift, ImmutableArray<LotTake> takes)
    {
        foreach (var (lot, points) in takes)
        {
            chain.OutOfLot(PointsAccounts.Wallet(gift.CurrencyNo, gift.FromMemberNo), Suspense(gift), lot, points, TransferKind.Gift);
        }
    }

    /// <summary>The lots as they left; a wallet below zero is repaid first. What has expired meanwhile is swept from where it comes to lie.</summary>
    private static void PutIn(HubState state, Moment moment, Chain chain, Gift gift, long memberNo)
    {
        foreach (var lot in gift.Lots)
        {
            var terms = state.Terms.Find(lot.TermsNo) ?? throw new InvalidOperationException($"Gift {gift.No} names terms {lot.TermsNo}, which don't exist.");
            PointsFlow.Put(state, chain, terms, Suspense(gift), memberNo, lot.Points, lot.ExpiresOn, lot.MaturesOn, TransferKind.Gift);
        }

        var wallet = state.Ledger.Account(PointsAccounts.Wallet(gift.CurrencyNo, memberNo));
        if (ExpireLots.IsDue(wallet, moment.Today))
        {
            state.FreedExpired.Put(wallet.Id, new FreedWallet(wallet.Id));
        }
    }

    private static AccountId Suspense(Gift gift) => AccountId.Of(AccountKind.Suspense, gift.CurrencyNo);
}
