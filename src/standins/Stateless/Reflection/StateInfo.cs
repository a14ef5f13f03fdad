namespace Stateless.Reflection;

/// <summary>A state as it was configured.</summary>
public class StateInfo
{
    internal StateInfo(object underlyingState) => UnderlyingState = underlyingState;

    public object UnderlyingState { get; }

    /// <summary>The state this one is part of, or null for none.</summary>
    public StateInfo? Superstate { get; internal set; }

    public IEnumerable<StateInfo> Substates { get; internal set; } = [];

    public IEnumerable<ActionInfo> EntryActions { get; internal set; } = [];

    public IEnumerable<InvocationInfo> ExitActions { get; internal set; } = [];

    public IEnumerable<InvocationInfo> ActivateActions { get; internal set; } = [];

    public IEnumerable<InvocationInfo> DeactivateActions { get; internal set; } = [];

    public IEnumerable<FixedTransitionInfo> FixedTransitions { get; internal set; } = [];

    public IEnumerable<DynamicTransitionInfo> DynamicTransitions { get; internal set; } = [];

    public IEnumerable<IgnoredTransitionInfo> IgnoredTriggers { get; internal set; } = [];

    /// <summary>Those that have an effect: the fixed ones, then the dynamic ones.</summary>
    public IEnumerable<TransitionInfo> Transitions => [.. FixedTransitions, .. DynamicTransitions];

    public override string? ToString() => UnderlyingState.ToString();
}
