using CoalitionHub.Core.Exchanges;
using CoalitionHub.Hub.Ledger;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>Looks once a second for gifts whose undo window is over, and has the writer deliver them, one in a command.</summary>
internal sealed class GiftDelivery(Writer writer, BusinessClock clock) : TimedWork(writer, clock)
{
    protected override Task Look(CancellationToken cancellation) => Deliver();

    /// <summary>One look; completes when what was due has been delivered, or the writer takes no more for now.</summary>
    public async Task Deliver()
    {
        var now = Clock.NowMicros;
        var due = Writer.State.Gifts.Committed.Where(gift => gift.State == GiftState.InUndoWindow && gift.UndoUntilMicros <= now).Select(gift => gift.No).Order().ToList();
        foreach (var giftNo in due)
        {
            if (await Run<bool>((state, moment) => EndGift.Deliver(state, moment, giftNo)) is not null)
            {
                return;
            }
        }
    }
}
