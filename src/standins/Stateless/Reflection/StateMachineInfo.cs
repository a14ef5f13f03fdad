namespace Stateless.Reflection;

/// <summary>A machine as it was configured: for graphs, tables and tests.</summary>
public class StateMachineInfo
{
    internal StateMachineInfo(IEnumerable<StateInfo> states, Type stateType, Type triggerType, StateInfo initialState)
    {
        States = states;
        StateType = stateType;
        TriggerType = triggerType;
        InitialState = initialState;
    }

    public StateInfo InitialState { get; }

    /// <summary>All states that were configured or are led to.</summary>
    public IEnumerable<StateInfo> States { get; }

    public Type StateType { get; }

    public Type TriggerType { get; }
}
