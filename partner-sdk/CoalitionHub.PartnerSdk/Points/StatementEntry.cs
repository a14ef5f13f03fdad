namespace CoalitionHub.PartnerSdk;

/// <summary>One movement of a member's points that this partner made.</summary>
public sealed record StatementEntry
{
    /// <summary>Its journal transfer.</summary>
    public required long Seq { get; init; }

    /// <summary>What it was.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>Whether the member's points grew (credit) or shrank (debit).</summary>
    public required Direction Direction { get; init; }

    /// <summary>How many; 1 or more.</summary>
    public required long Points { get; init; }

    /// <summary>When it entered the journal.</summary>
    public required DateTimeOffset JournalTime { get; init; }

    /// <summary>When the purchase was made; null if no purchase stands behind it.</summary>
    public DateTimeOffset? PurchaseTime { get; init; }

    /// <summary>The purchase; null if none stands behind it.</summary>
    public PurchaseId? PurchaseId { get; init; }

    /// <summary>The merchant's own reference; null if there is none.</summary>
    public string? MerchantReference { get; init; }

    /// <summary>The last day (UTC) on which points that came can be burnt; null: they never expire, or points left.</summary>
    public DateOnly? ExpiryDate { get; init; }
}

/// <summary>One of this partner's transfers, as it happened.</summary>
public sealed record PointsEvent
{
    /// <summary>Its journal number.</summary>
    public required long Seq { get; init; }

    /// <summary>Where to go on after this event: keep it when the event has been dealt with.</summary>
    public required long NextSeq { get; init; }

    /// <summary>What it was.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>Whether the member's points grew (credit) or shrank (debit).</summary>
    public required Direction Direction { get; init; }

    /// <summary>Whose points.</summary>
    public required MemberId MemberId { get; init; }

    /// <summary>The points currency.</summary>
    public required string CurrencyCode { get; init; }

    /// <summary>How many; 1 or more.</summary>
    public required long Points { get; init; }

    /// <summary>When it entered the journal.</summary>
    public required DateTimeOffset JournalTime { get; init; }

    /// <summary>The purchase; null if none stands behind it.</summary>
    public PurchaseId? PurchaseId { get; init; }

    /// <summary>The hold; null if none stands behind it.</summary>
    public HoldId? HoldId { get; init; }

    /// <summary>The merchant's own reference; null if there is none.</summary>
    public string? MerchantReference { get; init; }

    /// <summary>When the purchase was made; null if no purchase stands behind it.</summary>
    public DateTimeOffset? PurchaseTime { get; init; }

    /// <summary>The terms that priced it; null if none did.</summary>
    public TermsId? TermsId { get; init; }
}

/// <summary>What a movement of points was. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum EntryKind
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>Earned by a purchase.</summary>
    Earn = 1,

    /// <summary>Burnt at a purchase.</summary>
    Burn = 2,

    /// <summary>Set aside for a burn that was authorised.</summary>
    Hold = 3,

    /// <summary>Set aside once, free again: voided, expired or not captured.</summary>
    HoldReleased = 4,

    /// <summary>Taken back because goods came back.</summary>
    EarnReversal = 5,

    /// <summary>Given back because a burn was reversed.</summary>
    BurnReversal = 6,

    /// <summary>Pending points became available.</summary>
    Release = 7,

    /// <summary>Expired.</summary>
    Expiry = 8,

    /// <summary>Left for another currency.</summary>
    ExchangeOut = 9,

    /// <summary>Came from another currency.</summary>
    ExchangeIn = 10,

    /// <summary>Fee of an exchange.</summary>
    ExchangeFee = 11,

    /// <summary>Corrected by the coalition's staff.</summary>
    Adjustment = 12,

    /// <summary>Given by the coalition's staff out of goodwill.</summary>
    Goodwill = 13,

    /// <summary>Brought along from before the coalition.</summary>
    OpeningBalance = 14,

    /// <summary>Moved because two memberships were merged.</summary>
    Merge = 15,

    /// <summary>Given by one member to another.</summary>
    Gift = 16,

    /// <summary>Came back, or taken back, because an exchange was reversed.</summary>
    ExchangeReversal = 17,
}
