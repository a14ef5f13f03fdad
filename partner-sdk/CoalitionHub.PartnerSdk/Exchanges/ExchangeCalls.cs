using System.Runtime.CompilerServices;
using Google.Protobuf;
using V1 = CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>Exchanges over gRPC.</summary>
internal sealed class ExchangeCalls(HubConnection hub) : IExchanges
{
    private readonly V1.ExchangesService.ExchangesServiceClient service = new(hub.Invoker);
    private readonly V1.ExchangeInstructionsService.ExchangeInstructionsServiceClient instructions = new(hub.Invoker);
    private readonly QuoteVerifier verifier = new(hub.Keys);

    public IGifts Gifts { get; } = new GiftCalls(hub);

    public async Task<ExchangeQuote> QuoteAsync(QuoteExchangeRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var quote = await hub.CallAsync(
            service.QuoteExchangeAsync,
            new V1.QuoteExchangeRequest
            {
                Member = MemberWire.Of(request.Member),
                FromCurrencyCode = request.FromCurrencyCode,
                ToCurrencyCode = request.ToCurrencyCode,
                Points = request.Points,
                AccountName = request.AccountName,
                NewDevice = request.IsNewDevice,
            },
            static answer => answer.Quote,
            null,
            cancellationToken).ConfigureAwait(false);
        return hub.Settings.VerifiesQuotes ? await VerifyAsync(quote.SignedQuote.Memory, cancellationToken).ConfigureAwait(false) : Read(quote);
    }

    public async Task<ExchangeQuote> VerifyAsync(ReadOnlyMemory<byte> signedQuote, CancellationToken cancellationToken = default) =>
        Read(await verifier.ReadAsync(signedQuote, cancellationToken).ConfigureAwait(false));

    public Task<ExchangePrice> PriceAsync(PriceExchangeRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return hub.CallAsync(
            service.QuoteExchangeAsync,
            new V1.QuoteExchangeRequest { FromCurrencyCode = request.FromCurrencyCode, ToCurrencyCode = request.ToCurrencyCode, Points = request.Points },
            static answer => ReadPrice(answer.Quote),
            null,
            cancellationToken);
    }

    public Task<Exchange> AcceptAsync(AcceptExchangeRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return hub.CallAsync(
            service.AcceptExchangeAsync,
            new V1.AcceptExchangeRequest
            {
                RequestId = request.RequestId.ToString(),
                SignedQuote = ByteString.CopyFrom(request.SignedQuote.Span),
                Proof = MemberWire.Of(request.Proof),
            },
            static answer => Read(answer.Exchange),
            request.RequestId,
            cancellationToken);
    }

    public Task<Exchange> GetAsync(ExchangeId id, CancellationToken cancellationToken = default) =>
        hub.CallAsync(
            service.GetExchangeAsync,
            new V1.GetExchangeRequest { ExchangeId = id.Value ?? "" },
            static answer => Read(answer.Exchange),
            null,
            cancellationToken);

    public PagedList<Exchange> ListAsync(MemberId? memberId = null) =>
        new((pageToken, pageSize, cancellationToken) => hub.CallAsync(
            service.ListExchangesAsync,
            new V1.ListExchangesRequest { PageSize = pageSize, PageToken = pageToken, MemberId = memberId?.Value ?? "" },
            static answer => new Page<Exchange>([.. answer.Exchanges.Select(Read)], Wire.TextOrNull(answer.NextPageToken)),
            null,
            cancellationToken));

    public Task<Exchange> CancelAsync(CancelExchangeRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return hub.CallAsync(
            service.CancelExchangeAsync,
            new V1.CancelExchangeRequest { RequestId = request.RequestId.ToString(), ExchangeId = request.ExchangeId.Value ?? "", Reason = request.Reason },
            static answer => Read(answer.Exchange),
            request.RequestId,
            cancellationToken);
    }

    public Task<Exchange> ReverseAsync(ReverseExchangeRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Points ?? 1, 1);
        return hub.CallAsync(
            service.ReverseExchangeAsync,
            new V1.ReverseExchangeRequest
            {
                RequestId = request.RequestId.ToString(),
                ExchangeId = request.ExchangeId.Value ?? "",
                Points = request.Points ?? 0,
                Reason = request.Reason,
            },
            static answer => Read(answer.Exchange),
            request.RequestId,
            cancellationToken);
    }

    public PagedList<ExchangeChange> ListChangesAsync(ExchangeId id) =>
        new((pageToken, pageSize, cancellationToken) => hub.CallAsync(
            service.ListExchangeChangesAsync,
            new V1.ListExchangeChangesRequest { PageSize = pageSize, PageToken = pageToken, ExchangeId = id.Value ?? "" },
            static answer => new Page<ExchangeChange>([.. answer.Changes.Select(Read)], Wire.TextOrNull(answer.NextPageToken)),
            null,
            cancellationToken));

    public async IAsyncEnumerable<ExchangeUpdate> WatchAsync(ExchangeId id, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var messages = EventStream.ReadAsync(
            hub,
            (known, options) => service.WatchExchange(new V1.WatchExchangeRequest { ExchangeId = id.Value ?? "", KnownChanges = (int)known }, options),
            static message => message.KnownChanges,
            0,
            isEndless: true,
            cancellationToken);
        await foreach (var message in messages.ConfigureAwait(false))
        {
            yield return new ExchangeUpdate(Read(message.Exchange), [.. message.Changes.Select(Read)]);
        }
    }

    public Task<WatchToken> CreateWatchTokenAsync(ExchangeId id, TimeSpan? duration = null, CancellationToken cancellationToken = default)
    {
        if (duration is { } asked)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(asked, TimeSpan.FromSeconds(1), nameof(duration));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(asked, TimeSpan.FromHours(1), nameof(duration));
        }

        return hub.CallAsync(
            service.CreateWatchTokenAsync,
            new V1.CreateWatchTokenRequest
            {
                ExchangeId = id.Value ?? "",
                Duration = duration is { } length ? Google.Protobuf.WellKnownTypes.Duration.FromTimeSpan(length) : null,
            },
            static answer => new WatchToken(answer.WatchToken, Wire.Time(answer.ExpiresTime)),
            null,
            cancellationToken);
    }

    public Task ServeLedgerAsync(IPointsLedger ledger, LedgerServingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return new LedgerServer(hub, instructions, ledger, (options ?? new LedgerServingOptions()).Checked()).RunAsync(cancellationToken);
    }

    private static ExchangeQuote Read(V1.Quote quote) => new()
    {
        SignedQuote = quote.SignedQuote.Memory,
        QuoteId = quote.QuoteId,
        MemberId = new MemberId(quote.MemberId),
        RouteId = new RouteId(quote.RouteId),
        TermsId = new TermsId(quote.TermsId),
        FromCurrencyCode = quote.FromCurrencyCode,
        ToCurrencyCode = quote.ToCurrencyCode,
        PointsOut = quote.PointsOut,
        FeePoints = quote.FeePoints,
        ResiduePoints = quote.ResiduePoints,
        PointsIn = quote.PointsIn,
        Rate = quote.Rate is { } rate ? Wire.Rate(rate) : default,
        BonusPoints = quote.BonusPoints,
        AskedPoints = quote.AskedPoints,
        RoundingReason = Wire.TextOrNull(quote.RoundingReason),
        Legs = [.. quote.Legs.Select(Read)],
        Charges = [.. quote.Charges.Select(Read)],
        ExpiryPolicy = (ArrivalExpiry)quote.ExpiryPolicy,
        UndoWindow = quote.UndoWindow?.ToTimeSpan(),
        UndoReasons = [.. quote.UndoReasons.Select(static reason => (UndoReason)reason)],
        Lots = [.. quote.Lots.Select(lot => new QuotedLot(Wire.Date(lot.ExpiryDate), lot.Points) { TermsId = Wire.TextOrNull(lot.TermsId) is { } terms ? new TermsId(terms) : null })],
        Money = [.. quote.Money.Select(money => new QuotedMoney(new PartnerId(money.PartnerId), money.OwedMicros, money.DueMicros))],
        ExpiryDate = Wire.Date(quote.ExpiryDate),
        QuotedTime = Wire.Time(quote.QuotedTime),
        ExpiresTime = Wire.Time(quote.ExpiresTime),
    };

    private static ExchangePrice ReadPrice(V1.Quote quote) => new()
    {
        FromCurrencyCode = quote.FromCurrencyCode,
        ToCurrencyCode = quote.ToCurrencyCode,
        PointsOut = quote.PointsOut,
        FeePoints = quote.FeePoints,
        ResiduePoints = quote.ResiduePoints,
        PointsIn = quote.PointsIn,
        BonusPoints = quote.BonusPoints,
        RoundingReason = Wire.TextOrNull(quote.RoundingReason),
        Legs = [.. quote.Legs.Select(Read)],
        Charges = [.. quote.Charges.Select(Read)],
        NotPromised = [.. quote.NotPromised.Select(caveat => (QuoteCaveat)caveat)],
    };

    private static QuotedLeg Read(V1.QuotedLeg leg) => new(
        new RouteId(leg.RouteId), leg.FromCurrencyCode, leg.ToCurrencyCode, Wire.Rate(leg.Rate), leg.ExactPointsOut, leg.ExactFeePoints, leg.ExactPointsIn);

    private static QuotedCharge Read(V1.QuotedCharge charge) => new(
        (ChargeKind)charge.Kind,
        new PartnerId(charge.PayerPartnerId),
        Wire.TextOrNull(charge.PayeePartnerId) is { } payee ? new PartnerId(payee) : null,
        charge.Micros);

    internal static Exchange Read(V1.Exchange exchange) => new()
    {
        Id = new ExchangeId(exchange.ExchangeId),
        MemberId = new MemberId(exchange.MemberId),
        RouteId = new RouteId(exchange.RouteId),
        State = (ExchangeState)exchange.State,
        FromCurrencyCode = exchange.FromCurrencyCode,
        ToCurrencyCode = exchange.ToCurrencyCode,
        PointsOut = exchange.PointsOut,
        FeePoints = exchange.FeePoints,
        ResiduePoints = exchange.ResiduePoints,
        PointsIn = exchange.PointsIn,
        ExpiryDate = Wire.Date(exchange.ExpiryDate),
        AcceptedTime = Wire.Time(exchange.AcceptedTime),
        CompletedTime = Wire.OptionalTime(exchange.CompletedTime),
        Seq = exchange.Seq,
        UndoUntilTime = Wire.OptionalTime(exchange.UndoUntilTime),
        UndoReasons = exchange.UndoReasons.Count == 0 ? [] : [.. exchange.UndoReasons.Select(static reason => (UndoReason)reason)],
        ReversedPoints = exchange.ReversedPoints,
        ReversedPointsIn = exchange.ReversedPointsIn,
    };

    private static ExchangeChange Read(V1.ExchangeChange change) => new(
        (ExchangeState)change.FromState, (ExchangeState)change.ToState, change.Trigger, change.Who, Wire.Time(change.Time), change.Why);
}
