namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    private readonly Queue<(TTrigger Trigger, object[] Args)> _waiting = [];
    private bool _firing;

    private async ValueTask FireAsync(TTrigger trigger, object[] args, bool mayAwait)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        ArgumentNullException.ThrowIfNull(args);
        if (_firingMode == FiringMode.Immediate)
        {
            await HandleAsync(trigger, args, mayAwait).ConfigureAwait(RetainSynchronizationContext);
            return;
        }

        _waiting.Enqueue((trigger, args));
        if (_firing)
        {
            return;
        }

        _firing = true;
        try
        {
            while (_waiting.TryDequeue(out var next))
            {
                await HandleAsync(next.Trigger, next.Args, mayAwait).ConfigureAwait(RetainSynchronizationContext);
            }
        }
        finally
        {
            _firing = false;
        }
    }

    private async ValueTask HandleAsync(TTrigger trigger, object[] args, bool mayAwait)
    {
        if (_parameters.TryGetValue(trigger, out var declared))
        {
            declared.ValidateParameters(args);
        }

        var source = State;
        var node = Node(source);
        var choice = node.Choose(trigger, args);
        switch (choice.Reaction)
        {
            case null:
                await UnhandledAsync(source, trigger, choice.UnmetGuards, mayAwait)
                    .ConfigureAwait(RetainSynchronizationContext);
                break;

            case InternalReaction stay:
                await RunAsync(stay.Action, new Transition(source, source, trigger, args), mayAwait)
                    .ConfigureAwait(RetainSynchronizationContext);
                break;

            // A superstate's transition to the very substate the machine is in would be a reentry that nobody asked for.
            case FixedReaction move when !move.IsReentry && Same(source, move.Destination):
                break;

            case FixedReaction move:
                await MoveAsync(node, new Transition(source, move.Destination, trigger, args), move.IsReentry, mayAwait)
                    .ConfigureAwait(RetainSynchronizationContext);
                break;

            case DynamicReaction move:
                await MoveAsync(node, new Transition(source, move.Destination(args), trigger, args), false, mayAwait)
                    .ConfigureAwait(RetainSynchronizationContext);
                break;
        }
    }

    private async ValueTask MoveAsync(StateNode from, Transition transition, bool isReentry, bool mayAwait)
    {
        await ExitAsync(from, transition, mayAwait).ConfigureAwait(RetainSynchronizationContext);
        var to = Node(transition.Destination);
        if (isReentry && !transition.IsReentry)
        {
            // A superstate is reentered from below: the way out of the substate doesn't leave it, so that is done here.
            transition = new Transition(to.State, to.State, transition.Trigger, transition.Parameters);
            await ExitAsync(to, transition, mayAwait).ConfigureAwait(RetainSynchronizationContext);
        }

        State = to.State;
        await TellAsync(_onTransitioned, transition, mayAwait).ConfigureAwait(RetainSynchronizationContext);
        var entered = await EnterAsync(to, transition, isInitial: false, mayAwait)
            .ConfigureAwait(RetainSynchronizationContext);
        if (!Same(entered.State, State))
        {
            State = entered.State;
        }

        var completed = new Transition(transition.Source, State, transition.Trigger, transition.Parameters);
        await TellAsync(_onTransitionCompleted, completed, mayAwait).ConfigureAwait(RetainSynchronizationContext);
    }

    /// <summary>Enters a state, then the initial substates below it; answers the innermost one.</summary>
    private async ValueTask<StateNode> EnterAsync(StateNode node, Transition transition, bool isInitial, bool mayAwait)
    {
        await RunEntryAsync(node, transition, isInitial, mayAwait).ConfigureAwait(RetainSynchronizationContext);

        // An entry action that fired a trigger has led the machine on; only where firing isn't queued.
        if (_firingMode == FiringMode.Immediate && !isInitial && !Same(State, transition.Destination))
        {
            return Node(State);
        }

        if (node.InitialSubstate is not { } initial)
        {
            return node;
        }

        if (initial.Superstate != node)
        {
            throw new InvalidOperationException(
                $"The initial transition of state '{node.State}' leads to '{initial.State}', which isn't a substate of it.");
        }

        // Listeners hear of the step down from the superstate; entry actions hear where the machine came from.
        var down = new Transition(node.State, initial.State, transition.Trigger, transition.Parameters);
        var whole = new Transition(transition.Source, initial.State, transition.Trigger, transition.Parameters);
        await TellAsync(_onTransitioned, down, mayAwait).ConfigureAwait(RetainSynchronizationContext);
        return await EnterAsync(initial, whole, isInitial: true, mayAwait).ConfigureAwait(RetainSynchronizationContext);
    }

    private async ValueTask RunEntryAsync(StateNode node, Transition transition, bool isInitial, bool mayAwait)
    {
        if (!transition.IsReentry && !isInitial)
        {
            if (node.Includes(transition.Source))
            {
                return;
            }

            if (node.Superstate is { } above)
            {
                await RunEntryAsync(above, transition, false, mayAwait).ConfigureAwait(RetainSynchronizationContext);
            }
        }

        foreach (var action in node.EntryActions)
        {
            if (action.IsFor(transition.Trigger))
            {
                await RunAsync(action, transition, mayAwait).ConfigureAwait(RetainSynchronizationContext);
            }
        }
    }

    /// <summary>Leaves a state and those above it, up to the first that the destination lies in.</summary>
    private async ValueTask ExitAsync(StateNode from, Transition transition, bool mayAwait)
    {
        for (var node = from; node is not null; node = node.Superstate)
        {
            if (!transition.IsReentry && node.Includes(transition.Destination))
            {
                return;
            }

            await RunAllAsync(node.ExitActions, transition, mayAwait).ConfigureAwait(RetainSynchronizationContext);
            if (transition.IsReentry)
            {
                return;
            }
        }
    }
}
