using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    private async ValueTask ActivateAsync(bool mayAwait)
    {
        foreach (var node in CurrentNode.Upwards().Reverse())
        {
            foreach (var action in node.ActivateActions)
            {
                await RunAsync(action, mayAwait).ConfigureAwait(RetainSynchronizationContext);
            }
        }
    }

    private async ValueTask DeactivateAsync(bool mayAwait)
    {
        foreach (var node in CurrentNode.Upwards())
        {
            foreach (var action in node.DeactivateActions)
            {
                await RunAsync(action, mayAwait).ConfigureAwait(RetainSynchronizationContext);
            }
        }
    }

    private async ValueTask RunAllAsync(IEnumerable<StateAction> actions, Transition transition, bool mayAwait)
    {
        foreach (var action in actions)
        {
            await RunAsync(action, transition, mayAwait).ConfigureAwait(RetainSynchronizationContext);
        }
    }

    private static ValueTask RunAsync(StateAction action, Transition transition, bool mayAwait)
    {
        RefuseUnlessAwaited(action.Method.IsAsync, action.Method.Description, mayAwait);
        return new ValueTask(action.Run(transition));
    }

    private static ValueTask RunAsync(ActivationAction action, bool mayAwait)
    {
        RefuseUnlessAwaited(action.Method.IsAsync, action.Method.Description, mayAwait);
        return new ValueTask(action.Run());
    }

    private static void RefuseUnlessAwaited(bool isAsync, string action, bool mayAwait)
    {
        if (isAsync && !mayAwait)
        {
            throw new InvalidOperationException(
                $"The action '{action}' is asynchronous: use the asynchronous way to fire, activate or deactivate.");
        }
    }

    /// <summary>Something to do on entering, on leaving, or on a trigger that leads nowhere.</summary>
    internal sealed class StateAction(Func<Transition, Task> run, InvocationInfo method)
    {
        private TTrigger? _trigger;

        public Func<Transition, Task> Run { get; } = run;

        public InvocationInfo Method { get; } = method;

        /// <summary>Whether the action is only for those who enter by one trigger.</summary>
        public bool HasTrigger { get; private init; }

        public string? FromTrigger => HasTrigger ? _trigger?.ToString() : null;

        public static StateAction For(TTrigger trigger, Func<Transition, Task> run, InvocationInfo method) =>
            new(run, method) { _trigger = trigger, HasTrigger = true };

        public bool IsFor(TTrigger trigger) => !HasTrigger || EqualityComparer<TTrigger>.Default.Equals(_trigger, trigger);
    }

    internal sealed record ActivationAction(Func<Task> Run, InvocationInfo Method);
}
