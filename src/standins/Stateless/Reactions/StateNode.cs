namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>A state as it was configured, and where it stands among the others.</summary>
    internal sealed class StateNode(TState state)
    {
        private readonly List<StateNode> _substates = [];

        public TState State { get; } = state;

        public StateNode? Superstate { get; private set; }

        /// <summary>The substate that is entered along with this one, or null for none.</summary>
        public StateNode? InitialSubstate { get; set; }

        public IReadOnlyList<StateNode> Substates => _substates;

        // A list, since there are few, and their order is that of the configuration.
        public List<Reaction> Reactions { get; } = [];

        public List<StateAction> EntryActions { get; } = [];

        public List<StateAction> ExitActions { get; } = [];

        public List<ActivationAction> ActivateActions { get; } = [];

        public List<ActivationAction> DeactivateActions { get; } = [];

        public void MakeSubstateOf(StateNode superstate)
        {
            if (superstate.Upwards().Contains(this))
            {
                throw new ArgumentException(
                    $"State '{State}' can't be a substate of '{superstate.State}', which lies within it.", nameof(superstate));
            }

            Superstate?._substates.Remove(this);
            Superstate = superstate;
            superstate._substates.Add(this);
        }

        /// <summary>This state and those above it, from the inside out.</summary>
        public IEnumerable<StateNode> Upwards()
        {
            for (var node = this; node is not null; node = node.Superstate)
            {
                yield return node;
            }
        }

        public bool IsWithin(TState state) => Upwards().Any(node => Same(node.State, state));

        public bool Includes(TState state) => Same(State, state) || _substates.Any(node => node.Includes(state));

        /// <summary>The one reaction that is permitted now: this state's own, else the nearest one above.</summary>
        /// <exception cref="InvalidOperationException">Several reactions of one state have their guards met.</exception>
        public Choice Choose(TTrigger trigger, object[] args)
        {
            List<string>? unmet = null;
            foreach (var node in Upwards())
            {
                if (node.ChooseOwn(trigger, args, ref unmet) is { } own)
                {
                    return new Choice(own, []);
                }
            }

            return new Choice(null, unmet);
        }

        public IEnumerable<TTrigger> PermittedTriggers(object[] args) => Upwards()
            .SelectMany(node => node.Reactions)
            .Where(reaction => reaction.UnmetGuards(args).Count == 0)
            .Select(reaction => reaction.Trigger)
            .Distinct()
            .ToArray();

        private Reaction? ChooseOwn(TTrigger trigger, object[] args, ref List<string>? unmet)
        {
            Reaction? chosen = null;
            foreach (var reaction in Reactions)
            {
                if (!Same(reaction.Trigger, trigger))
                {
                    continue;
                }

                var unmetHere = reaction.UnmetGuards(args);
                if (unmetHere.Count > 0)
                {
                    (unmet ??= []).AddRange(unmetHere);
                }
                else if (chosen is null)
                {
                    chosen = reaction;
                }
                else
                {
                    throw new InvalidOperationException(
                        $"State '{State}' permits several transitions for trigger '{trigger}' at once. "
                        + "The guards of one trigger must exclude each other.");
                }
            }

            return chosen;
        }
    }
}
