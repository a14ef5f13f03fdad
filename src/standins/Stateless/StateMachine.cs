using Stateless.Reflection;

namespace Stateless;

/// <summary>
/// A state machine: which triggers are permitted in which state, and what happens on the way from one to the next.
/// It is configured once and then fired; it may be used by one caller at a time.
/// </summary>
public partial class StateMachine<TState, TTrigger>
    where TState : notnull
    where TTrigger : notnull
{
    private static readonly object[] NoArguments = [];

    private readonly Dictionary<TState, StateNode> _nodes = [];
    private readonly Dictionary<TTrigger, TriggerWithParameters> _parameters = [];
    private readonly Func<TState> _readState;
    private readonly Action<TState> _writeState;
    private readonly TState _initialState;
    private readonly FiringMode _firingMode;

    public StateMachine(TState initialState)
        : this(initialState, FiringMode.Queued)
    {
    }

    public StateMachine(TState initialState, FiringMode firingMode)
        : this(new StateBox { State = initialState }, firingMode)
    {
    }

    public StateMachine(Func<TState> stateAccessor, Action<TState> stateMutator)
        : this(stateAccessor, stateMutator, FiringMode.Queued)
    {
    }

    /// <summary>A machine whose state is kept elsewhere, in a row of a database for instance.</summary>
    public StateMachine(Func<TState> stateAccessor, Action<TState> stateMutator, FiringMode firingMode)
    {
        ArgumentNullException.ThrowIfNull(stateAccessor);
        ArgumentNullException.ThrowIfNull(stateMutator);
        _readState = stateAccessor;
        _writeState = stateMutator;
        _initialState = stateAccessor();
        _firingMode = firingMode;
    }

    private StateMachine(StateBox box, FiringMode firingMode)
        : this(() => box.State, state => box.State = state, firingMode)
    {
    }

    public TState State
    {
        get => _readState();
        private set => _writeState(value);
    }

    /// <summary>Whether asynchronous actions go on in the caller's synchronization context.</summary>
    public bool RetainSynchronizationContext { get; set; }

    /// <summary>The triggers that can be fired now, ignored ones included.</summary>
    public IEnumerable<TTrigger> PermittedTriggers => GetPermittedTriggers();

    public IEnumerable<TTrigger> GetPermittedTriggers(params object[] args) => CurrentNode.PermittedTriggers(args);

    public StateConfiguration Configure(TState state) => new(this, Node(state));

    /// <summary>Whether the machine is in this state or in a substate of it.</summary>
    public bool IsInState(TState state) => CurrentNode.IsWithin(state);

    public StateMachineInfo GetInfo() => MachineDescription.Of(_nodes.Values, _initialState);

    public TriggerWithParameters<TArg0> SetTriggerParameters<TArg0>(TTrigger trigger) =>
        Declare(new TriggerWithParameters<TArg0>(trigger));

    public TriggerWithParameters<TArg0, TArg1> SetTriggerParameters<TArg0, TArg1>(TTrigger trigger) =>
        Declare(new TriggerWithParameters<TArg0, TArg1>(trigger));

    public TriggerWithParameters<TArg0, TArg1, TArg2> SetTriggerParameters<TArg0, TArg1, TArg2>(TTrigger trigger) =>
        Declare(new TriggerWithParameters<TArg0, TArg1, TArg2>(trigger));

    public TriggerWithParameters SetTriggerParameters(TTrigger trigger, params Type[] argumentTypes) =>
        Declare(new TriggerWithParameters(trigger, argumentTypes));

    public override string ToString() =>
        $"StateMachine {{ State = {State}, PermittedTriggers = {{ {string.Join(", ", PermittedTriggers)} }} }}";

    private StateNode CurrentNode => Node(State);

    private StateNode Node(TState state)
    {
        if (!_nodes.TryGetValue(state, out var node))
        {
            node = new StateNode(state);
            _nodes.Add(state, node);
        }

        return node;
    }

    private T Declare<T>(T trigger)
        where T : TriggerWithParameters =>
        _parameters.TryAdd(trigger.Trigger, trigger)
            ? trigger
            : throw new InvalidOperationException($"The parameters of trigger '{trigger.Trigger}' were set before.");

    private static bool Same(TState one, TState other) => EqualityComparer<TState>.Default.Equals(one, other);

    private static bool Same(TTrigger one, TTrigger other) => EqualityComparer<TTrigger>.Default.Equals(one, other);

    private sealed class StateBox
    {
        public required TState State { get; set; }
    }
}
