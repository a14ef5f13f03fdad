using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Turns the configuration into what <see cref="GetInfo"/> answers.</summary>
    private static class MachineDescription
    {
        public static StateMachineInfo Of(IEnumerable<StateNode> nodes, TState initialState)
        {
            var configured = nodes.ToArray();
            var infos = new Dictionary<TState, StateInfo>();
            foreach (var node in configured)
            {
                infos.Add(node.State, new StateInfo(node.State));
            }

            // A state may be led to without ever having been configured.
            foreach (var reaction in configured.SelectMany(node => node.Reactions).OfType<FixedReaction>())
            {
                infos.TryAdd(reaction.Destination, new StateInfo(reaction.Destination));
            }

            infos.TryAdd(initialState, new StateInfo(initialState));
            foreach (var node in configured)
            {
                Describe(node, infos);
            }

            return new StateMachineInfo([.. infos.Values], typeof(TState), typeof(TTrigger), infos[initialState]);
        }

        private static void Describe(StateNode node, Dictionary<TState, StateInfo> infos)
        {
            var info = infos[node.State];
            info.Superstate = node.Superstate is { } above ? infos[above.State] : null;
            info.Substates = [.. node.Substates.Select(below => infos[below.State])];
            info.EntryActions = [.. node.EntryActions.Select(action => new ActionInfo(action.Method, action.FromTrigger))];
            info.ExitActions = [.. node.ExitActions.Select(action => action.Method)];
            info.ActivateActions = [.. node.ActivateActions.Select(action => action.Method)];
            info.DeactivateActions = [.. node.DeactivateActions.Select(action => action.Method)];
            info.FixedTransitions =
            [
                .. node.Reactions.OfType<FixedReaction>().Select(to =>
                    new FixedTransitionInfo(to.Trigger, GuardsOf(to), isInternal: false, infos[to.Destination])),
                .. node.Reactions.OfType<InternalReaction>().Select(stay =>
                    new FixedTransitionInfo(stay.Trigger, GuardsOf(stay), isInternal: true, info)),
            ];
            info.DynamicTransitions = [.. node.Reactions.OfType<DynamicReaction>().Select(to =>
                new DynamicTransitionInfo(to.Trigger, GuardsOf(to), to.Selector, to.PossibleDestinations))];
            info.IgnoredTriggers = [.. node.Reactions.OfType<IgnoredReaction>().Select(ignored =>
                new IgnoredTransitionInfo(ignored.Trigger, GuardsOf(ignored)))];
        }

        private static InvocationInfo[] GuardsOf(Reaction reaction) => [.. reaction.Guards.Select(guard => guard.Method)];
    }
}
