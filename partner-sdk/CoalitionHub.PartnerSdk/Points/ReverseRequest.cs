namespace CoalitionHub.PartnerSdk;

/// <summary>What came back. Says which purchase (by id or by reference) and how much (an amount, points, or all that remains).</summary>
public sealed record ReverseRequest : ChangeRequest
{
    /// <summary>The earn or burn to undo, by its id. Either this or <see cref="Key"/> is required.</summary>
    public PurchaseId? PurchaseId { get; init; }

    /// <summary>The earn or burn to undo, by the merchant's own reference.</summary>
    public PurchaseKey? Key { get; init; }

    /// <summary>The merchant's reference of the return, 1 to 64 characters, unique for ever among the partner's returns.</summary>
    public required string ReturnReference { get; init; }

    /// <summary>
    /// Of an earn: the part of the amount that came back, in the purchase's money; null: all that remains. Points follow in proportion over
    /// the sum of all its returns, so that parts add up to the whole.
    /// </summary>
    public Money? Amount { get; init; }

    /// <summary>Of a burn: how many points to give back, 1 or more; null: all that remain.</summary>
    public long? Points { get; init; }

    /// <summary>When the goods came back; null: now.</summary>
    public DateTimeOffset? ReturnTime { get; init; }

    /// <summary>The store that took them back, at most 64 characters.</summary>
    public string Store { get; init; } = "";
}

/// <summary>A purchase by the merchant's own reference.</summary>
/// <param name="Kind">The kind under which the reference was used.</param>
/// <param name="MerchantReference">The reference, 1 to 64 characters.</param>
public readonly record struct PurchaseKey(PurchaseKind Kind, string MerchantReference);

/// <summary>What was undone.</summary>
public sealed record ReversalResult
{
    /// <summary>The return as a purchase of its own.</summary>
    public required PurchaseId PurchaseId { get; init; }

    /// <summary>Points taken back (of an earn) or given back (of a burn); 0 or more.</summary>
    public required long Points { get; init; }

    /// <summary>Of the points taken back: those that were still pending.</summary>
    public long PointsFromPending { get; init; }

    /// <summary>Of the points taken back: those that were available.</summary>
    public long PointsFromBalance { get; init; }

    /// <summary>Of the points taken back: those the member owes from now on.</summary>
    public long PointsFromDebt { get; init; }

    /// <summary>Points of the original that can still be reversed.</summary>
    public required long RemainingPoints { get; init; }

    /// <summary>Of an earn: the part of its amount that can still come back. Null otherwise.</summary>
    public Money? RemainingAmount { get; init; }

    /// <summary>The member's points after the reversal.</summary>
    public required BalanceSnapshot Balance { get; init; }

    /// <summary>The first journal transfer it made; 0 if it made none.</summary>
    public required long Seq { get; init; }
}

/// <summary>Pending points to release.</summary>
public sealed record ReleasePendingRequest : ChangeRequest
{
    /// <summary>The earn whose points are pending.</summary>
    public required PurchaseId PurchaseId { get; init; }
}

/// <summary>What was released.</summary>
/// <param name="Points">Points that are available from now on.</param>
/// <param name="Balance">The member's points after the release.</param>
/// <param name="Seq">The first journal transfer it made.</param>
public sealed record ReleaseResult(long Points, BalanceSnapshot Balance, long Seq);
