namespace CoalitionHub.PartnerSdk;

/// <summary>What came of comparing the partner's records with the hub's.</summary>
public sealed record TransactionReconciliation
{
    /// <summary>How many transactions the hub has in these days.</summary>
    public required long HubCount { get; init; }

    /// <summary>How many the partner's records have in them.</summary>
    public required long OwnCount { get; init; }

    /// <summary>How many calls it took.</summary>
    public required int Calls { get; init; }

    /// <summary>Where the records differ, by reference.</summary>
    public IReadOnlyList<TransactionDifference> Differences { get; init; } = [];

    /// <summary>True when both have the same.</summary>
    public bool Agrees => Differences.Count == 0;
}

/// <summary>
/// Where the partner's records and the hub's differ. Without <paramref name="Own"/> it is missing here; without <paramref name="Hub"/> it
/// is missing there; with both, points or day differ.
/// </summary>
/// <param name="Own">As the partner has it; null when it doesn't.</param>
/// <param name="Hub">As the hub has it; null when it doesn't.</param>
public sealed record TransactionDifference(OwnTransaction? Own, RecordedTransaction? Hub);

/// <summary>An earn, a captured burn or a return as the hub recorded it.</summary>
/// <param name="Kind">What it did.</param>
/// <param name="MerchantReference">The partner's own reference of it.</param>
/// <param name="PurchaseDate">The UTC day of its purchase time.</param>
/// <param name="Points">Points earned, burnt, taken back or given back.</param>
/// <param name="PurchaseId">Its id.</param>
public sealed record RecordedTransaction(PurchaseKind Kind, string MerchantReference, DateOnly PurchaseDate, long Points, PurchaseId PurchaseId);
