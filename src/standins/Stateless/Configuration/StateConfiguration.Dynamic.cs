using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <summary>Permits the trigger; where it leads is asked when it is fired. The descriptions are for graphs.</summary>
        public StateConfiguration PermitDynamic(
            TTrigger trigger,
            Func<TState> destinationStateSelector,
            string? destinationStateSelectorDescription = null,
            DynamicStateInfos? possibleDestinationStates = null) =>
            Choose(
                trigger,
                [],
                Selector.Of(destinationStateSelector, destinationStateSelectorDescription),
                possibleDestinationStates);

        public StateConfiguration PermitDynamic<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, TState> destinationStateSelector,
            string? destinationStateSelectorDescription = null,
            DynamicStateInfos? possibleDestinationStates = null) =>
            Choose(
                Named(trigger),
                [],
                Selector.Of(destinationStateSelector, destinationStateSelectorDescription),
                possibleDestinationStates);

        public StateConfiguration PermitDynamic<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, TState> destinationStateSelector,
            string? destinationStateSelectorDescription = null,
            DynamicStateInfos? possibleDestinationStates = null) =>
            Choose(
                Named(trigger),
                [],
                Selector.Of(destinationStateSelector, destinationStateSelectorDescription),
                possibleDestinationStates);

        public StateConfiguration PermitDynamic<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, TState> destinationStateSelector,
            string? destinationStateSelectorDescription = null,
            DynamicStateInfos? possibleDestinationStates = null) =>
            Choose(
                Named(trigger),
                [],
                Selector.Of(destinationStateSelector, destinationStateSelectorDescription),
                possibleDestinationStates);

        /// <summary>As the above, while the guard is met.</summary>
        public StateConfiguration PermitDynamicIf(
            TTrigger trigger,
            Func<TState> destinationStateSelector,
            Func<bool> guard,
            string? guardDescription = null,
            DynamicStateInfos? possibleDestinationStates = null) =>
            PermitDynamicIf(
                trigger, destinationStateSelector, null, guard, guardDescription, possibleDestinationStates);

        public StateConfiguration PermitDynamicIf(
            TTrigger trigger,
            Func<TState> destinationStateSelector,
            string? destinationStateSelectorDescription,
            Func<bool> guard,
            string? guardDescription = null,
            DynamicStateInfos? possibleDestinationStates = null) =>
            Choose(
                trigger,
                [Guard.Of(guard, guardDescription)],
                Selector.Of(destinationStateSelector, destinationStateSelectorDescription),
                possibleDestinationStates);

        public StateConfiguration PermitDynamicIf<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, TState> destinationStateSelector,
            Func<TArg0, bool> guard,
            string? guardDescription = null,
            DynamicStateInfos? possibleDestinationStates = null) =>
            PermitDynamicIf(
                trigger, destinationStateSelector, null, guard, guardDescription, possibleDestinationStates);

        public StateConfiguration PermitDynamicIf<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            Func<TArg0, TState> destinationStateSelector,
            string? destinationStateSelectorDescription,
            Func<TArg0, bool> guard,
            string? guardDescription = null,
            DynamicStateInfos? possibleDestinationStates = null) =>
            Choose(
                Named(trigger),
                [Guard.Of(guard, guardDescription)],
                Selector.Of(destinationStateSelector, destinationStateSelectorDescription),
                possibleDestinationStates);

        public StateConfiguration PermitDynamicIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, TState> destinationStateSelector,
            Func<TArg0, TArg1, bool> guard,
            string? guardDescription = null,
            DynamicStateInfos? possibleDestinationStates = null) =>
            PermitDynamicIf(
                trigger, destinationStateSelector, null, guard, guardDescription, possibleDestinationStates);

        public StateConfiguration PermitDynamicIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            Func<TArg0, TArg1, TState> destinationStateSelector,
            string? destinationStateSelectorDescription,
            Func<TArg0, TArg1, bool> guard,
            string? guardDescription = null,
            DynamicStateInfos? possibleDestinationStates = null) =>
            Choose(
                Named(trigger),
                [Guard.Of(guard, guardDescription)],
                Selector.Of(destinationStateSelector, destinationStateSelectorDescription),
                possibleDestinationStates);

        public StateConfiguration PermitDynamicIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, TState> destinationStateSelector,
            Func<TArg0, TArg1, TArg2, bool> guard,
            string? guardDescription = null,
            DynamicStateInfos? possibleDestinationStates = null) =>
            PermitDynamicIf(
                trigger, destinationStateSelector, null, guard, guardDescription, possibleDestinationStates);

        public StateConfiguration PermitDynamicIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, TState> destinationStateSelector,
            string? destinationStateSelectorDescription,
            Func<TArg0, TArg1, TArg2, bool> guard,
            string? guardDescription = null,
            DynamicStateInfos? possibleDestinationStates = null) =>
            Choose(
                Named(trigger),
                [Guard.Of(guard, guardDescription)],
                Selector.Of(destinationStateSelector, destinationStateSelectorDescription),
                possibleDestinationStates);

        private StateConfiguration Choose(
            TTrigger trigger, Guard[] guards, Selector selector, DynamicStateInfos? possibleDestinations) =>
            Add(new DynamicReaction(trigger, guards, selector.Destination, selector.Method, possibleDestinations));
    }
}
