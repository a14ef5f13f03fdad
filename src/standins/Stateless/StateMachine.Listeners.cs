namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    private readonly List<Listener> _onTransitioned = [];
    private readonly List<Listener> _onTransitionCompleted = [];
    private UnhandledAction _onUnhandled = new(RefuseUnhandled, IsAsync: false);

    /// <summary>Called after the old state was left and before the new one is entered.</summary>
    public void OnTransitioned(Action<Transition> onTransitionAction) =>
        _onTransitioned.Add(Listener.Of(onTransitionAction));

    public void OnTransitionedAsync(Func<Transition, Task> onTransitionAction) =>
        _onTransitioned.Add(Listener.Of(onTransitionAction));

    /// <summary>Called when the last entry action is done.</summary>
    public void OnTransitionCompleted(Action<Transition> onTransitionAction) =>
        _onTransitionCompleted.Add(Listener.Of(onTransitionAction));

    public void OnTransitionCompletedAsync(Func<Transition, Task> onTransitionAction) =>
        _onTransitionCompleted.Add(Listener.Of(onTransitionAction));

    /// <summary>Replaces the exception that a trigger gets which isn't permitted.</summary>
    public void OnUnhandledTrigger(Action<TState, TTrigger> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        OnUnhandledTrigger((state, trigger, _) => unhandledTriggerAction(state, trigger));
    }

    /// <summary>As the other; the third argument holds the guards that weren't met, or is null where there were none.</summary>
    public void OnUnhandledTrigger(Action<TState, TTrigger, ICollection<string>?> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        _onUnhandled = new UnhandledAction(
            (state, trigger, unmet) =>
            {
                unhandledTriggerAction(state, trigger, unmet);
                return Task.CompletedTask;
            },
            IsAsync: false);
    }

    public void OnUnhandledTriggerAsync(Func<TState, TTrigger, Task> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        OnUnhandledTriggerAsync((state, trigger, _) => unhandledTriggerAction(state, trigger));
    }

    public void OnUnhandledTriggerAsync(Func<TState, TTrigger, ICollection<string>?, Task> unhandledTriggerAction)
    {
        ArgumentNullException.ThrowIfNull(unhandledTriggerAction);
        _onUnhandled = new UnhandledAction(unhandledTriggerAction, IsAsync: true);
    }

    private static Task RefuseUnhandled(TState state, TTrigger trigger, ICollection<string>? unmetGuards) =>
        throw new InvalidOperationException(unmetGuards is { Count: > 0 }
            ? $"Trigger '{trigger}' leads out of state '{state}', but guards are not met: {string.Join(", ", unmetGuards)}."
            : $"Trigger '{trigger}' is not permitted in state '{state}'. If that is no mistake, let the state ignore it.");

    private ValueTask UnhandledAsync(TState state, TTrigger trigger, ICollection<string>? unmetGuards, bool mayAwait)
    {
        RefuseUnlessAwaited(_onUnhandled.IsAsync, nameof(OnUnhandledTriggerAsync), mayAwait);
        return new ValueTask(_onUnhandled.Run(state, trigger, unmetGuards));
    }

    private async ValueTask TellAsync(List<Listener> listeners, Transition transition, bool mayAwait)
    {
        foreach (var listener in listeners)
        {
            RefuseUnlessAwaited(listener.IsAsync, nameof(OnTransitionedAsync), mayAwait);
            await listener.Run(transition).ConfigureAwait(RetainSynchronizationContext);
        }
    }

    private sealed record UnhandledAction(Func<TState, TTrigger, ICollection<string>?, Task> Run, bool IsAsync);

    private sealed record Listener(Func<Transition, Task> Run, bool IsAsync)
    {
        public static Listener Of(Func<Transition, Task> action)
        {
            ArgumentNullException.ThrowIfNull(action);
            return new Listener(action, IsAsync: true);
        }

        public static Listener Of(Action<Transition> action)
        {
            ArgumentNullException.ThrowIfNull(action);
            return new Listener(
                transition =>
                {
                    action(transition);
                    return Task.CompletedTask;
                },
                IsAsync: false);
        }
    }
}
