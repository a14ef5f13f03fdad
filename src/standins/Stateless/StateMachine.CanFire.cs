namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public bool CanFire(TTrigger trigger) => CanFire(trigger, NoArguments, out _);

    /// <param name="trigger">The trigger.</param>
    /// <param name="unmetGuards">What stands in the way, or null where the state doesn't know the trigger.</param>
    public bool CanFire(TTrigger trigger, out ICollection<string>? unmetGuards) =>
        CanFire(trigger, NoArguments, out unmetGuards);

    public bool CanFire<TArg0>(TriggerWithParameters<TArg0> trigger, TArg0 arg0) =>
        CanFire(trigger, arg0, out _);

    public bool CanFire<TArg0, TArg1>(TriggerWithParameters<TArg0, TArg1> trigger, TArg0 arg0, TArg1 arg1) =>
        CanFire(trigger, arg0, arg1, out _);

    public bool CanFire<TArg0, TArg1, TArg2>(
        TriggerWithParameters<TArg0, TArg1, TArg2> trigger, TArg0 arg0, TArg1 arg1, TArg2 arg2) =>
        CanFire(trigger, arg0, arg1, arg2, out _);

    public bool CanFire<TArg0>(
        TriggerWithParameters<TArg0> trigger, TArg0 arg0, out ICollection<string>? unmetGuards) =>
        CanFire(Named(trigger), Arguments.Of(arg0), out unmetGuards);

    public bool CanFire<TArg0, TArg1>(
        TriggerWithParameters<TArg0, TArg1> trigger, TArg0 arg0, TArg1 arg1, out ICollection<string>? unmetGuards) =>
        CanFire(Named(trigger), Arguments.Of(arg0, arg1), out unmetGuards);

    public bool CanFire<TArg0, TArg1, TArg2>(
        TriggerWithParameters<TArg0, TArg1, TArg2> trigger,
        TArg0 arg0,
        TArg1 arg1,
        TArg2 arg2,
        out ICollection<string>? unmetGuards) =>
        CanFire(Named(trigger), Arguments.Of(arg0, arg1, arg2), out unmetGuards);

    private bool CanFire(TTrigger trigger, object[] args, out ICollection<string>? unmetGuards)
    {
        var choice = CurrentNode.Choose(trigger, args);
        unmetGuards = choice.UnmetGuards;
        return choice.Reaction is not null;
    }

    private static TTrigger Named(TriggerWithParameters trigger)
    {
        ArgumentNullException.ThrowIfNull(trigger);
        return trigger.Trigger;
    }
}
