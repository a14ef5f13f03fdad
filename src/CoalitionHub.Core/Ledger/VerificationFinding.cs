namespace CoalitionHub.Core.Ledger;

/// <summary>Something that isn't as the journal says, or a journal that can't be right.</summary>
/// <param name="Subject">What is wrong: <c>transfer 17</c>, <c>account Wallet/1/5</c>, <c>lot 3 of Wallet/1/5</c>.</param>
/// <param name="Problem">What is there, and what should be.</param>
public sealed record VerificationFinding(string Subject, string Problem)
{
    /// <inheritdoc />
    public override string ToString() => $"{Subject}: {Problem}";
}

/// <summary>Collects findings; after the first many it only counts, since one cause may have a great many effects.</summary>
public sealed class VerificationFindings
{
    private const int Kept = 200;

    private readonly List<VerificationFinding> first = [];

    /// <summary>The first findings, in the order in which they were made.</summary>
    public IReadOnlyList<VerificationFinding> First => first;

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>Notes a finding.</summary>
    public void Add(string subject, string problem)
    {
        Count++;
        if (first.Count < Kept)
        {
            first.Add(new VerificationFinding(subject, problem));
        }
    }
}
