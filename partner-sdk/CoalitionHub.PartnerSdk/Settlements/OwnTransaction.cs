namespace CoalitionHub.PartnerSdk;

/// <summary>One purchase, burn or return as the partner's own records have it, to be compared with the hub's.</summary>
/// <param name="Kind">What it did.</param>
/// <param name="MerchantReference">The partner's own reference of it.</param>
/// <param name="Points">Points earned, burnt, taken back or given back; 0 or more.</param>
public sealed record OwnTransaction(PurchaseKind Kind, string MerchantReference, long Points)
{
    /// <summary>
    /// What the partner is due for it less what it owes, in micros of the settlement money, without fees; minus: it owes. Null when the
    /// records don't say: then only points are compared.
    /// </summary>
    public long? NetMicros { get; init; }

    /// <summary>Which points; null: those of the statement, if it has only one kind. Only needed to dispute a purchase that the hub doesn't have.</summary>
    public string? PointsCurrencyCode { get; init; }

    /// <summary>When the purchase was made, as the receipt says it; only reconciling needs it, for the day.</summary>
    public DateTimeOffset? PurchaseTime { get; init; }
}

/// <summary>One purchase, burn or return as the hub has it in a window: all its transactions together.</summary>
/// <param name="Kind">What it did.</param>
/// <param name="MerchantReference">The partner's own reference of it.</param>
/// <param name="Points">Points earned, burnt, taken back or given back.</param>
/// <param name="NetMicros">What the partner is due for it less what it owes.</param>
/// <param name="Seqs">Its journal transfers, in order: what a dispute names.</param>
public sealed record HubTransaction(PurchaseKind Kind, string MerchantReference, long Points, long NetMicros, IReadOnlyList<long> Seqs);

/// <summary>
/// Where the partner's records and the hub's differ. Without <paramref name="Own"/> it is missing here; without <paramref name="Hub"/> it
/// is missing there; with both, points or money differ.
/// </summary>
/// <param name="Own">As the partner has it; null when it doesn't.</param>
/// <param name="Hub">As the hub has it in the window; null when it doesn't.</param>
public sealed record WindowDifference(OwnTransaction? Own, HubTransaction? Hub);
