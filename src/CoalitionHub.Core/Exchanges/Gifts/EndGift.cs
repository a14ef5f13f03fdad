using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>Ends a gift that waits: the giver takes it back, or its time is over.</summary>
public static class EndGift
{
    /// <summary>Takes it back: through the partner by which it was given, as long as the undo window lasts. Needs no proof: the points stay the giver's.</summary>
    public static Outcome<Gift> Cancel(HubState state, Moment moment, int partnerNo, long giftNo, string who)
    {
        if (state.Gifts.Find(giftNo) is not { } gift || gift.PartnerNo != partnerNo)
        {
            return new Refusal(Reason.GiftNotFound, "The partner has no such gift.");
        }

        return GiftMachine.After(gift.State, GiftTrigger.Cancel) is null || moment.NowMicros >= gift.UndoUntilMicros
            ? new Refusal(Reason.GiftState, gift.State == GiftState.Cancelled ? "The gift was taken back before." : "The gift can't be taken back any more.")
            : GiftSteps.TakeBack(state, moment, gift, who);
    }

    /// <summary>Delivers it when the undo window is over; false when it ended meanwhile, or has time left.</summary>
    public static bool Deliver(HubState state, Moment moment, long giftNo) =>
        state.Gifts.Find(giftNo) is { State: GiftState.InUndoWindow } gift && gift.UndoUntilMicros <= moment.NowMicros &&
        GiftSteps.Deliver(state, moment, gift).TryGet(out _, out _);
}
