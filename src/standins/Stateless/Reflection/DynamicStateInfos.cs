namespace Stateless.Reflection;

/// <summary>One state that a dynamic transition may lead to, and when.</summary>
public class DynamicStateInfo(string destinationState, string criterion)
{
    public string DestinationState { get; set; } = destinationState;

    public string Criterion { get; set; } = criterion;
}

public class DynamicStateInfos : List<DynamicStateInfo>
{
    public void Add(string destinationState, string criterion) => Add(new DynamicStateInfo(destinationState, criterion));

    public void Add<TState>(TState destinationState, string criterion) =>
        Add(new DynamicStateInfo(destinationState?.ToString() ?? "", criterion));
}
