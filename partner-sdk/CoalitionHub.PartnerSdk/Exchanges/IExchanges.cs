namespace CoalitionHub.PartnerSdk;

/// <summary>Members' points moved from one brand's currency to another's. Reading needs the scope exchanges.read, the rest exchanges.write.</summary>
public interface IExchanges
{
    /// <summary>Points that one member gives to another.</summary>
    IGifts Gifts { get; }

    /// <summary>
    /// A binding offer. Changes nothing and keeps nothing. Its signature is verified (<see cref="CoalitionHubClientOptions.VerifyQuotes"/>),
    /// and what it says is read from the signed bytes.
    /// </summary>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.RouteNotFound"/>, <see cref="CoalitionHubReason.CurrencyUnknown"/>,
    /// <see cref="CoalitionHubReason.ExchangeBelowMinimum"/>, <see cref="CoalitionHubReason.ExchangeAboveMaximum"/>,
    /// <see cref="CoalitionHubReason.ExchangeNotIncrement"/>, <see cref="CoalitionHubReason.ExchangeYieldsNothing"/>,
    /// <see cref="CoalitionHubReason.InsufficientPoints"/>, <see cref="CoalitionHubReason.NoTermsInForce"/>,
    /// <see cref="CoalitionHubReason.NetDebitCapExceeded"/>, <see cref="CoalitionHubReason.PartnerSuspended"/>,
    /// <see cref="CoalitionHubReason.ExchangeAccountTooYoung"/>, <see cref="CoalitionHubReason.ExchangeNotOwnAccount"/>,
    /// <see cref="CoalitionHubReason.ExchangeNameMismatch"/>, <see cref="CoalitionHubReason.MemberDayLimitExceeded"/>,
    /// <see cref="CoalitionHubReason.CardDayLimitExceeded"/>, <see cref="CoalitionHubReason.PartnerDayLimitExceeded"/>,
    /// <see cref="CoalitionHubReason.RouteDayLimitExceeded"/>, <see cref="CoalitionHubReason.QuoteSignatureInvalid"/>.
    /// </exception>
    Task<ExchangeQuote> QuoteAsync(QuoteExchangeRequest request, CancellationToken cancellationToken = default);

    /// <summary>Reads a quote that came by another way, such as a wallet that kept it: whether the hub signed it, and what it says.</summary>
    /// <param name="signedQuote"><see cref="ExchangeQuote.SignedQuote"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.QuoteSignatureInvalid"/>; <see cref="CoalitionHubReason.HubUnreachable"/> when the hub's keys can't be fetched.
    /// </exception>
    Task<ExchangeQuote> VerifyAsync(ReadOnlyMemory<byte> signedQuote, CancellationToken cancellationToken = default);

    /// <summary>What an exchange would cost and bring, without a member: for a price list.</summary>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.RouteNotFound"/>, <see cref="CoalitionHubReason.CurrencyUnknown"/>,
    /// <see cref="CoalitionHubReason.ExchangeBelowMinimum"/>, <see cref="CoalitionHubReason.ExchangeAboveMaximum"/>,
    /// <see cref="CoalitionHubReason.ExchangeNotIncrement"/>, <see cref="CoalitionHubReason.ExchangeYieldsNothing"/>,
    /// <see cref="CoalitionHubReason.NoTermsInForce"/>, <see cref="CoalitionHubReason.PartnerSuspended"/>.
    /// </exception>
    Task<ExchangePrice> PriceAsync(PriceExchangeRequest request, CancellationToken cancellationToken = default);

    /// <summary>Carries a quote out, exactly as offered or not at all.</summary>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.QuoteExpired"/>, <see cref="CoalitionHubReason.QuoteSignatureInvalid"/>,
    /// <see cref="CoalitionHubReason.QuoteTermsChanged"/>, <see cref="CoalitionHubReason.QuoteLotsChanged"/>,
    /// <see cref="CoalitionHubReason.PartnerSuspended"/>, <see cref="CoalitionHubReason.NoTermsInForce"/>,
    /// <see cref="CoalitionHubReason.ExchangeAccountTooYoung"/>, <see cref="CoalitionHubReason.ExchangeNotOwnAccount"/>,
    /// <see cref="CoalitionHubReason.MemberNotLinked"/>, <see cref="CoalitionHubReason.MemberErased"/>,
    /// <see cref="CoalitionHubReason.QuoteAlreadyAccepted"/>, <see cref="CoalitionHubReason.InsufficientPoints"/>,
    /// <see cref="CoalitionHubReason.NetDebitCapExceeded"/>, <see cref="CoalitionHubReason.QuoteBonusUsedUp"/>,
    /// <see cref="CoalitionHubReason.MemberDayLimitExceeded"/>, <see cref="CoalitionHubReason.CardDayLimitExceeded"/>,
    /// <see cref="CoalitionHubReason.PartnerDayLimitExceeded"/>, <see cref="CoalitionHubReason.RouteDayLimitExceeded"/>, and those of <see cref="Proof"/>.
    /// </exception>
    Task<Exchange> AcceptAsync(AcceptExchangeRequest request, CancellationToken cancellationToken = default);

    /// <summary>One exchange that this partner accepted.</summary>
    /// <exception cref="CoalitionHubException"><see cref="CoalitionHubReason.ExchangeNotFound"/>.</exception>
    Task<Exchange> GetAsync(ExchangeId id, CancellationToken cancellationToken = default);

    /// <summary>The exchanges that this partner accepted, the last first.</summary>
    /// <param name="memberId">Only this member's; null: all.</param>
    PagedList<Exchange> ListAsync(MemberId? memberId = null);

    /// <summary>Takes an exchange back while its route lets the member do so. Nothing has moved.</summary>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.ExchangeNotFound"/>, <see cref="CoalitionHubReason.ExchangeState"/>: its time for that is over, or it never
    /// had one.
    /// </exception>
    Task<Exchange> CancelAsync(CancelExchangeRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Undoes a completed exchange, wholly or in part, never more than remains. What came is taken back in proportion, bonus included. Where a
    /// brand keeps the points itself, the exchange is <see cref="ExchangeState.Compensating"/> until the brand has answered.
    /// </summary>
    /// <exception cref="CoalitionHubException">
    /// <see cref="CoalitionHubReason.ExchangeNotFound"/>, <see cref="CoalitionHubReason.ExchangeState"/>,
    /// <see cref="CoalitionHubReason.ReversalExceedsExchange"/>, <see cref="CoalitionHubReason.MemberErased"/>,
    /// <see cref="CoalitionHubReason.InsufficientPoints"/>, <see cref="CoalitionHubReason.NegativeLimitReached"/>.
    /// </exception>
    Task<Exchange> ReverseAsync(ReverseExchangeRequest request, CancellationToken cancellationToken = default);

    /// <summary>The history of one exchange that this partner accepted, the first step first.</summary>
    /// <exception cref="CoalitionHubException"><see cref="CoalitionHubReason.ExchangeNotFound"/>.</exception>
    PagedList<ExchangeChange> ListChangesAsync(ExchangeId id);

    /// <summary>
    /// An exchange that this partner accepted, as it stands, at once, and then whenever it has changed. Ends when it is at rest. When the
    /// connection breaks, it goes on where it was, however long the hub is away.
    /// </summary>
    /// <exception cref="CoalitionHubException"><see cref="CoalitionHubReason.ExchangeNotFound"/>, or another failure that doesn't pass.</exception>
    IAsyncEnumerable<ExchangeUpdate> WatchAsync(ExchangeId id, CancellationToken cancellationToken = default);

    /// <summary>
    /// A token for a member's device, with which it watches one exchange that this partner accepted: the device sends it as
    /// "authorization: Bearer …" with WatchExchange and GetExchange of that exchange. It opens nothing else, and ends by itself, or when
    /// this client's credential is retired or the partner suspended.
    /// </summary>
    /// <param name="id">The exchange.</param>
    /// <param name="duration">How long it is good, 1 second to 1 hour; null: 15 minutes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="CoalitionHubException"><see cref="CoalitionHubReason.ExchangeNotFound"/>.</exception>
    Task<WatchToken> CreateWatchTokenAsync(ExchangeId id, TimeSpan? duration = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// For a brand that keeps its own members' balances: carries the hub's instructions out with the brand's ledger, until cancelled.
    /// Streams that break are opened again, for as long as it takes, with the waits of <see cref="RetryOptions"/> between the tries: where
    /// the hub is away or full, has a fault, or a proxy on the way breaks the stream. Run it in as many processes as wanted: they share the
    /// work. When cancelled, it completes after what had begun was answered; it does not throw. Needs the scope exchanges.instructions.
    /// </summary>
    /// <param name="ledger">The brand's ledger. An exception that it throws tells the hub that the outcome isn't known; the hub asks again.</param>
    /// <param name="options">Limits; null: the defaults.</param>
    /// <param name="cancellationToken">Ends serving.</param>
    /// <exception cref="CoalitionHubException">
    /// The hub's no, at the opening or in the middle; trying again doesn't change it, people have to. <see cref="CoalitionHubException.Reason"/>
    /// says which: <see cref="CoalitionHubReason.PartnerSuspended"/> (what is unanswered comes again once the partner is resumed and serves
    /// again), <see cref="CoalitionHubReason.CredentialNotAccepted"/> (retired), <see cref="CoalitionHubReason.ScopeMissing"/>, or
    /// <see cref="CoalitionHubReason.CurrencyNotAllowed"/> (the partner keeps no currency's balances). It is thrown after what had begun has ended.
    /// </exception>
    Task ServeLedgerAsync(IPointsLedger ledger, LedgerServingOptions? options = null, CancellationToken cancellationToken = default);
}

/// <summary>What to offer. It changes nothing, and so has no id.</summary>
public sealed record QuoteExchangeRequest
{
    /// <summary>Whose points.</summary>
    public required MemberSelector Member { get; init; }

    /// <summary>The points that leave.</summary>
    public required string FromCurrencyCode { get; init; }

    /// <summary>The points that come.</summary>
    public required string ToCurrencyCode { get; init; }

    /// <summary>How many leave, fee included, 1 to 1,000,000,000.</summary>
    public required long Points { get; init; }

    /// <summary>The name on the account that the points arrive at, for routes that compare it with the member's; the hub keeps it nowhere.</summary>
    public string AccountName { get; init; } = "";

    /// <summary>True when the member asks from a device that hasn't been seen before; a route may let such an exchange wait.</summary>
    public bool IsNewDevice { get; init; }
}

/// <summary>An offer to accept.</summary>
public sealed record AcceptExchangeRequest : ChangeRequest
{
    /// <summary><see cref="ExchangeQuote.SignedQuote"/>, unchanged.</summary>
    public required ReadOnlyMemory<byte> SignedQuote { get; init; }

    /// <summary>That the member is willing.</summary>
    public required Proof Proof { get; init; }
}

/// <summary>An exchange to take back.</summary>
public sealed record CancelExchangeRequest : ChangeRequest
{
    /// <summary>Which.</summary>
    public required ExchangeId ExchangeId { get; init; }

    /// <summary>Why, for its history, at most 200 characters; nothing personal. May be empty.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>An exchange to undo.</summary>
public sealed record ReverseExchangeRequest : ChangeRequest
{
    /// <summary>Which.</summary>
    public required ExchangeId ExchangeId { get; init; }

    /// <summary>How many of the points that left come back, 1 to 1,000,000,000; null: all that remain.</summary>
    public long? Points { get; init; }

    /// <summary>Why, for its history, at most 200 characters; nothing personal. May be empty.</summary>
    public string Reason { get; init; } = "";
}
