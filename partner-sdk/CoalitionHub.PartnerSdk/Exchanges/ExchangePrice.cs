namespace CoalitionHub.PartnerSdk;

/// <summary>What an exchange would cost and bring, without a member: for a price list. It binds nobody.</summary>
public sealed record ExchangePrice
{
    /// <summary>The currency that leaves.</summary>
    public required string FromCurrencyCode { get; init; }

    /// <summary>The currency that comes.</summary>
    public required string ToCurrencyCode { get; init; }

    /// <summary>Points that leave, fee included; fewer than asked for where the route rounds down.</summary>
    public required long PointsOut { get; init; }

    /// <summary>Of the points that leave: the fee.</summary>
    public required long FeePoints { get; init; }

    /// <summary>Of the points that leave: those that buy nothing because whole points come.</summary>
    public required long ResiduePoints { get; init; }

    /// <summary>Points that come, the bonus included.</summary>
    public required long PointsIn { get; init; }

    /// <summary>Of the points that come: the bonus.</summary>
    public required long BonusPoints { get; init; }

    /// <summary>Why fewer points leave than were asked for; null when as many do.</summary>
    public string? RoundingReason { get; init; }

    /// <summary>The routes that price it: one, or two through the coalition's points.</summary>
    public IReadOnlyList<QuotedLeg> Legs { get; init; } = [];

    /// <summary>Money that partners would owe for it beside the worth of the points.</summary>
    public IReadOnlyList<QuotedCharge> Charges { get; init; } = [];

    /// <summary>What nobody can promise without a member.</summary>
    public IReadOnlyList<QuoteCaveat> NotPromised { get; init; } = [];
}

/// <summary>One route of a way, and the exact amounts on it.</summary>
/// <param name="RouteId">The route.</param>
/// <param name="FromCurrencyCode">The points that leave.</param>
/// <param name="ToCurrencyCode">The points that come.</param>
/// <param name="Rate">Points that come for one that leaves after the fee.</param>
/// <param name="ExactPointsOut">What leaves, fee included: "20000", or "6666 2/3" on the second leg.</param>
/// <param name="ExactFeePoints">Of it: the fee.</param>
/// <param name="ExactPointsIn">What comes; rounded, once, only in the whole quote's points.</param>
public sealed record QuotedLeg(
    RouteId RouteId, string FromCurrencyCode, string ToCurrencyCode, Fraction Rate, string ExactPointsOut, string ExactFeePoints, string ExactPointsIn);

/// <summary>Money that a partner owes for an exchange beside the worth of its points.</summary>
/// <param name="Kind">What for.</param>
/// <param name="PayerId">The partner that owes it.</param>
/// <param name="PayeeId">The partner it is owed to; null: the coalition's fees.</param>
/// <param name="Micros">Micros of the settlement money's major unit; 1 or more.</param>
public sealed record QuotedCharge(ChargeKind Kind, PartnerId PayerId, PartnerId? PayeeId, long Micros);

/// <summary>What a charge is for. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum ChargeKind
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>A route's money fee.</summary>
    Fee = 1,

    /// <summary>A bonus that another partner than the issuer pays for.</summary>
    Bonus = 2,
}

/// <summary>How the expiry day of points that come was found. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum ArrivalExpiry
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>As if they had been earned now.</summary>
    Renewed = 1,

    /// <summary>The earliest day of the points that leave.</summary>
    Kept = 2,

    /// <summary>The mean of the days of the points that leave, weighted by points.</summary>
    Weighted = 3,
}

/// <summary>What a price without a member can't promise. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum QuoteCaveat
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>That a member has so many points, and which of them leave.</summary>
    Lots = 1,

    /// <summary>The expiry date, which depends on the points that leave.</summary>
    ExpiryDate = 2,

    /// <summary>That a member may use the route.</summary>
    Eligibility = 3,

    /// <summary>That the day's limits leave room for it.</summary>
    Limits = 4,

    /// <summary>That the bonus's budget lasts.</summary>
    BonusBudget = 5,

    /// <summary>What each partner will owe, which depends on the points that leave.</summary>
    Money = 6,
}

/// <summary>What to price.</summary>
public sealed record PriceExchangeRequest
{
    /// <summary>The points that leave.</summary>
    public required string FromCurrencyCode { get; init; }

    /// <summary>The points that come.</summary>
    public required string ToCurrencyCode { get; init; }

    /// <summary>How many leave, fee included, 1 to 1,000,000,000.</summary>
    public required long Points { get; init; }
}
