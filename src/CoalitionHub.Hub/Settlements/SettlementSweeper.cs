using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;

namespace CoalitionHub.Hub.Settlements;

/// <summary>
/// Looks once a second for what the settlement rules ask of the hub itself: windows whose cut-off has come, obligations that are settled
/// immediately, time limits, thresholds. Each is a command of its own; what is done twice is done once.
/// </summary>
internal sealed class SettlementSweeper(Writer writer, BusinessClock clock, SettlementsStore store, Calculating calculating, PositionPaces paces, ILogger<SettlementSweeper> logger)
    : TimedWork(writer, clock)
{
    private readonly SemaphoreSlim sweeping = new(1, 1);
    private (long Seq, long TimeMicros) first;

    /// <inheritdoc />
    public override void Dispose()
    {
        sweeping.Dispose();
        base.Dispose();
    }

    protected override async Task Look(CancellationToken cancellation)
    {
        try
        {
            await Sweep(cancellation);
        }
        catch (Exception exception) when (exception is System.Data.Common.DbException or RefusalException or TimeoutException)
        {
            // The database or the lease is away for the moment; the next look finds the same.
            Log.SweepFailed(logger, exception);
        }
    }

    /// <summary>One look; completes when what was due has been carried out.</summary>
    public async Task Sweep(CancellationToken cancellation)
    {
        await sweeping.WaitAsync(cancellation);
        try
        {
            var state = Writer.State;
            var now = Math.Max(Clock.NowMicros, state.Ledger.Head.TimeMicros);
            PositionThresholds.Note(state, paces, now);
            if (SettlementRules.InForce(state.SettlementRules.Committed, now) is not { } rules)
            {
                return;
            }

            await CloseByCalendar(state, rules, now, cancellation);
            if (rules.Terms.Timing == SettlementTiming.Immediate)
            {
                await CloseAtOnce(state, rules);
            }

            await SettleAtOnce(state, cancellation);
            foreach (var due in SettlementTimers.Due(state, now))
            {
                await Run((draft, moment) => SettlementTimers.Decide(draft, moment, due));
            }

            foreach (var crossing in PositionThresholds.Crossings(state, rules.Terms, now))
            {
                await Run((draft, moment) => PositionThresholds.Decide(draft, moment, crossing));
            }
        }
        finally
        {
            sweeping.Release();
        }
    }

    /// <summary>Does something between two looks.</summary>
    internal async Task Pause(Func<Task> work)
    {
        await sweeping.WaitAsync();
        try
        {
            await work();
        }
        finally
        {
            sweeping.Release();
        }
    }

    /// <summary>Closes window after window until no cut-off is due.</summary>
    private async Task CloseByCalendar(HubState state, SettlementRules rules, long now, CancellationToken cancellation)
    {
        while (rules.Terms.CutOff is { } cutOff && Open(state) is var open && state.Ledger.Head.Seq >= open.FromSeq)
        {
            if (first.Seq != open.FromSeq)
            {
                first = (open.FromSeq, await store.ReadTime(open.FromSeq, cancellation));
            }

            var due = CalendarClosing.Due(rules, TimeZoneInfo.FindSystemTimeZoneById(cutOff.TimeZone), open.OpenedMicros, first.TimeMicros, now);
            if (due == 0)
            {
                return;
            }

            var last = await store.ReadLastBefore(due, open.FromSeq, state.Ledger.Head.Seq, cancellation);
            if (await Run((draft, moment) => CalendarClosing.Decide(draft, moment, new CloseByCalendarCommand(due, last))) is { } refusal)
            {
                Log.CalendarWaits(logger, refusal.Reason);
                return;
            }

            Log.ClosedByCalendar(logger, open.FromSeq, last);
        }
    }

    /// <summary>Closes what has been booked since, when a position has moved; what settlements themselves book is none of it.</summary>
    private async Task CloseAtOnce(HubState state, SettlementRules rules)
    {
        if (ImmediateSettlement.IsDue(state, Open(state).FromSeq, rules))
        {
            await Run(ImmediateSettlement.Close);
        }
    }

    /// <summary>Calculates and approves what the hub closed under immediate rules; also what a former process left half way.</summary>
    private async Task SettleAtOnce(HubState state, CancellationToken cancellation)
    {
        foreach (var window in ImmediateSettlement.Waiting(state))
        {
            var view = StateView.OfCommitted(state);
            if (window.State == WindowState.Closed)
            {
                var command = await calculating.Sum(view, window, 0, cancellation);
                await Run((draft, moment) => CalculateWindow.Decide(draft, moment, command));
            }

            await Run((draft, moment) => ApproveWindow.Decide(draft, moment, new ApproveWindowCommand(window.No, WindowMessages.MicrosPerMinorUnit(view), 0)));
        }
    }

    /// <summary>The open window as it is committed; before anybody asked for it, what it will be.</summary>
    private static (long FromSeq, long OpenedMicros) Open(HubState state) =>
        state.UnsettledWindows.Committed.FirstOrDefault(window => window.State == WindowState.Open) is { } open ? (open.FromSeq, open.CreatedMicros) : (1, 0);
}
