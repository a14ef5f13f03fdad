using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Exchanges.V1;
using Correction = CoalitionHub.Protos.Exchanges.V1.Correction;
using CorrectionState = CoalitionHub.Protos.Exchanges.V1.CorrectionState;
using Instruction = CoalitionHub.Core.Exchanges.Instruction;
using ExchangeState = CoalitionHub.Protos.Exchanges.V1.ExchangeState;
using Resolution = CoalitionHub.Protos.Exchanges.V1.Resolution;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>How steps, open exchanges, resolutions and corrections are said in the contract.</summary>
internal static class MoveMessages
{
    public static ExchangeChange Of(StateChange change) => new()
    {
        FromState = StateOf(change.From),
        ToState = StateOf(change.To),
        Trigger = change.Trigger,
        Who = change.Who,
        Time = ContractTimes.Time(change.TimeMicros),
        Why = change.Why,
    };

    /// <summary>An open exchange, as it is committed.</summary>
    public static OpenExchange Of(HubState state, Core.Exchanges.Exchange exchange)
    {
        var view = StateView.OfCommitted(state);
        var said = new OpenExchange { Exchange = ExchangeMessages.Of(view, exchange), PartnerId = view.PartnerId(exchange.PartnerNo) };
        if (exchange.InstructionNo != 0 && view.Find(state.OpenInstructions, exchange.InstructionNo) is { } instruction)
        {
            said.InstructionId = instruction.Id;
            said.InstructedPartnerId = view.PartnerId(instruction.PartnerNo);
            said.InstructedTime = ContractTimes.Time(instruction.CreatedMicros);
            said.Asked = instruction.QueryNo == 0 ? instruction.Attempts : view.Find(state.OpenInstructions, instruction.QueryNo)?.Attempts ?? 0;
        }

        return said;
    }

    /// <summary>A resolution; without the proposer's words, which may name people and so aren't kept with answers.</summary>
    public static Resolution Of(StateView view, string exchangeId, string instructionId, Core.Exchanges.Resolution resolution) => new()
    {
        ResolutionId = resolution.Id,
        ExchangeId = exchangeId,
        InstructionId = instructionId,
        // The contract's outcomes and states have the core's numbers.
        Outcome = (ResolvedOutcome)resolution.Outcome,
        State = (ResolutionState)resolution.State,
        ProposedBy = view.PersonId(resolution.ProposedBy),
        ProposedTime = ContractTimes.Time(resolution.CreatedMicros),
        DecidedBy = view.PersonId(resolution.DecidedBy),
        DecidedTime = ContractTimes.OptionalTime(resolution.DecidedMicros),
    };

    public static Correction Of(StateView view, string exchangeId, Instruction about, Core.Exchanges.Correction correction) => new()
    {
        CorrectionId = correction.Id,
        ExchangeId = exchangeId,
        InstructionId = about.Id,
        PartnerId = view.PartnerId(about.PartnerNo),
        // The contract's outcomes and states have the core's numbers.
        Decided = (ResolvedOutcome)correction.Decided,
        Said = (ResolvedOutcome)correction.Said,
        Points = about.Points,
        State = (CorrectionState)correction.State,
        AnsweredTime = ContractTimes.Time(correction.CreatedMicros),
        FirstBy = view.PersonId(correction.FirstBy),
        FirstApproves = correction.FirstApproves,
        DecidedBy = view.PersonId(correction.DecidedBy),
        DecidedTime = ContractTimes.OptionalTime(correction.DecidedMicros),
    };

    /// <summary>The contract's states have the core's names; the first step has no state before it.</summary>
    private static ExchangeState StateOf(string name) => name.Length == 0 ? ExchangeState.Unspecified : (ExchangeState)Enum.Parse<Core.Exchanges.ExchangeState>(name);
}
