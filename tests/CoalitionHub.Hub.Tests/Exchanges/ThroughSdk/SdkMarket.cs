using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.PartnerSdk;
using Shouldly;
using Xunit;
using Wire = CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.Hub.Tests.Exchanges.ThroughSdk;

/// <summary>A market, and the hotel and the airline calling its hub by the SDK; the coalition's people call it without.</summary>
public sealed class SdkMarket : IAsyncLifetime
{
    private Market? market;
    private CoalitionHubClient? hotel;
    private CoalitionHubClient? airline;

    internal Market Market => market ?? throw new InvalidOperationException("Not opened.");

    internal CoalitionHubClient Hotel => hotel ?? throw new InvalidOperationException("Not opened.");

    internal CoalitionHubClient Airline => airline ?? throw new InvalidOperationException("Not opened.");

    internal TestHub Hub => Market.Hub;

    internal Proof Word => Proof.Asserted(AssertionMethod.Passkey, Hub.Now);

    public async Task InitializeAsync()
    {
        market = await Market.OpenAsync(Store.Sqlite);
        hotel = market.Sdk(market.Hotel);
        airline = market.Sdk(market.Airline);
    }

    public async Task DisposeAsync()
    {
        hotel?.Dispose();
        airline?.Dispose();
        await Market.DisposeAsync();
    }

    /// <summary>The usual route from nights to miles, changed as a case needs it, in force from now on.</summary>
    internal Task<Wire.Route> RouteAsync(Action<Wire.RouteTerms>? change = null)
    {
        var terms = Market.TermsOf(TermsRequests.Of(1, 3));
        change?.Invoke(terms);
        return Market.OpenRouteAsync(terms);
    }

    /// <summary>The rules for gifts of nights.</summary>
    internal Task<Wire.Route> GiftRouteAsync() => Market.OpenRouteAsync(new Wire.RouteTerms
    {
        FromCurrencyCode = "NIGHTS",
        ToCurrencyCode = "NIGHTS",
        IssuerPartnerId = Market.Hotel.PartnerId,
        Rate = TermsRequests.Of(1, 1),
        MinimumPoints = 1,
        MaximumPoints = 1_000,
        IncrementPoints = 1,
    });

    internal async Task<MemberSelector> GuestAsync(long nights = 1_000) => MemberSelector.ByCard((await Market.GuestAsync(nights)).CardNumber);

    /// <summary>A quote by the route that there is.</summary>
    internal Task<ExchangeQuote> QuoteAsync(MemberSelector guest, long points = 100, string from = "NIGHTS", string to = "MILES") =>
        Hotel.Exchanges.QuoteAsync(new QuoteExchangeRequest { Member = guest, FromCurrencyCode = from, ToCurrencyCode = to, Points = points });

    internal Task<Exchange> AcceptAsync(ExchangeQuote quote, Proof? proof = null) =>
        Hotel.Exchanges.AcceptAsync(new AcceptExchangeRequest { SignedQuote = quote.SignedQuote, Proof = proof ?? Word });

    internal async Task<Exchange> ExchangedAsync(MemberSelector guest, long points = 100)
    {
        var exchange = await AcceptAsync(await QuoteAsync(guest, points));
        exchange.State.ShouldBe(ExchangeState.Completed);
        return exchange;
    }

    internal Task<Exchange> ReverseAsync(Exchange exchange, long? points = null) =>
        Hotel.Exchanges.ReverseAsync(new ReverseExchangeRequest { ExchangeId = exchange.Id, Points = points });

    internal Task<Gift> GiveAsync(MemberSelector giver, MemberSelector receiver) => Hotel.Exchanges.Gifts.GiveAsync(
        new GivePointsRequest { Giver = giver, Receiver = receiver, CurrencyCode = "NIGHTS", Points = 10, Proof = Word });
}
