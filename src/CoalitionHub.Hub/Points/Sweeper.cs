using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;

namespace CoalitionHub.Hub.Points;

/// <summary>
/// Looks once a second for holds whose time is over and expired points that a hold has freed, and after each midnight (UTC), or when
/// this process begins to write, for all points that have expired. It hands them to the writer in small commands, so that
/// callers don't wait behind them.
/// </summary>
internal sealed class Sweeper(Writer writer, BusinessClock clock, ILogger<Sweeper> logger) : TimedWork(writer, clock)
{
    private const int WalletsAtOnce = 256;

    private HubState? sweptState;
    private int sweptDay;

    protected override Task Look(CancellationToken cancellation) => Sweep();

    /// <summary>One look; completes when what was due has been carried out.</summary>
    public async Task Sweep()
    {
        var now = Clock.NowMicros;
        var today = Moment.DayOf(now);
        var state = Writer.State;
        var holds = state.Ledger.Holds.Committed.Where(hold => hold.ExpiresMicros > 0 && hold.ExpiresMicros <= now).Select(hold => hold.No).ToList();
        foreach (var holdNo in holds)
        {
            await Run<bool>((draft, moment) => ResolveHold.Expire(draft, moment, holdNo));
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
            isComplete &= await Run((draft, moment) => Expire(draft, moment, some)) is null;
        }

        if (isComplete)
        {
            (sweptState, sweptDay) = (state, today);
        }
    }

    private static Outcome<int> Expire(HubState draft, Moment moment, AccountId[] wallets)
    {
        foreach (var wallet in wallets)
        {
            ExpireLots.Decide(draft, moment, wallet);
        }

        return wallets.Length;
    }
}
