using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Exchanges;

/// <summary>What is done about answers that came after the matter had been decided otherwise. The hub proposes; two persons who agree decide.</summary>
public static class CorrectionDecisions
{
    /// <summary>One person says yes or no; when another said the same before, that is the decision, else it is the first opinion.</summary>
    /// <returns>The correction; else CORRECTION_NOT_FOUND, NOT_PROPOSED, SAME_PERSON.</returns>
    public static Outcome<Correction> Vote(HubState state, Moment moment, long correctionNo, bool approves, int staffNo, string why)
    {
        switch (state.Corrections.Find(correctionNo))
        {
            case null:
                return new Refusal(Reason.CorrectionNotFound, "There is no such correction.");
            case { State: not CorrectionState.Proposed } decided:
                return new Refusal(Reason.NotProposed, $"The correction is {decided.State} already.");
            case var correction when correction.FirstBy == staffNo:
                return new Refusal(Reason.SamePerson, "Another person than the first must agree to a correction, or to its rejection.");
            case var correction when correction.FirstBy != 0 && correction.FirstApproves == approves:
                return Carry(state, moment, correction with { DecidedBy = staffNo, DecidedMicros = moment.NowMicros }, approves, staffNo, why);
            case var correction:
                var voted = correction with { FirstBy = staffNo, FirstApproves = approves };
                return Put(state, moment, voted, correction.State, approves ? "FirstApprove" : "FirstReject", History.Person(state, staffNo), why);
        }
    }

    /// <summary>
    /// Proposes a correction anew that the brand refused, or that two persons rejected: something has changed since, or people have changed
    /// their minds. Who proposes it is its first yes.
    /// </summary>
    /// <returns>A new correction; else CORRECTION_NOT_FOUND, EXCHANGE_STATE.</returns>
    public static Outcome<Correction> ProposeAgain(HubState state, Moment moment, long correctionNo, int staffNo, string why)
    {
        if (state.Corrections.Find(correctionNo) is not { } earlier)
        {
            return new Refusal(Reason.CorrectionNotFound, "There is no such correction.");
        }

        if (earlier.State is not (CorrectionState.Failed or CorrectionState.Rejected) ||
            state.Corrections.All().Any(later => later.InstructionNo == earlier.InstructionNo && later.No > earlier.No))
        {
            return new Refusal(Reason.ExchangeState, $"The correction is {earlier.State}, or another about the same answer came after it; the last one is proposed again, when it was refused or rejected.");
        }

        if (state.Exchanges.Find(earlier.ExchangeNo) is { } exchange && (exchange.IsOpen || exchange.ReversedPoints > 0))
        {
            return new Refusal(Reason.ExchangeState, "The exchange has been reversed since, or is about to be: the ledgers are compared anew, and this correction would set them apart.");
        }

        Correction again = new(
            state.DocumentNumbers.Next(), earlier.ExchangeNo, earlier.InstructionNo, earlier.Decided, earlier.Said, CorrectionState.Proposed, moment.NowMicros)
        {
            FirstBy = staffNo,
            FirstApproves = true,
        };
        return Put(state, moment, again, null, "ProposeAgain", History.Person(state, staffNo), why);
    }

    /// <summary>Keeps an answer that contradicts what was decided.</summary>
    /// <returns>False when a correction about the same answer is there already.</returns>
    internal static bool Propose(HubState state, Moment moment, Instruction about, InstructionOutcome said, InstructionAnswer answer)
    {
        if (state.Corrections.All().Any(correction => correction.InstructionNo == about.No && correction.Said == said))
        {
            return false;
        }

        Correction proposed = new(state.DocumentNumbers.Next(), about.ExchangeNo, about.No, about.Outcome, said, CorrectionState.Proposed, moment.NowMicros);
        Put(state, moment, proposed, null, "AnswerLate", state.Partners.Find(about.PartnerNo)?.Id ?? "hub", answer.RefusalReason);
        Alerts.Raise(state, moment, AlertName.ExchangeAnsweredLate, about.PartnerNo, $"{about.Id} was decided to be {about.Outcome}; the brand now says {said}. {proposed.Id} waits for two persons.");
        return true;
    }

    /// <summary>The brand has answered the instruction that carries the correction out.</summary>
    internal static void GoOn(HubState state, Moment moment, Instruction instruction, string who, string why)
    {
        var correction = state.Corrections.Find(instruction.CorrectionNo)
            ?? throw new InvalidOperationException($"Instruction {instruction.No} carries out correction {instruction.CorrectionNo}, which isn't there.");
        if (instruction.Outcome == InstructionOutcome.Refused)
        {
            Alerts.Raise(state, moment, AlertName.ExchangeCorrectionFailed, instruction.PartnerNo, $"The brand refused {instruction.Id}, which was to carry out {correction.Id}. Its ledger and the hub's differ.");
            Put(state, moment, correction with { State = CorrectionState.Failed }, correction.State, "Refuse", who, why);
            return;
        }

        Put(state, moment, correction with { State = CorrectionState.Done }, correction.State, "CarryOut", who, why);
        Rename(state, correction, instruction);
    }

    /// <summary>What was done anew under another id is what a reversal takes back.</summary>
    private static void Rename(HubState state, Correction correction, Instruction instruction)
    {
        if (state.Exchanges.Find(correction.ExchangeNo) is not { } exchange)
        {
            return;
        }

        if (instruction.Kind == InstructionKind.Debit)
        {
            state.PutExchange(exchange with { DebitNo = instruction.No });
        }
        else if (instruction.Kind == InstructionKind.Credit)
        {
            state.PutExchange(exchange with { CreditNo = instruction.No });
        }
    }

    private static Correction Carry(HubState state, Moment moment, Correction correction, bool approves, int staffNo, string why)
    {
        if (!approves)
        {
            return Put(state, moment, correction with { State = CorrectionState.Rejected }, correction.State, "Reject", History.Person(state, staffNo), why);
        }

        var about = state.Instructions.Find(correction.InstructionNo)
            ?? throw new InvalidOperationException($"Correction {correction.No} is about instruction {correction.InstructionNo}, which isn't there.");
        var exchange = state.Exchanges.Find(correction.ExchangeNo)
            ?? throw new InvalidOperationException($"Correction {correction.No} is about exchange {correction.ExchangeNo}, which isn't there.");
        var (kind, aboutNo, expiresOn) = Remedy(state, exchange, about, correction.Said);
        var given = InstructionBook.GiveCorrecting(state, moment, exchange, kind, about.CurrencyNo, about.Points, aboutNo, expiresOn, correction.No);
        return Put(
            state, moment, correction with { State = CorrectionState.Approved, NewInstructionNo = given.No }, correction.State, "Approve", History.Person(state, staffNo), why);
    }

    /// <summary>What brings the brand's ledger to what was decided: what it didn't do is instructed anew, what it shouldn't have done is undone.</summary>
    private static (InstructionKind Kind, long AboutNo, int ExpiresOn) Remedy(HubState state, Exchange exchange, Instruction about, InstructionOutcome said)
    {
        if (said == InstructionOutcome.Refused)
        {
            return (about.Kind, about.AboutNo, about.ExpiresOn);
        }

        if (about.Kind != InstructionKind.Reverse)
        {
            return (InstructionKind.Reverse, about.No, 0);
        }

        var taken = state.Instructions.Find(about.AboutNo)
            ?? throw new InvalidOperationException($"Instruction {about.No} takes back {about.AboutNo}, which isn't there.");
        return (taken.Kind, 0, taken.Kind == InstructionKind.Credit ? exchange.ExpiresOn : 0);
    }

    private static Correction Put(HubState state, Moment moment, Correction correction, CorrectionState? from, string trigger, string who, string why)
    {
        state.Corrections.Put(correction.No, correction);
        History.Note(state, moment, correction.Id, from?.ToString() ?? "", correction.State.ToString(), trigger, who, why);
        return correction;
    }
}
