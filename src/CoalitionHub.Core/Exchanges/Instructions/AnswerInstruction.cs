using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>A brand's answer.</summary>
/// <param name="InstructionNo">To which instruction.</param>
/// <param name="Outcome">What became of it; of a query: of the one that it asks about.</param>
/// <param name="Points">When it was done: how many points moved.</param>
/// <param name="PartnerReference">The brand's own number of the booking; may be empty.</param>
/// <param name="RefusalReason">Why it was refused; may be empty.</param>
public sealed record InstructionAnswer(long InstructionNo, InstructionOutcome Outcome, long Points, string PartnerReference, string RefusalReason);

/// <summary>What the hub did with an answer. Numbers are the contract's.</summary>
public enum AnswerVerdict
{
    /// <summary>It is kept, and the exchange goes on with it.</summary>
    Taken = 1,

    /// <summary>The same answer was taken before, or none is needed any more.</summary>
    Repeated = 2,

    /// <summary>It contradicts what was decided without it; people decide on a correction.</summary>
    Late = 3,

    /// <summary>It is no answer to this brand's instruction, or says something impossible.</summary>
    Rejected = 4,
}

/// <summary>What became of an answer.</summary>
public sealed record AnswerReceipt(long InstructionNo, AnswerVerdict Verdict, string Message);

/// <summary>
/// Takes a brand's answer. The first that says what became of an instruction counts; the same again changes nothing; another one
/// afterwards never overwrites it.
/// </summary>
public static class AnswerInstruction
{
    /// <returns>What became of the answer; refused when the partner is suspended (PARTNER_SUSPENDED), or what follows can't be booked (ACCOUNT_LIMIT_REACHED).</returns>
    public static Outcome<AnswerReceipt> Decide(HubState state, Moment moment, int partnerNo, InstructionAnswer answer)
    {
        if (state.Partners.Find(partnerNo) is { State: PartnerState.Suspended } suspended)
        {
            return new Refusal(Reason.PartnerSuspended, $"{suspended.Id} is suspended: its answers are taken again when it is resumed, and what is unanswered comes again.");
        }

        if (state.Instructions.Find(answer.InstructionNo) is not { } instruction || instruction.PartnerNo != partnerNo)
        {
            return Receipt(answer, AnswerVerdict.Rejected, "The partner has no such instruction.");
        }

        if (answer.Outcome is not (InstructionOutcome.Done or InstructionOutcome.Refused or InstructionOutcome.NotKnown))
        {
            return Receipt(answer, AnswerVerdict.Rejected, "The answer doesn't say what became of the instruction.");
        }

        var about = instruction.Kind == InstructionKind.Query
            ? state.Instructions.Find(instruction.AboutNo) ?? throw new InvalidOperationException($"Query {instruction.No} asks about {instruction.AboutNo}, which isn't there.")
            : instruction;
        if (!about.IsOpen)
        {
            CloseQuery(state, moment, instruction, about, answer);
            return AfterTheFact(state, moment, about, answer);
        }

        if (answer.Outcome == InstructionOutcome.Done && about.Kind != InstructionKind.ValidateMember && answer.Points != about.Points)
        {
            Alerts.Raise(state, moment, AlertName.ExchangeAnswerWrong, partnerNo, $"{about.Id} was to move {about.Points} points; the brand says that {answer.Points} moved.");
            NotKnown(state, moment, instruction, about, "the brand says that another number of points moved");
            return Receipt(answer, AnswerVerdict.Rejected, $"{about.Points} points were to move, all or none. What became of the instruction is asked again.");
        }

        if (answer.Outcome == InstructionOutcome.NotKnown)
        {
            NotKnown(state, moment, instruction, about, "the brand doesn't know");
            return Receipt(answer, AnswerVerdict.Taken, "");
        }

        if (instruction.Kind == InstructionKind.Query && instruction.IsOpen)
        {
            InstructionBook.Close(state, moment, Answered(instruction, moment, answer));
        }

        return Settle(state, moment, Answered(about, moment, answer), PartnerId(state, partnerNo), answer.RefusalReason).Refusal is { } full
            ? full
            : Receipt(answer, AnswerVerdict.Taken, "");
    }

    /// <summary>It is known what became of the instruction: it is closed, and what it is part of goes on.</summary>
    internal static Outcome<Instruction> Settle(HubState state, Moment moment, Instruction known, string who, string why)
    {
        if (known.State != InstructionState.Resolved)
        {
            InstructionBook.Close(state, moment, known);
        }
        else if (!IsSaid(state, known))
        {
            InstructionBook.Resolve(state, moment, known);
        }

        if (known.CorrectionNo != 0)
        {
            CorrectionDecisions.GoOn(state, moment, known, who, why);
            return known;
        }

        var exchange = state.Exchanges.Find(known.ExchangeNo) ?? throw new InvalidOperationException($"Instruction {known.No} belongs to exchange {known.ExchangeNo}, which isn't there.");
        return ExchangeProgress.GoOn(state, moment, exchange, known, who, why).TryGet(out _, out var refusal) ? known : refusal;
    }

    /// <summary>Nobody can say what became of it: it is asked about from now on, or put again where nothing can have moved.</summary>
    internal static void NotKnown(HubState state, Moment moment, Instruction answered, Instruction about, string why)
    {
        if (answered.Kind is InstructionKind.Query or InstructionKind.ValidateMember)
        {
            if (answered.IsOpen)
            {
                InstructionBook.PutAgain(state, moment, answered);
            }

            return;
        }

        if (about.State != InstructionState.Waiting)
        {
            return;
        }

        InstructionBook.Ask(state, moment, about);
        if (about.CorrectionNo == 0 && state.Exchanges.Find(about.ExchangeNo) is { } exchange)
        {
            state.PutExchange(ExchangeProgress.LoseTrack(state, moment, exchange, "hub", why));
        }
    }

    /// <summary>True when the brand has said before what became of it: its word is kept, and it needn't be asked.</summary>
    private static bool IsSaid(HubState state, Instruction instruction) =>
        state.Instructions.Find(instruction.No) is { State: InstructionState.Answered };

    /// <summary>A query about what was decided without the brand has done its work when the brand says anything definite.</summary>
    private static void CloseQuery(HubState state, Moment moment, Instruction instruction, Instruction about, InstructionAnswer answer)
    {
        if (instruction.Kind != InstructionKind.Query || !instruction.IsOpen)
        {
            return;
        }

        if (answer.Outcome == InstructionOutcome.NotKnown || (answer.Outcome == InstructionOutcome.Done && answer.Points != about.Points))
        {
            InstructionBook.PutAgain(state, moment, instruction);
            return;
        }

        InstructionBook.Close(state, moment, Answered(instruction, moment, answer));
    }

    private static AnswerReceipt AfterTheFact(HubState state, Moment moment, Instruction about, InstructionAnswer answer)
    {
        var says = answer.Outcome == InstructionOutcome.Done && about.Kind != InstructionKind.ValidateMember && answer.Points != about.Points
            ? InstructionOutcome.NotKnown
            : answer.Outcome;
        if (about.State == InstructionState.Withdrawn || says == InstructionOutcome.NotKnown || says == about.Outcome || about.Kind == InstructionKind.ValidateMember ||
            state.Resolutions.All().Any(resolution => resolution.InstructionNo == about.No && resolution.State == ApprovalState.Approved && resolution.Outcome == says))
        {
            return Receipt(answer, AnswerVerdict.Repeated, "");
        }

        return CorrectionDecisions.Propose(state, moment, about, says, answer)
            ? Receipt(answer, AnswerVerdict.Late, $"It had been decided that {about.Id} was {(about.Outcome == InstructionOutcome.Done ? "done" : "refused")}. The answer is kept, and people decide on a correction.")
            : Receipt(answer, AnswerVerdict.Repeated, "");
    }

    private static Instruction Answered(Instruction instruction, Moment moment, InstructionAnswer answer) => instruction with
    {
        State = InstructionState.Answered,
        Outcome = answer.Outcome,
        PartnerReference = answer.PartnerReference,
        RefusalReason = answer.RefusalReason,
        AnsweredMicros = moment.NowMicros,
    };

    private static string PartnerId(HubState state, int partnerNo) => state.Partners.Find(partnerNo)?.Id ?? "hub";

    private static AnswerReceipt Receipt(InstructionAnswer answer, AnswerVerdict verdict, string message) => new(answer.InstructionNo, verdict, message);
}
