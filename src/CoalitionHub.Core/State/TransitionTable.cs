using System.Collections.Frozen;
using Stateless;

namespace CoalitionHub.Core.State;

/// <summary>
/// What a state machine permits, for every pair of state and trigger: read off the machine once, so that a decision only looks
/// it up, on any thread.
/// </summary>
public sealed class TransitionTable<TState, TTrigger>
    where TState : struct, Enum
    where TTrigger : struct, Enum
{
    private readonly FrozenDictionary<(TState State, TTrigger Trigger), TState> steps;

    /// <param name="machineAt">A configured machine that is in this state.</param>
    public TransitionTable(Func<TState, StateMachine<TState, TTrigger>> machineAt) =>
        steps = (from state in Enum.GetValues<TState>()
                 from trigger in Enum.GetValues<TTrigger>()
                 let machine = machineAt(state)
                 where machine.CanFire(trigger)
                 select (Pair: (state, trigger), After: Fire(machine, trigger)))
            .ToFrozenDictionary(step => step.Pair, step => step.After);

    /// <summary>The state after the trigger, or null: in this state it is not permitted.</summary>
    public TState? After(TState state, TTrigger trigger) => steps.TryGetValue((state, trigger), out var after) ? after : null;

    private static TState Fire(StateMachine<TState, TTrigger> machine, TTrigger trigger)
    {
        machine.Fire(trigger);
        return machine.State;
    }
}
