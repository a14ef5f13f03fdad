namespace CoalitionHub.Core.Ledger;

/// <summary>What all transfers of a chain have in common; see <see cref="Transfer"/>.</summary>
public readonly record struct ChainHeader(Guid RequestId, long TimeMicros)
{
    public int PartnerNo { get; init; }

    public long MemberNo { get; init; }

    public long SourceNo { get; init; }

    public int TermsNo { get; init; }

    public ReadOnlyMemory<byte> ReferenceCommitment { get; init; }

    public long PurchaseTimeMicros { get; init; }

    public long CorrectsSeq { get; init; }
}
