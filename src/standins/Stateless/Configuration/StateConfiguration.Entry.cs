namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        public StateConfiguration OnEntry(Action entryAction, string? entryActionDescription = null) =>
            Entry(Step(entryAction, entryActionDescription));

        public StateConfiguration OnEntry(Action<Transition> entryAction, string? entryActionDescription = null) =>
            Entry(Step(entryAction, entryActionDescription));

        public StateConfiguration OnEntryAsync(Func<Task> entryAction, string? entryActionDescription = null) =>
            Entry(Step(entryAction, entryActionDescription));

        public StateConfiguration OnEntryAsync(Func<Transition, Task> entryAction, string? entryActionDescription = null) =>
            Entry(Step(entryAction, entryActionDescription));

        /// <summary>Runs only where the state is entered by this trigger.</summary>
        public StateConfiguration OnEntryFrom(TTrigger trigger, Action entryAction, string? entryActionDescription = null) =>
            EntryFrom(trigger, Step(entryAction, entryActionDescription));

        public StateConfiguration OnEntryFrom(
            TTrigger trigger, Action<Transition> entryAction, string? entryActionDescription = null) =>
            EntryFrom(trigger, Step(entryAction, entryActionDescription));

        public StateConfiguration OnEntryFrom(
            TriggerWithParameters trigger, Action<Transition> entryAction, string? entryActionDescription = null) =>
            EntryFrom(Named(trigger), Step(entryAction, entryActionDescription));

        public StateConfiguration OnEntryFromAsync(
            TTrigger trigger, Func<Task> entryAction, string? entryActionDescription = null) =>
            EntryFrom(trigger, Step(entryAction, entryActionDescription));

        public StateConfiguration OnEntryFromAsync(
            TTrigger trigger, Func<Transition, Task> entryAction, string? entryActionDescription = null) =>
            EntryFrom(trigger, Step(entryAction, entryActionDescription));

        public StateConfiguration OnEntryFrom<TArg0>(
            TriggerWithParameters<TArg0> trigger, Action<TArg0> entryAction, string? entryActionDescription = null) =>
            EntryFrom(Named(trigger), Step(entryAction, entryActionDescription));

        public StateConfiguration OnEntryFrom<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Action<TArg0, Transition> entryAction,
            string? entryActionDescription = null) =>
            EntryFrom(Named(trigger), Step(entryAction, entryActionDescription));

        public StateConfiguration OnEntryFromAsync<TArg0>(
            TriggerWithParameters<TArg0> trigger, Func<TArg0, Task> entryAction, string? entryActionDescription = null) =>
            EntryFrom(Named(trigger), Step(entryAction, entryActionDescription));

        public StateConfiguration OnEntryFromAsync<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, Transition, Task> entryAction,
            string? entryActionDescription = null) =>
            EntryFrom(Named(trigger), Step(entryAction, entryActionDescription));

        public StateConfiguration OnEntryFrom<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Action<TArg0, TArg1> entryAction,
            string? entryActionDescription = null) =>
            EntryFrom(Named(trigger), Step(entryAction, entryActionDescription));

        public StateConfiguration OnEntryFrom<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Action<TArg0, TArg1, Transition> entryAction,
            string? entryActionDescription = null) =>
            EntryFrom(Named(trigger), Step(entryAction, entryActionDescription));

        public StateConfiguration OnEntryFromAsync<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, Task> entryAction,
            string? entryActionDescription = null) =>
            EntryFrom(Named(trigger), Step(entryAction, entryActionDescription));

        public StateConfiguration OnEntryFromAsync<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, Transition, Task> entryAction,
            string? entryActionDescription = null) =>
            EntryFrom(Named(trigger), Step(entryAction, entryActionDescription));

        public StateConfiguration OnEntryFrom<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Action<TArg0, TArg1, TArg2> entryAction,
            string? entryActionDescription = null) =>
            EntryFrom(Named(trigger), Step(entryAction, entryActionDescription));

        public StateConfiguration OnEntryFrom<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Action<TArg0, TArg1, TArg2, Transition> entryAction,
            string? entryActionDescription = null) =>
            EntryFrom(Named(trigger), Step(entryAction, entryActionDescription));

        public StateConfiguration OnEntryFromAsync<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, Task> entryAction,
            string? entryActionDescription = null) =>
            EntryFrom(Named(trigger), Step(entryAction, entryActionDescription));

        public StateConfiguration OnEntryFromAsync<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, Transition, Task> entryAction,
            string? entryActionDescription = null) =>
            EntryFrom(Named(trigger), Step(entryAction, entryActionDescription));

        private StateConfiguration Entry(StateAction action)
        {
            _node.EntryActions.Add(action);
            return this;
        }

        private StateConfiguration EntryFrom(TTrigger trigger, StateAction action) =>
            Entry(StateAction.For(trigger, action.Run, action.Method));
    }
}
