using CoalitionHub.Core.Exchanges;
using CoalitionHub.Hub.Ledger;
using Google.Protobuf.WellKnownTypes;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>Looks once a second for gifts whose undo window is over, and has the writer deliver them, one in a command.</summary>
internal sealed class GiftDelivery(Writer writer, BusinessClock clock) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock.Process);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (writer.HasLease)
            {
                await Deliver();
            }
        }
    }

    /// <summary>One look; completes when what was due has been delivered, or the writer takes no more for now.</summary>
    public async Task Deliver()
    {
        var now = clock.NowMicros;
        var due = writer.State.Gifts.Committed.Where(gift => gift.State == GiftState.InUndoWindow && gift.UndoUntilMicros <= now).Select(gift => gift.No).Order().ToList();
        foreach (var giftNo in due)
        {
            var command = new Command<Empty>((state, moment) =>
            {
                EndGift.Deliver(state, moment, giftNo);
                return new Empty();
            })
            {
                PartnerNo = 0,
            };
            if (writer.Enqueue(command) is not null || !(await command.Completion).TryGet(out _, out _))
            {
                return;
            }
        }
    }
}
