using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Says what one state permits and does. Each method answers the same configuration: calls chain.</summary>
    public partial class StateConfiguration
    {
        private readonly StateNode _node;

        internal StateConfiguration(StateMachine<TState, TTrigger> machine, StateNode node)
        {
            Machine = machine;
            _node = node;
        }

        public TState State => _node.State;

        public StateMachine<TState, TTrigger> Machine { get; }

        /// <summary>Makes this state part of another: what the other permits, this one does too.</summary>
        /// <exception cref="ArgumentException">The other lies within this one.</exception>
        public StateConfiguration SubstateOf(TState superstate)
        {
            _node.MakeSubstateOf(Machine.Node(superstate));
            return this;
        }

        /// <summary>Names the substate that is entered whenever this state is.</summary>
        public StateConfiguration InitialTransition(TState targetState)
        {
            if (_node.InitialSubstate is not null)
            {
                throw new InvalidOperationException($"State '{State}' has an initial transition already.");
            }

            if (Same(State, targetState))
            {
                throw new ArgumentException("The initial transition of a state can't lead to itself.", nameof(targetState));
            }

            _node.InitialSubstate = Machine.Node(targetState);
            return this;
        }

        public StateConfiguration OnActivate(Action activateAction, string? activateActionDescription = null) =>
            Add(_node.ActivateActions, activateAction, activateActionDescription);

        public StateConfiguration OnActivateAsync(Func<Task> activateAction, string? activateActionDescription = null) =>
            Add(_node.ActivateActions, activateAction, activateActionDescription);

        public StateConfiguration OnDeactivate(Action deactivateAction, string? deactivateActionDescription = null) =>
            Add(_node.DeactivateActions, deactivateAction, deactivateActionDescription);

        public StateConfiguration OnDeactivateAsync(Func<Task> deactivateAction, string? deactivateActionDescription = null) =>
            Add(_node.DeactivateActions, deactivateAction, deactivateActionDescription);

        private StateConfiguration Add(List<ActivationAction> actions, Action action, string? description)
        {
            ArgumentNullException.ThrowIfNull(action);
            actions.Add(new ActivationAction(Awaitable(action), InvocationInfo.Create(action, description)));
            return this;
        }

        private StateConfiguration Add(List<ActivationAction> actions, Func<Task> action, string? description)
        {
            ArgumentNullException.ThrowIfNull(action);
            actions.Add(new ActivationAction(action, InvocationInfo.Create(action, description, isAsync: true)));
            return this;
        }

        private StateConfiguration Add(Reaction reaction)
        {
            _node.Reactions.Add(reaction);
            return this;
        }

        private static Func<Task> Awaitable(Action action) => () =>
        {
            action();
            return Task.CompletedTask;
        };
    }
}
