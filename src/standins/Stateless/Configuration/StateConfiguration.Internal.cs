namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>Handles the trigger without leaving the state: no exit or entry action runs.</summary>
        public StateConfiguration InternalTransition(TTrigger trigger, Action internalAction) =>
            Stay(trigger, [], Step(internalAction));

        public StateConfiguration InternalTransition(TTrigger trigger, Action<Transition> internalAction) =>
            Stay(trigger, [], Step(internalAction));

        public StateConfiguration InternalTransition<TArg0>(
            TriggerWithParameters<TArg0> trigger, Action<TArg0, Transition> internalAction) =>
            Stay(Named(trigger), [], Step(internalAction));

        public StateConfiguration InternalTransition<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Action<TArg0, TArg1, Transition> internalAction) =>
            Stay(Named(trigger), [], Step(internalAction));

        public StateConfiguration InternalTransition<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger, Action<TArg0, TArg1, TArg2, Transition> internalAction) =>
            Stay(Named(trigger), [], Step(internalAction));

        public StateConfiguration InternalTransitionIf(
            TTrigger trigger, Func<object[], bool> guard, Action internalAction, string? guardDescription = null) =>
            Stay(trigger, [Guard.Of(guard, guardDescription)], Step(internalAction));

        public StateConfiguration InternalTransitionIf(
            TTrigger trigger, Func<object[], bool> guard, Action<Transition> internalAction, string? guardDescription = null) =>
            Stay(trigger, [Guard.Of(guard, guardDescription)], Step(internalAction));

        public StateConfiguration InternalTransitionIf<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, bool> guard,
            Action<TArg0, Transition> internalAction,
            string? guardDescription = null) =>
            Stay(Named(trigger), [Guard.Of(guard, guardDescription)], Step(internalAction));

        public StateConfiguration InternalTransitionIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, bool> guard,
            Action<TArg0, TArg1, Transition> internalAction,
            string? guardDescription = null) =>
            Stay(Named(trigger), [Guard.Of(guard, guardDescription)], Step(internalAction));

        public StateConfiguration InternalTransitionIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, bool> guard,
            Action<TArg0, TArg1, TArg2, Transition> internalAction,
            string? guardDescription = null) =>
            Stay(Named(trigger), [Guard.Of(guard, guardDescription)], Step(internalAction));

        public StateConfiguration InternalTransitionAsync(TTrigger trigger, Func<Task> internalAction) =>
            Stay(trigger, [], Step(internalAction));

        public StateConfiguration InternalTransitionAsync(TTrigger trigger, Func<Transition, Task> internalAction) =>
            Stay(trigger, [], Step(internalAction));

        public StateConfiguration InternalTransitionAsync<TArg0>(
            TriggerWithParameters<TArg0> trigger, Func<TArg0, Transition, Task> internalAction) =>
            Stay(Named(trigger), [], Step(internalAction));

        public StateConfiguration InternalTransitionAsync<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Func<TArg0, TArg1, Transition, Task> internalAction) =>
            Stay(Named(trigger), [], Step(internalAction));

        public StateConfiguration InternalTransitionAsync<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger, Func<TArg0, TArg1, TArg2, Transition, Task> internalAction) =>
            Stay(Named(trigger), [], Step(internalAction));

        public StateConfiguration InternalTransitionAsyncIf(TTrigger trigger, Func<bool> guard, Func<Task> internalAction) =>
            Stay(trigger, [Guard.Of(guard, null)], Step(internalAction));

        public StateConfiguration InternalTransitionAsyncIf(
            TTrigger trigger, Func<bool> guard, Func<Transition, Task> internalAction) =>
            Stay(trigger, [Guard.Of(guard, null)], Step(internalAction));

        private StateConfiguration Stay(TTrigger trigger, Guard[] guards, StateAction action) =>
            Add(new InternalReaction(trigger, guards, action));
    }
}
