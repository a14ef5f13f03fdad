namespace Stateless;

public partial class StateMachine<TState, TTrigger>
{
    public partial class StateConfiguration
    {
        public StateConfiguration OnExit(Action exitAction, string? exitActionDescription = null) =>
            Exit(Step(exitAction, exitActionDescription));

        public StateConfiguration OnExit(Action<Transition> exitAction, string? exitActionDescription = null) =>
            Exit(Step(exitAction, exitActionDescription));

        public StateConfiguration OnExitAsync(Func<Task> exitAction, string? exitActionDescription = null) =>
            Exit(Step(exitAction, exitActionDescription));

        public StateConfiguration OnExitAsync(Func<Transition, Task> exitAction, string? exitActionDescription = null) =>
            Exit(Step(exitAction, exitActionDescription));

        private StateConfiguration Exit(StateAction action)
        {
            _node.ExitActions.Add(action);
            return this;
        }
    }
}
