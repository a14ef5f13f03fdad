using Stateless.Reflection;

namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        // Each shape of action that the methods above take becomes the one that the machine runs.
        private static StateAction Step(Action action, string? description = null) =>
            Sync(action, description, _ => action());

        private static StateAction Step(Action<Transition> action, string? description = null) =>
            Sync(action, description, action);

        private static StateAction Step(Func<Task> action, string? description = null) =>
            Async(action, description, _ => action());

        private static StateAction Step(Func<Transition, Task> action, string? description = null) =>
            Async(action, description, action);

        private static StateAction Step<TArg0>(Action<TArg0> action, string? description = null) =>
            Sync(action, description, step => action(step.Parameters.At<TArg0>(0)));

        private static StateAction Step<TArg0>(Action<TArg0, Transition> action, string? description = null) =>
            Sync(action, description, step => action(step.Parameters.At<TArg0>(0), step));

        private static StateAction Step<TArg0>(Func<TArg0, Task> action, string? description = null) =>
            Async(action, description, step => action(step.Parameters.At<TArg0>(0)));

        private static StateAction Step<TArg0>(Func<TArg0, Transition, Task> action, string? description = null) =>
            Async(action, description, step => action(step.Parameters.At<TArg0>(0), step));

        private static StateAction Step<TArg0, TArg1>(Action<TArg0, TArg1> action, string? description = null) =>
            Sync(action, description, step => action(step.Parameters.At<TArg0>(0), step.Parameters.At<TArg1>(1)));

        private static StateAction Step<TArg0, TArg1>(
            Action<TArg0, TArg1, Transition> action, string? description = null) =>
            Sync(action, description, step => action(step.Parameters.At<TArg0>(0), step.Parameters.At<TArg1>(1), step));

        private static StateAction Step<TArg0, TArg1>(Func<TArg0, TArg1, Task> action, string? description = null) =>
            Async(action, description, step => action(step.Parameters.At<TArg0>(0), step.Parameters.At<TArg1>(1)));

        private static StateAction Step<TArg0, TArg1>(
            Func<TArg0, TArg1, Transition, Task> action, string? description = null) =>
            Async(action, description, step => action(step.Parameters.At<TArg0>(0), step.Parameters.At<TArg1>(1), step));

        private static StateAction Step<TArg0, TArg1, TArg2>(
            Action<TArg0, TArg1, TArg2> action, string? description = null) =>
            Sync(
                action,
                description,
                step => action(
                    step.Parameters.At<TArg0>(0), step.Parameters.At<TArg1>(1), step.Parameters.At<TArg2>(2)));

        private static StateAction Step<TArg0, TArg1, TArg2>(
            Action<TArg0, TArg1, TArg2, Transition> action, string? description = null) =>
            Sync(
                action,
                description,
                step => action(
                    step.Parameters.At<TArg0>(0), step.Parameters.At<TArg1>(1), step.Parameters.At<TArg2>(2), step));

        private static StateAction Step<TArg0, TArg1, TArg2>(
            Func<TArg0, TArg1, TArg2, Task> action, string? description = null) =>
            Async(
                action,
                description,
                step => action(
                    step.Parameters.At<TArg0>(0), step.Parameters.At<TArg1>(1), step.Parameters.At<TArg2>(2)));

        private static StateAction Step<TArg0, TArg1, TArg2>(
            Func<TArg0, TArg1, TArg2, Transition, Task> action, string? description = null) =>
            Async(
                action,
                description,
                step => action(
                    step.Parameters.At<TArg0>(0), step.Parameters.At<TArg1>(1), step.Parameters.At<TArg2>(2), step));

        private static StateAction Sync(Delegate action, string? description, Action<Transition> run)
        {
            ArgumentNullException.ThrowIfNull(action);
            return new StateAction(
                step =>
                {
                    run(step);
                    return Task.CompletedTask;
                },
                InvocationInfo.Create(action, description));
        }

        private static StateAction Async(Delegate action, string? description, Func<Transition, Task> run)
        {
            ArgumentNullException.ThrowIfNull(action);
            return new StateAction(run, InvocationInfo.Create(action, description, isAsync: true));
        }
    }
}
