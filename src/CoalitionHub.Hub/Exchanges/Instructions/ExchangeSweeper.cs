using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Ledger;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>
/// Looks once a second for exchanges whose time has come: an undo window is over, an instruction wasn't answered, nobody has answered
/// for too long. Each is a command of its own, so that one that can't be booked holds up no other.
/// </summary>
internal sealed class ExchangeSweeper(Writer writer, BusinessClock clock, InstructionDesk desk, ILogger<ExchangeSweeper> logger) : TimedWork(writer, clock)
{
    private const int AtOnce = 64;

    protected override Task Look(CancellationToken cancellation) => Sweep();

    /// <summary>One look; completes when what was due has been carried out.</summary>
    public async Task Sweep()
    {
        var due = ExchangeTimers.Due(Writer.State, Clock.NowMicros, desk.ReachableSinceMicros);
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
        var partnerNo = due.InstructionNo != 0 && Writer.State.OpenInstructions.TryGetCommitted(due.InstructionNo, out var instruction) ? instruction.PartnerNo : 0;
        var reachableSince = partnerNo == 0 ? 0 : desk.ReachableSinceMicros(partnerNo);
        if (await Run((state, moment) => ExchangeTimers.Decide(state, moment, due, reachableSince)) is { Reason: Reason.AccountLimitReached } refusal)
        {
            Log.ExchangeTimerRefused(logger, due.ExchangeNo, refusal.Reason);
        }
    }
}
