namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    /// <summary>One step: from where, to where, by which trigger, with which arguments.</summary>
    public class Transition(TState source, TState destination, TTrigger trigger, object[]? parameters = null)
    {
        public TState Source { get; } = source;

        public TState Destination { get; } = destination;

        public TTrigger Trigger { get; } = trigger;

        public object[] Parameters { get; } = parameters ?? [];

        public bool IsReentry => Same(Source, Destination);
    }
}
