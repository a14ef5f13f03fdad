using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Tests.Exchanges.Simulation;

/// <summary>The decisions that a simulated hub makes: the real ones. A planted bug is one of them made wrongly.</summary>
internal class Moves
{
    public virtual Outcome<AnswerReceipt> Answer(HubState state, Moment moment, int partnerNo, InstructionAnswer answer) =>
        AnswerInstruction.Decide(state, moment, partnerNo, answer);

    public virtual Outcome<bool> Timer(HubState state, Moment moment, DueTimer due, long reachableSinceMicros) =>
        ExchangeTimers.Decide(state, moment, due, reachableSinceMicros);
}
