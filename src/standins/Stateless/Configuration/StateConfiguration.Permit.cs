namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        /// <exception cref="ArgumentException">It would lead to itself; that is what reentry is for.</exception>
        public StateConfiguration Permit(TTrigger trigger, TState destinationState) => Move(trigger, [], destinationState);

        /// <summary>Permits the trigger while the guard is met. Guards of one trigger must exclude each other.</summary>
        public StateConfiguration PermitIf(
            TTrigger trigger, TState destinationState, Func<bool> guard, string? guardDescription = null) =>
            Move(trigger, [Guard.Of(guard, guardDescription)], destinationState);

        /// <summary>Permits the trigger while all guards are met.</summary>
        public StateConfiguration PermitIf(
            TTrigger trigger, TState destinationState, params Tuple<Func<bool>, string>[] guards) =>
            Move(trigger, Guard.AllOf(guards), destinationState);

        public StateConfiguration PermitIf<TArg0>(
            TriggerWithParameters<TArg0> trigger,
            TState destinationState,
            Func<TArg0, bool> guard,
            string? guardDescription = null) =>
            Move(Named(trigger), [Guard.Of(guard, guardDescription)], destinationState);

        public StateConfiguration PermitIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger,
            TState destinationState,
            Func<TArg0, TArg1, bool> guard,
            string? guardDescription = null) =>
            Move(Named(trigger), [Guard.Of(guard, guardDescription)], destinationState);

        public StateConfiguration PermitIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            TState destinationState,
            Func<TArg0, TArg1, TArg2, bool> guard,
            string? guardDescription = null) =>
            Move(Named(trigger), [Guard.Of(guard, guardDescription)], destinationState);

        /// <summary>Permits the state to be left and entered again, with its exit and entry actions.</summary>
        public StateConfiguration PermitReentry(TTrigger trigger) => Reenter(trigger, []);

        public StateConfiguration PermitReentryIf(TTrigger trigger, Func<bool> guard, string? guardDescription = null) =>
            Reenter(trigger, [Guard.Of(guard, guardDescription)]);

        public StateConfiguration PermitReentryIf(TTrigger trigger, params Tuple<Func<bool>, string>[] guards) =>
            Reenter(trigger, Guard.AllOf(guards));

        public StateConfiguration PermitReentryIf<TArg0>(
            TriggerWithParameters<TArg0> trigger, Func<TArg0, bool> guard, string? guardDescription = null) =>
            Reenter(Named(trigger), [Guard.Of(guard, guardDescription)]);

        public StateConfiguration PermitReentryIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Func<TArg0, TArg1, bool> guard, string? guardDescription = null) =>
            Reenter(Named(trigger), [Guard.Of(guard, guardDescription)]);

        public StateConfiguration PermitReentryIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, bool> guard,
            string? guardDescription = null) =>
            Reenter(Named(trigger), [Guard.Of(guard, guardDescription)]);

        /// <summary>Lets the trigger pass without effect.</summary>
        public StateConfiguration Ignore(TTrigger trigger) => Add(new IgnoredReaction(trigger, []));

        public StateConfiguration IgnoreIf(TTrigger trigger, Func<bool> guard, string? guardDescription = null) =>
            Add(new IgnoredReaction(trigger, [Guard.Of(guard, guardDescription)]));

        public StateConfiguration IgnoreIf(TTrigger trigger, params Tuple<Func<bool>, string>[] guards) =>
            Add(new IgnoredReaction(trigger, Guard.AllOf(guards)));

        public StateConfiguration IgnoreIf<TArg0>(
            TriggerWithParameters<TArg0> trigger, Func<TArg0, bool> guard, string? guardDescription = null) =>
            Add(new IgnoredReaction(Named(trigger), [Guard.Of(guard, guardDescription)]));

        public StateConfiguration IgnoreIf<TArg0, TArg1>(
            TriggerWithParameters<TArg0, TArg1> trigger, Func<TArg0, TArg1, bool> guard, string? guardDescription = null) =>
            Add(new IgnoredReaction(Named(trigger), [Guard.Of(guard, guardDescription)]));

        public StateConfiguration IgnoreIf<TArg0, TArg1, TArg2>(
            TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
            Func<TArg0, TArg1, TArg2, bool> guard,
            string? guardDescription = null) =>
            Add(new IgnoredReaction(Named(trigger), [Guard.Of(guard, guardDescription)]));

        private StateConfiguration Move(TTrigger trigger, Guard[] guards, TState destination) => Same(State, destination)
            ? throw new ArgumentException(
                $"Permit leads to another state; for '{State}' itself use PermitReentry or Ignore.", nameof(destination))
            : Add(new FixedReaction(trigger, guards, destination, isReentry: false));

        private StateConfiguration Reenter(TTrigger trigger, Guard[] guards) =>
            Add(new FixedReaction(trigger, guards, State, isReentry: true));
    }
}
