using Google.Protobuf;
using V1 = CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>Exchanges over gRPC.</summary>
internal sealed class ExchangeCalls(HubConnection hub) : IExchanges
{
    private readonly V1.ExchangesService.ExchangesServiceClient service = new(hub.Invoker);
    private readonly V1.ExchangeInstructionsService.ExchangeInstructionsServiceClient instructions = new(hub.Invoker);

    public Task<ExchangeQuote> QuoteAsync(QuoteExchangeRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return hub.CallAsync(
            service.QuoteExchangeAsync,
            new V1.QuoteExchangeRequest
            {
                Member = MemberWire.Of(request.Member),
                FromCurrencyCode = request.FromCurrencyCode,
                ToCurrencyCode = request.ToCurrencyCode,
                Points = request.Points,
            },
            static answer => Read(answer.Quote),
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
        Rate = Wire.Rate(quote.Rate),
        Lots = [.. quote.Lots.Select(lot => new QuotedLot(Wire.Date(lot.ExpiryDate), lot.Points))],
        Money = [.. quote.Money.Select(money => new QuotedMoney(new PartnerId(money.PartnerId), money.OwedMicros, money.DueMicros))],
        ExpiryDate = Wire.Date(quote.ExpiryDate),
        QuotedTime = Wire.Time(quote.QuotedTime),
        ExpiresTime = Wire.Time(quote.ExpiresTime),
    };

    private static Exchange Read(V1.Exchange exchange) => new()
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
    };
}
