namespace CoalitionHub.PartnerSdk;

/// <summary>What a merchant says of one visit to the till: the facts that earning, burning and returning rest on.</summary>
public sealed record Receipt
{
    /// <summary>
    /// The merchant's own reference, 1 to 64 characters, unique for ever among the partner's purchases of one kind. Used again:
    /// <see cref="CoalitionHubReason.PurchaseAlreadyRecorded"/>. A hub on PostgreSQL or SQL Server is fastest with
    /// references that grow with time, such as the day and a running number, or a UUIDv7.
    /// </summary>
    public required string MerchantReference { get; init; }

    /// <summary>
    /// What was paid. 0 is accepted and earns nothing. Required for an earn; on a burn the total of the basket, if known. A money the
    /// terms have no rate for: <see cref="CoalitionHubReason.CurrencyNotInTerms"/>.
    /// </summary>
    public Money? Amount { get; init; }

    /// <summary>The basket, at most 500 lines. Line amounts are in the receipt's money; they need not add up to its amount.</summary>
    public IReadOnlyList<ReceiptLine> Lines { get; init; } = [];

    /// <summary>The merchant's own name of the store, at most 64 characters.</summary>
    public string Store { get; init; } = "";

    /// <summary>Where the purchase was made.</summary>
    public Channel Channel { get; init; }

    /// <summary>
    /// When the purchase was made; null means now. It picks the terms and the expiry date. Too old:
    /// <see cref="CoalitionHubReason.PurchaseTooLate"/>; ahead of the hub's clock: <see cref="CoalitionHubReason.PurchaseInFuture"/>.
    /// </summary>
    public DateTimeOffset? PurchaseTime { get; init; }
}

/// <summary>One line of a basket.</summary>
/// <param name="Sku">The merchant's article number, at most 64 characters; may be empty.</param>
/// <param name="QuantityMillis">Thousandths of the unit of sale: one piece is 1000, 1.25 kg is 1250. 1 to 1,000,000,000.</param>
/// <param name="Amount">What was paid for the whole line; 0 is allowed.</param>
/// <param name="Category">The merchant's category, at most 64 characters; may be empty.</param>
public sealed record ReceiptLine(string Sku, long QuantityMillis, Money Amount, string Category = "");

/// <summary>Where a purchase was made. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum Channel
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>At a till in a store.</summary>
    Store = 1,

    /// <summary>In a web shop.</summary>
    Online = 2,

    /// <summary>In a mobile app.</summary>
    App = 3,

    /// <summary>By telephone.</summary>
    Phone = 4,
}
