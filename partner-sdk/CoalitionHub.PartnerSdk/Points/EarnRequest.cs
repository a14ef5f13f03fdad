namespace CoalitionHub.PartnerSdk;

/// <summary>A purchase to earn from.</summary>
public sealed record EarnRequest : ChangeRequest
{
    /// <summary>Who earns.</summary>
    public required MemberSelector Member { get; init; }

    /// <summary>What was bought, with its amount.</summary>
    public required Receipt Receipt { get; init; }

    /// <summary>
    /// The till couldn't reach the hub when the purchase was made. It has happened, so a net debit cap doesn't refuse it; the coalition's
    /// staff get an alert instead.
    /// </summary>
    public bool Offline { get; init; }

    /// <summary>The points to earn; null: the brand's own, or the coalition's if it has none.</summary>
    public string? PointsCurrencyCode { get; init; }
}

/// <summary>What was earned.</summary>
public sealed record EarnResult
{
    /// <summary>The purchase recorded.</summary>
    public required PurchaseId PurchaseId { get; init; }

    /// <summary>Points earned; 0 or more.</summary>
    public required long Points { get; init; }

    /// <summary>When pending points become available; null if they are available now.</summary>
    public DateTimeOffset? PendingUntilTime { get; init; }

    /// <summary>The member's points after the earn.</summary>
    public required BalanceSnapshot Balance { get; init; }

    /// <summary>The first journal transfer it made; 0 if it made none.</summary>
    public required long Seq { get; init; }

    /// <summary>The terms that priced it.</summary>
    public required TermsId TermsId { get; init; }
}

/// <summary>What would be earned.</summary>
public sealed record EarnPreview
{
    /// <summary>Points that would be earned; 0 or more.</summary>
    public required long Points { get; init; }

    /// <summary>The points currency.</summary>
    public required string CurrencyCode { get; init; }

    /// <summary>When they would become available; null: at once.</summary>
    public DateTimeOffset? PendingUntilTime { get; init; }

    /// <summary>The last day (UTC) on which they could be burnt; null: they never expire.</summary>
    public DateOnly? ExpiryDate { get; init; }

    /// <summary>The terms that price it.</summary>
    public required TermsId TermsId { get; init; }
}
