using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>What a state does about a trigger, provided all guards are met.</summary>
    internal abstract class Reaction(TTrigger trigger, Guard[] guards)
    {
        public TTrigger Trigger { get; } = trigger;

        public IReadOnlyList<Guard> Guards => guards;

        /// <summary>The descriptions of the guards that aren't met.</summary>
        public List<string> UnmetGuards(object[] args)
        {
            List<string> unmet = [];
            foreach (var guard in guards)
            {
                if (!guard.IsMet(args))
                {
                    unmet.Add(guard.Method.Description);
                }
            }

            return unmet;
        }
    }

    internal sealed class IgnoredReaction(TTrigger trigger, Guard[] guards) : Reaction(trigger, guards);

    /// <summary>Does something and stays where it is.</summary>
    internal sealed class InternalReaction(TTrigger trigger, Guard[] guards, StateAction action) : Reaction(trigger, guards)
    {
        public StateAction Action { get; } = action;
    }

    internal sealed class FixedReaction(TTrigger trigger, Guard[] guards, TState destination, bool isReentry)
        : Reaction(trigger, guards)
    {
        public TState Destination { get; } = destination;

        public bool IsReentry { get; } = isReentry;
    }

    internal sealed class DynamicReaction(
        TTrigger trigger,
        Guard[] guards,
        Func<object[], TState> destination,
        InvocationInfo selector,
        DynamicStateInfos? possibleDestinations) : Reaction(trigger, guards)
    {
        public Func<object[], TState> Destination { get; } = destination;

        public InvocationInfo Selector { get; } = selector;

        /// <summary>Where it may lead, for graphs only, or null where nobody said.</summary>
        public DynamicStateInfos? PossibleDestinations { get; } = possibleDestinations;
    }

    /// <summary>The reaction to a trigger, or none, and then why not: null where the state doesn't know the trigger.</summary>
    internal readonly record struct Choice(Reaction? Reaction, ICollection<string>? UnmetGuards);
}
