namespace Stateless.Reflection;

/// <summary>An entry action, and the trigger it is limited to.</summary>
public class ActionInfo
{
    internal ActionInfo(InvocationInfo method, string? fromTrigger)
    {
        Method = method;
        FromTrigger = fromTrigger;
    }

    public InvocationInfo Method { get; }

    /// <summary>The only trigger it runs for, or null for all.</summary>
    public string? FromTrigger { get; }
}
