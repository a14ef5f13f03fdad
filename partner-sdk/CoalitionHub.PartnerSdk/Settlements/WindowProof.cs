namespace CoalitionHub.PartnerSdk;

/// <summary>
/// That this partner's transactions of a window are those of which the window was calculated: their root, and its path to the window's
/// root, which is the same for every partner. Trees are those of RFC 6962, section 2.1, over SHA-256; the contract says which bytes
/// they are over.
/// </summary>
public sealed record WindowProof
{
    /// <summary>The window.</summary>
    public required WindowId WindowId { get; init; }

    /// <summary>The partner.</summary>
    public required PartnerId PartnerId { get; init; }

    /// <summary>The first journal transfer in the window.</summary>
    public required long FirstSeq { get; init; }

    /// <summary>The last.</summary>
    public required long LastSeq { get; init; }

    /// <summary>How many leaves the partner's tree has: transactions, and shares.</summary>
    public required long LeafCount { get; init; }

    /// <summary>What the transactions come to: owed by the partner.</summary>
    public required long OwedMicros { get; init; }

    /// <summary>The same, due to the partner.</summary>
    public required long DueMicros { get; init; }

    /// <summary>The root of the partner's tree; 32 bytes.</summary>
    public required ReadOnlyMemory<byte> TransactionsRoot { get; init; }

    /// <summary>The place of the partner's leaf in the window's tree, from 0.</summary>
    public required int LeafIndex { get; init; }

    /// <summary>How many leaves the window's tree has.</summary>
    public required int TreeSize { get; init; }

    /// <summary>The hashes beside the partner's leaf on the way up, from its neighbour to the root's.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Path { get; init; } = [];

    /// <summary>The window's root; 32 bytes. Partners who compare theirs know that they were shown the same window.</summary>
    public required ReadOnlyMemory<byte> WindowRoot { get; init; }

    /// <summary>Whether the path leads from <see cref="TransactionsRoot"/> to <see cref="WindowRoot"/>.</summary>
    public bool LeadsToWindowRoot() => MerkleTree.Leads(LeafBytes.Of(this), LeafIndex, TreeSize, Path, WindowRoot.Span);
}
