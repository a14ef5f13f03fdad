using System.Collections.Concurrent;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>An instruction on its way to a partner.</summary>
/// <param name="Instruction">What is to be done.</param>
/// <param name="Count">1 for the first delivery by this process, then 2, 3 …</param>
/// <param name="DeadlineMicros">Until when the hub waits for the answer.</param>
internal readonly record struct Delivery(Instruction Instruction, int Count, long DeadlineMicros);

/// <summary>
/// Hands out, in the process that writes, what partners with ledgers of their own are to do. Nothing of it is stored: when another
/// process takes over, or a stream breaks, everything unanswered is due again.
/// </summary>
internal sealed class InstructionDesk(Writer writer, BusinessClock clock)
{
    /// <summary>The most streams that a partner has open at once.</summary>
    public const int MostStreams = 64;

    /// <summary>Time passes without a sound: how often it is looked whether it has made anything due.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(250);

    /// <summary>Between two looks, however often it rings: what comes together is handed out together.</summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(2);

    private readonly ConcurrentDictionary<int, PartnerDesk> desks = new();

    /// <summary>Gives a stream what it is to deliver; waits a while when there is nothing.</summary>
    /// <param name="partnerNo">Whose stream.</param>
    /// <param name="stream">Which; the first time, it opens.</param>
    /// <param name="mostUnanswered">So many it has unanswered at most.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="RefusalException">This process doesn't write, or the partner keeps no balances, is suspended, or has too many streams.</exception>
    public async Task<IReadOnlyList<Delivery>> Take(int partnerNo, Guid stream, int mostUnanswered, TimeSpan patience, CancellationToken cancellation)
    {
        CheckCustody(State(), partnerNo);
        var desk = desks.GetOrAdd(partnerNo, _ => new PartnerDesk(clock));
        desk.Open(stream, mostUnanswered);
        var started = clock.Process.GetTimestamp();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            CheckStanding(State(), partnerNo);
            var ring = writer.InstructionsChanged.NextRing;
            var given = desk.Give(stream, Instructions.Due(State(), partnerNo, clock.NowMicros));
            var left = patience - clock.Process.GetElapsedTime(started);
            if (given is null || given.Count > 0 || left <= TimeSpan.Zero)
            {
                return given ?? [];
            }

            await Task.WhenAny(ring, Task.Delay(left < LookAgain ? left : LookAgain, clock.Process, cancellation));
            await Task.Delay(Gathering, clock.Process, cancellation);
        }
    }

    /// <summary>A stream has ended: others get what it leaves.</summary>
    public void Leave(int partnerNo, Guid stream)
    {
        if (desks.TryGetValue(partnerNo, out var desk) && desk.Close(stream))
        {
            writer.InstructionsChanged.Ring();
        }
    }

    /// <summary>Since when the partner has had a stream open; 0 while it has none.</summary>
    public long ReachableSinceMicros(int partnerNo) => desks.TryGetValue(partnerNo, out var desk) ? desk.ReachableSinceMicros : 0;

    private static void CheckCustody(HubState state, int partnerNo)
    {
        if (!state.Currencies.Committed.Any(currency => currency.OwnerPartnerNo == partnerNo && currency.Custody == Custody.Partner))
        {
            throw new RefusalException(new Refusal(Reason.CurrencyNotAllowed, "The partner has no currency of which it keeps the balances; there is nothing to instruct it to."));
        }
    }

    /// <summary>A partner that is suspended in the middle of a stream loses it: what is unanswered comes again once it is resumed.</summary>
    private static void CheckStanding(HubState state, int partnerNo)
    {
        if (state.Partners.TryGetCommitted(partnerNo, out var partner) && partner.State == PartnerState.Suspended)
        {
            throw new RefusalException(new Refusal(Reason.PartnerSuspended, $"{partner.Id} is suspended: it gets no instructions until it is resumed."));
        }
    }

    private HubState State()
    {
        var state = writer.State;
        return writer.HasLease
            ? state
            : throw new RefusalException(new Refusal(Reason.NotWriter, "Another hub process writes, or none does yet; open the stream again.") { RetryAfter = TimeSpan.FromMilliseconds(200) });
    }
}
