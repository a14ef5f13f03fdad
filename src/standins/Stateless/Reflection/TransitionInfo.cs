namespace Stateless.Reflection;

/// <summary>What a state does about one trigger.</summary>
public abstract class TransitionInfo
{
    private protected TransitionInfo(object trigger, IEnumerable<InvocationInfo> guards, bool isInternal)
    {
        Trigger = new TriggerInfo(trigger);
        GuardConditionsMethodDescriptions = guards;
        IsInternalTransition = isInternal;
    }

    public TriggerInfo Trigger { get; }

    public IEnumerable<InvocationInfo> GuardConditionsMethodDescriptions { get; }

    /// <summary>Whether the trigger is handled without leaving the state.</summary>
    public bool IsInternalTransition { get; }
}

/// <summary>A transition to one state.</summary>
public class FixedTransitionInfo : TransitionInfo
{
    internal FixedTransitionInfo(
        object trigger, IEnumerable<InvocationInfo> guards, bool isInternal, StateInfo destinationState)
        : base(trigger, guards, isInternal) => DestinationState = destinationState;

    public StateInfo DestinationState { get; }
}

/// <summary>A transition whose destination is found when it is fired.</summary>
public class DynamicTransitionInfo : TransitionInfo
{
    internal DynamicTransitionInfo(
        object trigger, IEnumerable<InvocationInfo> guards, InvocationInfo selector, DynamicStateInfos? possibleDestinations)
        : base(trigger, guards, isInternal: false)
    {
        DestinationStateSelectorDescription = selector;
        PossibleDestinationStates = possibleDestinations;
    }

    public InvocationInfo DestinationStateSelectorDescription { get; }

    /// <summary>Where it may lead, or null where the configuration doesn't say.</summary>
    public DynamicStateInfos? PossibleDestinationStates { get; }
}

/// <summary>A trigger that is let pass without effect.</summary>
public class IgnoredTransitionInfo : TransitionInfo
{
    internal IgnoredTransitionInfo(object trigger, IEnumerable<InvocationInfo> guards)
        : base(trigger, guards, isInternal: false)
    {
    }
}

public class TriggerInfo
{
    internal TriggerInfo(object underlyingTrigger) => UnderlyingTrigger = underlyingTrigger;

    public object UnderlyingTrigger { get; }

    public override string? ToString() => UnderlyingTrigger.ToString();
}
