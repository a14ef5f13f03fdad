namespace CoalitionHub.PartnerSdk;

/// <summary>A hold's id, "hld_…".</summary>
/// <param name="Value">The text, as the hub gave it.</param>
public readonly record struct HoldId(string Value)
{
    /// <summary>The text.</summary>
    public override string ToString() => Value;
}

/// <summary>Points to burn.</summary>
public sealed record BurnRequest : ChangeRequest
{
    /// <summary>Who burns.</summary>
    public required MemberSelector Member { get; init; }

    /// <summary>How many points, 1 to 1,000,000,000.</summary>
    public required long Points { get; init; }

    /// <summary>That the member is willing.</summary>
    public required Proof Proof { get; init; }

    /// <summary>What the points are burnt for; its amount may be absent.</summary>
    public required Receipt Receipt { get; init; }

    /// <summary>The points to burn; null: the brand's own, or the coalition's if it has none.</summary>
    public string? PointsCurrencyCode { get; init; }
}

/// <summary>What was burnt.</summary>
public sealed record BurnResult
{
    /// <summary>The burn recorded.</summary>
    public required PurchaseId PurchaseId { get; init; }

    /// <summary>Points burnt.</summary>
    public required long Points { get; init; }

    /// <summary>What they are worth to the member at this partner: take it off the bill.</summary>
    public required Money Value { get; init; }

    /// <summary>The member's points after the burn.</summary>
    public required BalanceSnapshot Balance { get; init; }

    /// <summary>The first journal transfer it made.</summary>
    public required long Seq { get; init; }

    /// <summary>The terms that priced it.</summary>
    public required TermsId TermsId { get; init; }
}

/// <summary>Points to set aside.</summary>
public sealed record AuthoriseBurnRequest : ChangeRequest
{
    /// <summary>Who burns.</summary>
    public required MemberSelector Member { get; init; }

    /// <summary>How many points, 1 to 1,000,000,000.</summary>
    public required long Points { get; init; }

    /// <summary>That the member is willing.</summary>
    public required Proof Proof { get; init; }

    /// <summary>What the points are burnt for; its amount may be absent.</summary>
    public required Receipt Receipt { get; init; }

    /// <summary>The points to burn; null: the brand's own, or the coalition's if it has none.</summary>
    public string? PointsCurrencyCode { get; init; }

    /// <summary>How long to hold, at most the terms' maximum; null: the terms' maximum.</summary>
    public TimeSpan? HoldDuration { get; init; }
}

/// <summary>What was set aside.</summary>
public sealed record BurnAuthorisation
{
    /// <summary>The hold, to capture or void.</summary>
    public required HoldId HoldId { get; init; }

    /// <summary>The burn that waits for its capture.</summary>
    public required PurchaseId PurchaseId { get; init; }

    /// <summary>When the hold ends by itself.</summary>
    public required DateTimeOffset ExpiresTime { get; init; }

    /// <summary>What the points will be worth to the member when captured whole.</summary>
    public required Money Value { get; init; }

    /// <summary>The member's points after the hold.</summary>
    public required BalanceSnapshot Balance { get; init; }

    /// <summary>The first journal transfer it made.</summary>
    public required long Seq { get; init; }

    /// <summary>The terms that priced it.</summary>
    public required TermsId TermsId { get; init; }
}

/// <summary>A hold to capture.</summary>
public sealed record CaptureBurnRequest : ChangeRequest
{
    /// <summary>The hold.</summary>
    public required HoldId HoldId { get; init; }

    /// <summary>How many of its points, 1 or more, at most what it holds; null: all.</summary>
    public long? Points { get; init; }
}

/// <summary>What was captured.</summary>
public sealed record CaptureResult
{
    /// <summary>The burn recorded.</summary>
    public required PurchaseId PurchaseId { get; init; }

    /// <summary>Points burnt.</summary>
    public required long Points { get; init; }

    /// <summary>Points of the hold that are free again.</summary>
    public required long ReleasedPoints { get; init; }

    /// <summary>What the burnt points are worth to the member.</summary>
    public required Money Value { get; init; }

    /// <summary>The member's points after the capture.</summary>
    public required BalanceSnapshot Balance { get; init; }

    /// <summary>The first journal transfer it made.</summary>
    public required long Seq { get; init; }
}

/// <summary>A hold to void.</summary>
public sealed record VoidBurnRequest : ChangeRequest
{
    /// <summary>The hold.</summary>
    public required HoldId HoldId { get; init; }
}

/// <summary>What was voided.</summary>
/// <param name="ReleasedPoints">Points that are free again.</param>
/// <param name="Balance">The member's points after the void.</param>
/// <param name="Seq">The first journal transfer it made.</param>
public sealed record VoidResult(long ReleasedPoints, BalanceSnapshot Balance, long Seq);
