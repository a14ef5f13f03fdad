namespace CoalitionHub.PartnerSdk;

/// <summary>An exchange's id, "exc_…".</summary>
/// <param name="Value">The text, as the hub gave it.</param>
public readonly record struct ExchangeId(string Value)
{
    /// <summary>The text.</summary>
    public override string ToString() => Value;
}

/// <summary>A route's id, "rte_…".</summary>
/// <param name="Value">The text, as the hub gave it.</param>
public readonly record struct RouteId(string Value)
{
    /// <summary>The text.</summary>
    public override string ToString() => Value;
}

/// <summary>A binding offer. The hub keeps nothing of it: it knows it again by its signature.</summary>
public sealed record ExchangeQuote
{
    /// <summary>The offer as the hub signed it; goes back unchanged with <see cref="AcceptExchangeRequest"/>.</summary>
    public required ReadOnlyMemory<byte> SignedQuote { get; init; }

    /// <summary>A UUID; the offer is good for one exchange.</summary>
    public required string QuoteId { get; init; }

    /// <summary>Whose points.</summary>
    public required MemberId MemberId { get; init; }

    /// <summary>The route that prices it.</summary>
    public required RouteId RouteId { get; init; }

    /// <summary>The terms under which the points that come are issued.</summary>
    public required TermsId TermsId { get; init; }

    /// <summary>The currency that leaves.</summary>
    public required string FromCurrencyCode { get; init; }

    /// <summary>The currency that comes.</summary>
    public required string ToCurrencyCode { get; init; }

    /// <summary>Points that leave, fee included.</summary>
    public required long PointsOut { get; init; }

    /// <summary>Of the points that leave: the fee.</summary>
    public required long FeePoints { get; init; }

    /// <summary>Of the points that leave: those that bought nothing because whole points come.</summary>
    public long ResiduePoints { get; init; }

    /// <summary>Points that come, the bonus included.</summary>
    public required long PointsIn { get; init; }

    /// <summary>Of the points that come: the bonus.</summary>
    public long BonusPoints { get; init; }

    /// <summary>How many points were asked for; more than leave where the route rounds down.</summary>
    public long AskedPoints { get; init; }

    /// <summary>Why fewer points leave than were asked for; null when as many do.</summary>
    public string? RoundingReason { get; init; }

    /// <summary>Points that come for one point that leaves after the fee, the bonus aside; of two legs their product, 0/0 where it is too long to be said.</summary>
    public required Fraction Rate { get; init; }

    /// <summary>The routes that price it: one, or two through the coalition's points.</summary>
    public IReadOnlyList<QuotedLeg> Legs { get; init; } = [];

    /// <summary>Money that partners owe for it beside the worth of the points; included in <see cref="Money"/>.</summary>
    public IReadOnlyList<QuotedCharge> Charges { get; init; } = [];

    /// <summary>The policy that set <see cref="ExpiryDate"/>.</summary>
    public ArrivalExpiry ExpiryPolicy { get; init; }

    /// <summary>How long the exchange will wait, as things stand, so that the member can take it back; null: not at all.</summary>
    public TimeSpan? UndoWindow { get; init; }

    /// <summary>Why it will wait; empty where it won't.</summary>
    public IReadOnlyList<UndoReason> UndoReasons { get; init; } = [];

    /// <summary>The points that will leave, in the order in which they do.</summary>
    public IReadOnlyList<QuotedLot> Lots { get; init; } = [];

    /// <summary>What it costs or brings each partner, in order of partner id.</summary>
    public IReadOnlyList<QuotedMoney> Money { get; init; } = [];

    /// <summary>The last day (UTC) on which the points that come can be burnt; null: they never expire.</summary>
    public DateOnly? ExpiryDate { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset QuotedTime { get; init; }

    /// <summary>Until when it binds.</summary>
    public required DateTimeOffset ExpiresTime { get; init; }
}

/// <summary>Points of one lot that leave.</summary>
/// <param name="ExpiryDate">The last day (UTC) on which they could have been burnt; null: they never expire.</param>
/// <param name="Points">How many; 1 or more.</param>
public sealed record QuotedLot(DateOnly? ExpiryDate, long Points)
{
    /// <summary>The terms under which they were issued; null from a hub that doesn't say.</summary>
    public TermsId? TermsId { get; init; }
}

/// <summary>Money that an exchange moves on one partner's position, in micros of the settlement money's major unit.</summary>
/// <param name="PartnerId">The partner.</param>
/// <param name="OwedMicros">What it will owe; 0 or more.</param>
/// <param name="DueMicros">What it will be due; 0 or more.</param>
public sealed record QuotedMoney(PartnerId PartnerId, long OwedMicros, long DueMicros);

/// <summary>An exchange as it stands.</summary>
public sealed record Exchange
{
    /// <summary>Its id.</summary>
    public required ExchangeId Id { get; init; }

    /// <summary>Whose points.</summary>
    public required MemberId MemberId { get; init; }

    /// <summary>The route that priced it.</summary>
    public required RouteId RouteId { get; init; }

    /// <summary>Where it stands.</summary>
    public required ExchangeState State { get; init; }

    /// <summary>The currency that leaves.</summary>
    public required string FromCurrencyCode { get; init; }

    /// <summary>The currency that comes.</summary>
    public required string ToCurrencyCode { get; init; }

    /// <summary>Points that leave, fee included.</summary>
    public required long PointsOut { get; init; }

    /// <summary>Of the points that leave: the fee.</summary>
    public required long FeePoints { get; init; }

    /// <summary>Of the points that leave: those that bought nothing because whole points come.</summary>
    public long ResiduePoints { get; init; }

    /// <summary>Points that come.</summary>
    public required long PointsIn { get; init; }

    /// <summary>The last day (UTC) on which the points that come can be burnt; null: they never expire.</summary>
    public DateOnly? ExpiryDate { get; init; }

    /// <summary>When the member accepted.</summary>
    public required DateTimeOffset AcceptedTime { get; init; }

    /// <summary>When it was completed; null until then.</summary>
    public DateTimeOffset? CompletedTime { get; init; }

    /// <summary>The first journal transfer it made; 0 if it made none yet.</summary>
    public required long Seq { get; init; }

    /// <summary>Until when the member can take it back; null when not.</summary>
    public DateTimeOffset? UndoUntilTime { get; init; }

    /// <summary>Why the member could take it back for a while; empty where it moved at once.</summary>
    public IReadOnlyList<UndoReason> UndoReasons { get; init; } = [];

    /// <summary>Of the points that left: how many came back by reversals.</summary>
    public long ReversedPoints { get; init; }

    /// <summary>Of the points that came: how many were taken back by reversals.</summary>
    public long ReversedPointsIn { get; init; }

    /// <summary>
    /// True when nothing more happens by itself: completed, declined, cancelled, expired or reversed. Unknown states of later hubs are not.
    /// </summary>
    public bool IsAtRest => State is >= ExchangeState.Completed and <= ExchangeState.Reversed;
}

/// <summary>One step of an exchange.</summary>
/// <param name="FromState">Where it stood; unspecified for the first step.</param>
/// <param name="ToState">Where it stood afterwards.</param>
/// <param name="Trigger">What happened, such as "Accept", "LoseTrack" or "ConfirmDestination". Later hubs may know more.</param>
/// <param name="Who">By whose hand: a client's, person's or partner's id; "hub" for the hub itself.</param>
/// <param name="Time">When.</param>
/// <param name="Why">Why, in that party's words; may be empty.</param>
public sealed record ExchangeChange(ExchangeState FromState, ExchangeState ToState, string Trigger, string Who, DateTimeOffset Time, string Why);

/// <summary>Where a watched exchange stands now, and how it came there.</summary>
/// <param name="Exchange">The exchange.</param>
/// <param name="Changes">Its steps since the last update, the first step first; with the first update all so far.</param>
public sealed record ExchangeUpdate(Exchange Exchange, IReadOnlyList<ExchangeChange> Changes);

/// <summary>Where an exchange stands. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum ExchangeState
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>The member accepted; nothing has moved.</summary>
    Accepted = 1,

    /// <summary>The member can still take it back.</summary>
    InUndoWindow = 2,

    /// <summary>The points that leave are set aside.</summary>
    SourceHeld = 3,

    /// <summary>The points that leave have left.</summary>
    SourceDebited = 4,

    /// <summary>The brand that keeps the destination's balances was told, and has not answered.</summary>
    AwaitingDestination = 5,

    /// <summary>What had moved is being moved back.</summary>
    Compensating = 6,

    /// <summary>It is not known what the brand did; the hub goes on asking.</summary>
    Unknown = 7,

    /// <summary>Done.</summary>
    Completed = 8,

    /// <summary>A brand declined; nothing has moved in the end.</summary>
    Declined = 9,

    /// <summary>The member took it back.</summary>
    Cancelled = 10,

    /// <summary>Nobody answered in time; nothing has moved in the end.</summary>
    Expired = 11,

    /// <summary>It was undone after it was done.</summary>
    Reversed = 12,
}
