using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using Google.Protobuf.WellKnownTypes;

namespace CoalitionHub.Hub.Ledger;

/// <summary>Work that time brings, without anybody's call: looked for once a second while this process writes.</summary>
internal abstract class TimedWork(Writer writer, BusinessClock clock) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected Writer Writer { get; } = writer;

    protected BusinessClock Clock { get; } = clock;

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, Clock.Process);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (Writer.HasLease)
            {
                await Look(stoppingToken);
            }
        }
    }

    /// <summary>One look; completes when what was due has been carried out.</summary>
    protected abstract Task Look(CancellationToken cancellation);

    /// <summary>Has the writer carry something out in the hub's own name, as a command of its own.</summary>
    /// <returns>Null once it is committed; else why it isn't.</returns>
    protected async Task<Refusal?> Run<T>(Func<HubState, Moment, Outcome<T>> decide)
    {
        var command = new Command<Empty>((state, moment) => decide(state, moment).TryGet(out _, out var refusal) ? new Empty() : refusal) { PartnerNo = 0 };
        return Writer.Enqueue(command) ?? (await command.Completion).Refusal;
    }
}
