namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>Moves to the next state, or throws if the trigger isn't permitted now.</summary>
    /// <exception cref="InvalidOperationException">The trigger isn't permitted, or two guards permit it.</exception>
    public void Fire(TTrigger trigger) => FireNow(trigger, NoArguments);

    public void Fire(TTrigger trigger, params object[] args) => FireNow(trigger, args);

    public void Fire(TriggerWithParameters trigger, params object[] args) => FireNow(Named(trigger), args);

    public void Fire<TArg0>(TriggerWithParameters<TArg0> trigger, TArg0 arg0) =>
        FireNow(Named(trigger), Arguments.Of(arg0));

    public void Fire<TArg0, TArg1>(TriggerWithParameters<TArg0, TArg1> trigger, TArg0 arg0, TArg1 arg1) =>
        FireNow(Named(trigger), Arguments.Of(arg0, arg1));

    public void Fire<TArg0, TArg1, TArg2>(
        TriggerWithParameters<TArg0, TArg1, TArg2> trigger, TArg0 arg0, TArg1 arg1, TArg2 arg2) =>
        FireNow(Named(trigger), Arguments.Of(arg0, arg1, arg2));

    /// <summary>As <see cref="Fire(TTrigger)"/>, and asynchronous actions are awaited.</summary>
    public Task FireAsync(TTrigger trigger) => FireAsync(trigger, NoArguments, mayAwait: true).AsTask();

    public Task FireAsync(TTrigger trigger, params object[] args) => FireAsync(trigger, args, mayAwait: true).AsTask();

    public Task FireAsync(TriggerWithParameters trigger, params object[] args) =>
        FireAsync(Named(trigger), args, mayAwait: true).AsTask();

    public Task FireAsync<TArg0>(TriggerWithParameters<TArg0> trigger, TArg0 arg0) =>
        FireAsync(Named(trigger), Arguments.Of(arg0), mayAwait: true).AsTask();

    public Task FireAsync<TArg0, TArg1>(TriggerWithParameters<TArg0, TArg1> trigger, TArg0 arg0, TArg1 arg1) =>
        FireAsync(Named(trigger), Arguments.Of(arg0, arg1), mayAwait: true).AsTask();

    public Task FireAsync<TArg0, TArg1, TArg2>(
        TriggerWithParameters<TArg0, TArg1, TArg2> trigger, TArg0 arg0, TArg1 arg1, TArg2 arg2) =>
        FireAsync(Named(trigger), Arguments.Of(arg0, arg1, arg2), mayAwait: true).AsTask();

    /// <summary>Runs the activation actions of the current state and those above it: after the state was loaded.</summary>
    public void Activate() => Completed(ActivateAsync(mayAwait: false));

    public Task ActivateAsync() => ActivateAsync(mayAwait: true).AsTask();

    /// <summary>Runs the deactivation actions of the current state and those above it: before the state is stored.</summary>
    public void Deactivate() => Completed(DeactivateAsync(mayAwait: false));

    public Task DeactivateAsync() => DeactivateAsync(mayAwait: true).AsTask();

    private void FireNow(TTrigger trigger, object[] args) => Completed(FireAsync(trigger, args, mayAwait: false));

    // Where nothing may be awaited, an asynchronous action is refused before it starts, so the work is always done by now.
    private static void Completed(ValueTask work) => work.GetAwaiter().GetResult();
}
