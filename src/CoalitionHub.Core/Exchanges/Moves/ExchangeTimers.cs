using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>Something whose time has come.</summary>
/// <param name="ExchangeNo">Of which exchange.</param>
/// <param name="InstructionNo">The instruction that wasn't answered; 0 when it is the exchange itself.</param>
public readonly record struct DueTimer(long ExchangeNo, long InstructionNo);

/// <summary>
/// What the passing of time does. A time-out goes in two steps, each a decision in the journal's order: first the exchange is marked,
/// and nothing more is begun; then, once it is sure that nothing was, it ends and what was set aside is free.
/// </summary>
public static class ExchangeTimers
{
    /// <summary>What is due; reads what is committed, for any thread. What is decided about it is tested again then.</summary>
    /// <param name="state">The state.</param>
    /// <param name="nowMicros">The journal's time.</param>
    /// <param name="reachableSince">Since when a brand has had a stream open; 0 while it has none: that it is away is no silence.</param>
    public static IReadOnlyList<DueTimer> Due(HubState state, long nowMicros, Func<int, long> reachableSince)
    {
        List<DueTimer> due = [];
        foreach (var exchange in state.OpenExchanges.Committed)
        {
            if (IsDue(exchange, nowMicros))
            {
                due.Add(new DueTimer(exchange.No, 0));
            }
        }

        foreach (var queue in state.InstructionQueues.Committed)
        {
            if (Instructions.First(state, queue) is { } first && IsOverdue(first, nowMicros, reachableSince(first.PartnerNo)))
            {
                due.Add(new DueTimer(first.ExchangeNo, first.No));
            }
        }

        due.Sort(static (left, right) => (left.ExchangeNo, left.InstructionNo).CompareTo((right.ExchangeNo, right.InstructionNo)));
        return due;
    }

    /// <summary>Does what is due.</summary>
    /// <param name="state">The draft.</param>
    /// <param name="moment">Now.</param>
    /// <param name="due">What was found due.</param>
    /// <param name="reachableSinceMicros">Of the instruction's brand, as in <see cref="Due"/>.</param>
    /// <returns>False when it isn't due any more; refused only when what follows can't be booked (ACCOUNT_LIMIT_REACHED).</returns>
    public static Outcome<bool> Decide(HubState state, Moment moment, DueTimer due, long reachableSinceMicros)
    {
        if (due.InstructionNo != 0)
        {
            return state.Instructions.Find(due.InstructionNo) is { } instruction && IsOverdue(instruction, moment.NowMicros, reachableSinceMicros) &&
                   Unanswered(state, moment, instruction);
        }

        if (state.Exchanges.Find(due.ExchangeNo) is not { } exchange || !IsDue(exchange, moment.NowMicros))
        {
            return false;
        }

        if (exchange.State == ExchangeState.InUndoWindow)
        {
            return CloseUndoWindow(state, moment, exchange).TryGet(out var after, out var refusal) ? Put(state, after) : refusal;
        }

        return Put(state, exchange.MarkedMicros == 0 ? Mark(state, moment, exchange) : ExchangeProgress.End(state, moment, exchange, ExchangeTrigger.TimeOut, "hub", ""));
    }

    private static bool IsDue(Exchange exchange, long nowMicros) => exchange.State switch
    {
        ExchangeState.InUndoWindow => exchange.UndoUntilMicros <= nowMicros,
        ExchangeState.Accepted or ExchangeState.SourceHeld => exchange.MarkedMicros == 0
            ? exchange.TimesOutMicros != 0 && exchange.TimesOutMicros <= nowMicros
            : exchange.MarkedMicros < nowMicros,
        _ => false,
    };

    private static bool IsOverdue(Instruction instruction, long nowMicros, long reachableSinceMicros) =>
        instruction.State == InstructionState.Waiting && reachableSinceMicros != 0 && Instructions.DeadlineMicros(instruction, reachableSinceMicros) <= nowMicros;

    private static bool Unanswered(HubState state, Moment moment, Instruction instruction)
    {
        AnswerInstruction.NotKnown(state, moment, instruction, instruction, "the brand didn't answer in time");
        return true;
    }

    /// <summary>
    /// The member didn't take it back. Who may owe nothing new by now is no source of it: then the exchange is declined, with the
    /// reason, and the member keeps what was to leave.
    /// </summary>
    private static Outcome<Exchange> CloseUndoWindow(HubState state, Moment moment, Exchange exchange)
    {
        var sides = ExchangeSides.Of(state, exchange);
        if ((sides.Obligations(state) ?? Obligors.Recheck(state, moment, exchange)) is { } forbidden)
        {
            return ExchangeProgress.End(state, moment, exchange, ExchangeTrigger.DeclineSource, "hub", forbidden.Reason.ToString());
        }

        var closed = ExchangeSteps.Take(state, moment, exchange, ExchangeTrigger.CloseUndoWindow, "hub") with { UndoUntilMicros = 0 };
        return ExchangeProgress.Begin(state, moment, closed, "hub");
    }

    /// <summary>The first step: a question that moves nothing is withdrawn; of a debit it has to be known first what became of it.</summary>
    private static Exchange Mark(HubState state, Moment moment, Exchange exchange)
    {
        var instruction = state.Instructions.Find(exchange.InstructionNo)
            ?? throw new InvalidOperationException($"Exchange {exchange.No} waits for instruction {exchange.InstructionNo}, which isn't there.");
        var marked = exchange with { MarkedMicros = moment.NowMicros };
        if (instruction.Kind == InstructionKind.ValidateMember)
        {
            InstructionBook.Close(state, moment, instruction with { State = InstructionState.Withdrawn, AnsweredMicros = moment.NowMicros });
            return marked with { InstructionNo = 0 };
        }

        InstructionBook.Ask(state, moment, instruction);
        return ExchangeProgress.LoseTrack(state, moment, marked, "hub", "its time was over");
    }

    private static bool Put(HubState state, Exchange exchange)
    {
        state.PutExchange(exchange);
        return true;
    }
}
