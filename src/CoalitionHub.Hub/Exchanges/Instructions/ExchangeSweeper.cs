using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using Google.Protobuf.WellKnownTypes;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>
/// Looks once a second for exchanges whose time has come: an undo window is over, an instruction wasn't answered, nobody has answered
/// for too long. Each is a command of its own, so that one that can't be booked holds up no other.
/// </summary>
internal sealed class ExchangeSweeper(Writer writer, BusinessClock clock, InstructionDesk desk, ILogger<ExchangeSweeper> logger) : BackgroundService
{
    private const int AtOnce = 64;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

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
        var due = ExchangeTimers.Due(writer.State, clock.NowMicros, desk.ReachableSinceMicros);
        if (due.Count > 0)
        {
            Log.ExchangeTimersDue(logger, due.Count);
        }

        foreach (var some in due.Chunk(AtOnce))
        {
            await Task.WhenAll(some.Select(Carry));
        }
    }

    private async Task Carry(DueTimer due)
    {
        // Looked at once, here: in the decision it would change under the writer's hands.
        var partnerNo = due.InstructionNo != 0 && writer.State.OpenInstructions.TryGetCommitted(due.InstructionNo, out var instruction) ? instruction.PartnerNo : 0;
        var reachableSince = partnerNo == 0 ? 0 : desk.ReachableSinceMicros(partnerNo);
        var command = new Command<Empty>((state, moment) => Decide(state, moment, due, reachableSince)) { PartnerNo = 0 };
        if ((writer.Enqueue(command) ?? (await command.Completion).Refusal) is { Reason: Reason.AccountLimitReached } refusal)
        {
            Log.ExchangeTimerRefused(logger, due.ExchangeNo, refusal.Reason);
        }
    }

    private static Outcome<Empty> Decide(HubState state, Moment moment, DueTimer due, long reachableSinceMicros) =>
        ExchangeTimers.Decide(state, moment, due, reachableSinceMicros).TryGet(out _, out var refusal) ? new Empty() : refusal;
}
