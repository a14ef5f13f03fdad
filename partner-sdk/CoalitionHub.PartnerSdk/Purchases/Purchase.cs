namespace CoalitionHub.PartnerSdk;

/// <summary>A purchase's id, "pur_…".</summary>
/// <param name="Value">The text, as the hub gave it.</param>
public readonly record struct PurchaseId(string Value)
{
    /// <summary>The text.</summary>
    public override string ToString() => Value;
}

/// <summary>What a purchase did to the member's points. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum PurchaseKind
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>Points were earned (0 points is an earn too).</summary>
    Earn = 1,

    /// <summary>Points were burnt.</summary>
    Burn = 2,

    /// <summary>Goods came back: an earn or a burn was reversed, wholly or in part.</summary>
    Return = 3,
}

/// <summary>A purchase as the hub recorded it.</summary>
public sealed record Purchase
{
    /// <summary>Its id.</summary>
    public required PurchaseId Id { get; init; }

    /// <summary>What it did.</summary>
    public required PurchaseKind Kind { get; init; }

    /// <summary>Whose purchase. After a merge: the member that remains.</summary>
    public required MemberId MemberId { get; init; }

    /// <summary>What the merchant said. Of a return: the return's reference, and the amount that came back.</summary>
    public required Receipt Receipt { get; init; }

    /// <summary>Points earned, burnt, taken back or given back, by <see cref="Kind"/>; 0 or more. Of an authorised burn: points held.</summary>
    public required long Points { get; init; }

    /// <summary>The points currency.</summary>
    public required string PointsCurrencyCode { get; init; }

    /// <summary>From when pending points can be burnt; null when none are pending.</summary>
    public DateTimeOffset? PendingUntilTime { get; init; }

    /// <summary>Of an earn: how much of the amount has come back so far. Null otherwise.</summary>
    public Money? ReturnedAmount { get; init; }

    /// <summary>Of an earn or a burn: how many of its points have been reversed so far.</summary>
    public long ReturnedPoints { get; init; }

    /// <summary>Of a return: the purchase that came back. Null otherwise.</summary>
    public PurchaseId? OriginalId { get; init; }

    /// <summary>Of a burn: what its points were worth to the member. Null otherwise.</summary>
    public Money? BurnValue { get; init; }

    /// <summary>Of a burn that was authorised: its hold. Null otherwise.</summary>
    public HoldId? HoldId { get; init; }

    /// <summary>The terms that priced it.</summary>
    public required TermsId TermsId { get; init; }

    /// <summary>The first journal transfer it made; 0 if it made none.</summary>
    public required long Seq { get; init; }

    /// <summary>When the hub recorded it.</summary>
    public required DateTimeOffset RecordedTime { get; init; }
}

/// <summary>Which purchases to list. Everything that is left out doesn't narrow the list.</summary>
public sealed record PurchaseFilter
{
    /// <summary>Only this member's purchases.</summary>
    public MemberId? MemberId { get; init; }

    /// <summary>Only this kind.</summary>
    public PurchaseKind Kind { get; init; }

    /// <summary>Only purchases made at this time or later.</summary>
    public DateTimeOffset? FromTime { get; init; }

    /// <summary>Only purchases made before this time.</summary>
    public DateTimeOffset? UntilTime { get; init; }
}
