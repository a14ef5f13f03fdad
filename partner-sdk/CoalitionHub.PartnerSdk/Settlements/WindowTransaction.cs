namespace CoalitionHub.PartnerSdk;

/// <summary>
/// One journal transfer as this partner's part of a window sees it: what a statement's lines sum up, one by one. A transfer that
/// concerns two lines of the statement comes once for each. Micros are millionths of the settlement money's major unit.
/// </summary>
public sealed record WindowTransaction
{
    /// <summary>The transfer.</summary>
    public required long Seq { get; init; }

    /// <summary>The first transfer of the chain that it belongs to: what was booked together.</summary>
    public required long ChainSeq { get; init; }

    /// <summary>The line of the statement that it belongs to.</summary>
    public required StatementLineKind Kind { get; init; }

    /// <summary>The points currency of that line; null for none.</summary>
    public string? PointsCurrencyCode { get; init; }

    /// <summary>Its points; 0 if it moved none.</summary>
    public required long Points { get; init; }

    /// <summary>Money that the partner owes by it; 0 or more.</summary>
    public required long OwedMicros { get; init; }

    /// <summary>Money that the partner is due by it; 0 or more.</summary>
    public required long DueMicros { get; init; }

    /// <summary>When it took effect: when the purchase was made, else when it was booked.</summary>
    public required DateTimeOffset EffectiveTime { get; init; }

    /// <summary>When it was booked.</summary>
    public required DateTimeOffset JournalTime { get; init; }

    /// <summary>The partner's own purchase or return; null for others' business, and for what is no purchase.</summary>
    public PurchaseId? PurchaseId { get; init; }

    /// <summary>What that purchase did.</summary>
    public PurchaseKind PurchaseKind { get; init; }

    /// <summary>The partner's own reference of it; null for none.</summary>
    public string? MerchantReference { get; init; }

    /// <summary>The exchange that the partner asked for; null for none.</summary>
    public ExchangeId? ExchangeId { get; init; }

    /// <summary>What the journal keeps of the merchant's reference: the first 16 bytes of SHA-256(salt ‖ reference). Empty for none.</summary>
    public ReadOnlyMemory<byte> ReferenceCommitment { get; init; }

    /// <summary>The salt of the partner's own reference; empty for none, and once the member was erased.</summary>
    public ReadOnlyMemory<byte> ReferenceSalt { get; init; }

    /// <summary>
    /// The version of the partner's terms in whose volume the points count, for fees, price ranges, interchange and joint funding; null for what is
    /// no such volume. Of points given, the version that priced the purchase; of what came back, the version of what is reversed.
    /// </summary>
    public TermsId? TermsId { get; init; }

    /// <summary>Whether the version's price ranges are about these points: not about the partner's own, burnt here, that it pays for at redemption.</summary>
    public bool CountsInPriceRanges { get; init; }

    /// <summary>Whether the points are another issuer's and bear interchange.</summary>
    public bool BearsInterchange { get; init; }
}
