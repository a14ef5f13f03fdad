namespace CoalitionHub.Core.Ledger;

/// <summary>Where the journal ends.</summary>
/// <param name="Seq">The last transfer; 0 for an empty journal.</param>
/// <param name="Hash">The hash chain's value there: 32 bytes.</param>
/// <param name="TimeMicros">The journal time there; no later transfer has an earlier one.</param>
public sealed record JournalHead(long Seq, ReadOnlyMemory<byte> Hash, long TimeMicros)
{
    /// <summary>The head of an empty journal.</summary>
    public static JournalHead Empty { get; } = new(0, HashChain.Start, 0);
}
