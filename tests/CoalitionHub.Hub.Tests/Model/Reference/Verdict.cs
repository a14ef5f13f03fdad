namespace CoalitionHub.Hub.Tests.Model.Reference;

/// <summary>
/// What the rules say of a call: its answer, or every reason for which it may be refused. Where several hold, no rule says
/// which one is named.
/// </summary>
internal sealed record Verdict(IReadOnlyCollection<string> Reasons, string Answer)
{
    public bool IsRefused => Reasons.Count > 0;

    public static Verdict Answered(string answer) => new([], answer);

    public static Verdict Refused(params IReadOnlyCollection<string> reasons) => new(reasons, "");

    public override string ToString() => IsRefused ? $"refused: {string.Join(" or ", Reasons)}" : Answer;
}
