using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>Gives instructions, asks about them, and closes them.</summary>
internal static class InstructionBook
{
    private const long FirstPauseMicros = 1_000_000;
    private const long LongestPauseMicros = 15 * 60 * 1_000_000L;
    private const int LongestDoubling = 10;

    /// <summary>Gives an instruction that takes the exchange further.</summary>
    /// <returns>The exchange, which waits for its answer.</returns>
    public static Exchange Give(
        HubState state, Moment moment, Exchange exchange, InstructionKind kind, int currencyNo, long points = 0, long aboutNo = 0, int expiresOn = 0) =>
        exchange with { InstructionNo = Add(state, moment, exchange, kind, currencyNo, points, aboutNo, expiresOn, 0).No };

    /// <summary>Gives an instruction that carries a correction out.</summary>
    public static Instruction GiveCorrecting(
        HubState state, Moment moment, Exchange exchange, InstructionKind kind, int currencyNo, long points, long aboutNo, int expiresOn, long correctionNo) =>
        Add(state, moment, exchange, kind, currencyNo, points, aboutNo, expiresOn, correctionNo);

    /// <summary>From now on a query asks what became of the instruction; it isn't delivered any more.</summary>
    public static void Ask(HubState state, Moment moment, Instruction instruction)
    {
        var query = new Instruction(
            state.InstructionNumbers.Next(), instruction.ExchangeNo, instruction.PartnerNo, instruction.MemberNo, instruction.CurrencyNo, InstructionKind.Query, 0,
            instruction.No, 0, InstructionState.Waiting, moment.NowMicros)
        {
            CorrectionNo = instruction.CorrectionNo,
            AskMicros = moment.NowMicros + FirstPauseMicros,
        };
        state.PutInstruction(query);
        state.PutInstruction(instruction with { State = InstructionState.Asked, QueryNo = query.No });
    }

    /// <summary>Puts it again after a pause, which doubles from one second to a quarter of an hour.</summary>
    public static void PutAgain(HubState state, Moment moment, Instruction instruction) => state.PutInstruction(instruction with
    {
        Attempts = instruction.Attempts + 1,
        AskMicros = moment.NowMicros + Math.Min(LongestPauseMicros, FirstPauseMicros << Math.Min(instruction.Attempts, LongestDoubling)),
    });

    /// <summary>Its answer is awaited no longer, nor is its query's.</summary>
    public static void Close(HubState state, Moment moment, Instruction closed)
    {
        state.PutInstruction(closed);
        if (closed.QueryNo != 0 && state.Instructions.Find(closed.QueryNo) is { IsOpen: true } query)
        {
            state.PutInstruction(query with { State = InstructionState.Withdrawn, AnsweredMicros = moment.NowMicros });
        }

        if (closed.Kind != InstructionKind.Query)
        {
            Leave(state, moment, closed);
        }
        else if (state.InstructionQueues.Find(closed.Aside) is not null)
        {
            state.InstructionQueues.Remove(closed.Aside);
        }
    }

    /// <summary>
    /// It was decided without the brand what became of the instruction. The brand is still asked, until it says: if it says otherwise,
    /// people have to know. That stands in the way of nothing else.
    /// </summary>
    public static void Resolve(HubState state, Moment moment, Instruction resolved)
    {
        if (resolved.QueryNo == 0)
        {
            Ask(state, moment, resolved);
            resolved = resolved with { QueryNo = state.InstructionNumbers.Last };
        }

        state.PutInstruction(resolved);
        Leave(state, moment, resolved);
        if (state.Instructions.Find(resolved.QueryNo) is { IsOpen: true } query)
        {
            state.InstructionQueues.Put(query.Aside, new InstructionQueue(query.Aside, [query.No]));
        }
    }

    /// <summary>The next one about this member can be delivered.</summary>
    private static void Leave(HubState state, Moment moment, Instruction closed)
    {
        if (state.InstructionQueues.Find(closed.Queue) is not { } queue)
        {
            return;
        }

        var rest = queue.Nos.Remove(closed.No);
        if (rest.IsEmpty)
        {
            state.InstructionQueues.Remove(queue.Key);
            return;
        }

        state.InstructionQueues.Put(queue.Key, queue with { Nos = rest });
        if (state.Instructions.Find(rest[0]) is { State: InstructionState.Waiting } next && next.AskMicros < moment.NowMicros)
        {
            // It can be delivered only now, so its time begins now.
            state.PutInstruction(next with { AskMicros = moment.NowMicros });
        }
    }

    private static Instruction Add(
        HubState state, Moment moment, Exchange exchange, InstructionKind kind, int currencyNo, long points, long aboutNo, int expiresOn, long correctionNo)
    {
        var keeper = state.Currencies.Find(currencyNo)?.OwnerPartnerNo ?? throw new InvalidOperationException($"There is no currency {currencyNo}.");
        var instruction = new Instruction(
            state.InstructionNumbers.Next(), exchange.No, keeper, exchange.MemberNo, currencyNo, kind, points, aboutNo, expiresOn, InstructionState.Waiting, moment.NowMicros)
        {
            CorrectionNo = correctionNo,
        };
        state.PutInstruction(instruction);
        var queue = state.InstructionQueues.Find(instruction.Queue) ?? new InstructionQueue(instruction.Queue, []);
        state.InstructionQueues.Put(queue.Key, queue with { Nos = queue.Nos.Add(instruction.No) });
        return instruction;
    }
}
