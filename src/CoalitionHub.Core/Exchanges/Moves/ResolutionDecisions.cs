using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>What a person says became of a step that its brand doesn't answer.</summary>
/// <param name="ExchangeNo">The exchange that waits.</param>
/// <param name="Outcome">Done or refused.</param>
/// <param name="Why">How the person knows.</param>
/// <param name="StaffNo">Who says it.</param>
public sealed record ProposeResolutionCommand(long ExchangeNo, InstructionOutcome Outcome, string Why, int StaffNo);

/// <summary>Two persons decide what became of a step, in the brand's place.</summary>
public static class ResolutionDecisions
{
    /// <returns>The proposal; else EXCHANGE_NOT_FOUND, EXCHANGE_STATE.</returns>
    public static Outcome<Resolution> Propose(HubState state, Moment moment, ProposeResolutionCommand command)
    {
        if (state.Exchanges.Find(command.ExchangeNo) is not { } exchange)
        {
            return new Refusal(Reason.ExchangeNotFound, "There is no such exchange.");
        }

        if (!Awaited(state, exchange, command.Outcome).TryGet(out var instruction, out var refusal))
        {
            return refusal;
        }

        Resolution proposed = new(
            state.DocumentNumbers.Next(), exchange.No, instruction.No, command.Outcome, ApprovalState.Proposed, command.StaffNo, 0, command.Why, moment.NowMicros, 0);
        return Put(state, moment, proposed, "", "Propose", command.StaffNo, command.Why);
    }

    /// <summary>It counts from now on as if the brand had said it.</summary>
    /// <returns>The resolution; else RESOLUTION_NOT_FOUND, NOT_PROPOSED, SAME_PERSON, EXCHANGE_STATE.</returns>
    public static Outcome<Resolution> Approve(HubState state, Moment moment, long resolutionNo, int staffNo)
    {
        if (!Proposed(state, resolutionNo).TryGet(out var resolution, out var refusal))
        {
            return refusal;
        }

        if (resolution.ProposedBy == staffNo)
        {
            return new Refusal(Reason.SamePerson, "Another person than the proposer must approve a resolution.");
        }

        var exchange = state.Exchanges.Find(resolution.ExchangeNo)
            ?? throw new InvalidOperationException($"Resolution {resolution.No} is about exchange {resolution.ExchangeNo}, which isn't there.");
        if (!Awaited(state, exchange, resolution.Outcome).TryGet(out var instruction, out refusal))
        {
            return refusal;
        }

        if (instruction.No != resolution.InstructionNo)
        {
            return new Refusal(Reason.ExchangeState, "The exchange has gone on since the proposal, and waits for another step now. Propose again.");
        }

        var decided = Put(
            state, moment, resolution with { State = ApprovalState.Approved, DecidedBy = staffNo, DecidedMicros = moment.NowMicros },
            nameof(ApprovalState.Proposed), "Approve", staffNo, "");
        var who = History.Person(state, staffNo);
        state.PutExchange(ExchangeProgress.LoseTrack(state, moment, exchange, who, resolution.Id));
        var known = instruction with { State = InstructionState.Resolved, Outcome = resolution.Outcome, AnsweredMicros = moment.NowMicros };
        return AnswerInstruction.Settle(state, moment, known, who, resolution.Id).TryGet(out _, out refusal) ? decided : refusal;
    }

    /// <returns>The resolution; else RESOLUTION_NOT_FOUND, NOT_PROPOSED.</returns>
    public static Outcome<Resolution> Reject(HubState state, Moment moment, long resolutionNo, int staffNo, string why) =>
        Proposed(state, resolutionNo).TryGet(out var resolution, out var refusal)
            ? Put(
                state, moment, resolution with { State = ApprovalState.Rejected, DecidedBy = staffNo, DecidedMicros = moment.NowMicros },
                nameof(ApprovalState.Proposed), "Reject", staffNo, why)
            : refusal;

    /// <summary>The instruction that people may decide: one that could have moved points, and is open, or was refused though it must be carried out.</summary>
    private static Outcome<Instruction> Awaited(HubState state, Exchange exchange, InstructionOutcome outcome)
    {
        if (!exchange.IsOpen || exchange.InstructionNo == 0 || state.Instructions.Find(exchange.InstructionNo) is not { } instruction ||
            instruction.Kind is not (InstructionKind.Debit or InstructionKind.Credit or InstructionKind.Reverse))
        {
            return new Refusal(Reason.ExchangeState, $"The exchange is {exchange.State}, and waits for no brand to say whether points moved; there is nothing to resolve.");
        }

        // What has to be given back is given back in the end; that it wasn't is no end.
        return outcome == InstructionOutcome.Refused && MustBeDone(exchange, instruction)
            ? new Refusal(Reason.ExchangeState, "The brand owes the member these points; the step can only be resolved as done, once they were given back.")
            : instruction;
    }

    private static bool MustBeDone(Exchange exchange, Instruction instruction) =>
        instruction.Kind == InstructionKind.Reverse && (exchange.ReversingPoints == 0 || ReversalProgress.IsLastStep(exchange, instruction));

    private static Outcome<Resolution> Proposed(HubState state, long resolutionNo) => state.Resolutions.Find(resolutionNo) switch
    {
        null => new Refusal(Reason.ResolutionNotFound, "There is no such resolution."),
        { State: ApprovalState.Proposed } resolution => resolution,
        var decided => new Refusal(Reason.NotProposed, $"The resolution is {decided.State} already."),
    };

    private static Resolution Put(HubState state, Moment moment, Resolution resolution, string from, string trigger, int staffNo, string why)
    {
        state.Resolutions.Put(resolution.No, resolution);
        History.Note(state, moment, resolution.Id, from, resolution.State.ToString(), trigger, History.Person(state, staffNo), why);
        return resolution;
    }
}
