using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using Google.Protobuf.WellKnownTypes;

namespace CoalitionHub.Hub.Points;

/// <summary>
/// Looks once a second for holds whose time is over and expired points that a hold has freed, and after each midnight (UTC), or when
/// this process begins to write, for all points that have expired. It hands them to the writer in small commands, so that
/// callers don't wait behind them.
/// </summary>
internal sealed class Sweeper(Writer writer, BusinessClock clock, ILogger<Sweeper> logger) : BackgroundService
{
    private const int WalletsAtOnce = 256;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private HubState? sweptState;
    private int sweptDay;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock.Process);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (writer.HasLease)
            {
                await Sweep();
            }
        }
    }

    /// <summary>One look; completes when what was due has been carried out.</summary>
    public async Task Sweep()
    {
        var now = clock.NowMicros;
        var today = Moment.DayOf(now);
        var state = writer.State;
        var holds = state.Ledger.Holds.Committed.Where(hold => hold.ExpiresMicros > 0 && hold.ExpiresMicros <= now).Select(hold => hold.No).ToList();
        foreach (var holdNo in holds)
        {
            await Run((draft, moment) => ResolveHold.Expire(draft, moment, holdNo));
        }

        // After the holds: what they pinned may have expired meanwhile.
        List<AccountId> wallets = today == sweptDay && state == sweptState
            ? [.. state.FreedExpired.Committed.Select(freed => freed.Wallet).Order()]
            : [.. state.Ledger.Accounts.Committed.Where(account => account.Id.IsWallet && ExpireLots.IsDue(account, today)).Select(account => account.Id).Order()];
        if (holds.Count + wallets.Count > 0)
        {
            Log.SweepDue(logger, holds.Count, wallets.Count);
        }

        var isComplete = true;
        foreach (var some in wallets.Chunk(WalletsAtOnce))
        {
            isComplete &= await Run((draft, moment) => Expire(draft, moment, some));
        }

        if (isComplete)
        {
            (sweptState, sweptDay) = (state, today);
        }
    }

    private static void Expire(HubState draft, Moment moment, AccountId[] wallets)
    {
        foreach (var wallet in wallets)
        {
            ExpireLots.Decide(draft, moment, wallet);
        }
    }

    private async Task<bool> Run(Action<HubState, Moment> work)
    {
        var command = new Command<Empty>((state, moment) =>
        {
            work(state, moment);
            return new Empty();
        })
        {
            PartnerNo = 0,
        };
        return writer.Enqueue(command) is null && (await command.Completion).TryGet(out _, out _);
    }
}
