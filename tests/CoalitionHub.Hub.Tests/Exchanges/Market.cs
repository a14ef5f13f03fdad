using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Programmes.V1;
using CoalitionHub.Protos.Settlements.V1;
using CoalitionHub.Protos.Staff.V1;

namespace CoalitionHub.Hub.Tests.Exchanges;

/// <summary>
/// A hub with two people of finance, a hotel whose points are paid for when they are burnt, an airline whose miles are paid for at
/// issuance, and a route between them: 3 points for a mile, 1 % fee.
/// </summary>
internal sealed class Market : IAsyncDisposable
{
    private Market(TestHub hub, TestPerson maker, TestPerson checker, TestPartner hotel, TestPartner airline) =>
        (Hub, Maker, Checker, Hotel, Airline) = (hub, maker, checker, hotel, airline);

    public TestHub Hub { get; }

    /// <summary>A person who proposes, and calculates.</summary>
    public TestPerson Maker { get; }

    /// <summary>Another person, who approves, and may calculate too.</summary>
    public TestPerson Checker { get; }

    public TestPartner Hotel { get; }

    public TestPartner Airline { get; }

    public SettlementsAdminService.SettlementsAdminServiceClient Making => Maker.Settlements;

    public SettlementsAdminService.SettlementsAdminServiceClient Checking => Checker.Settlements;

    public static async Task<Market> OpenAsync(Store store)
    {
        var hub = await TestHub.StartAsync(store);
        var maker = await hub.AddNamedPerson("Maker", Role.FinanceMaker);
        var checker = await hub.AddNamedPerson("Checker", Role.FinanceChecker);
        var hotel = await hub.AddNamedPartner("hotel", "NIGHTS");
        var airline = await hub.AddNamedPartner("airline", "MILES");
        await hotel.AddTerms(maker, checker, Prices("NIGHTS", FundingModel.AtRedemption, issueMicros: 4_000, redemptionMicros: 3_000));
        await airline.AddTerms(maker, checker, Prices("MILES", FundingModel.AtIssuance, issueMicros: 20_000, redemptionMicros: 9_000));
        var market = new Market(hub, maker, checker, hotel, airline);
        await market.RouteAsync(new Fraction { Numerator = 1, Denominator = 3 });
        return market;
    }

    /// <summary>Proposes a route from nights to miles and has it approved.</summary>
    public Task<Route> RouteAsync(Fraction rate) => OpenRouteAsync(TermsOf(rate));

    /// <summary>Proposes a route and has it approved.</summary>
    public async Task<Route> OpenRouteAsync(RouteTerms terms)
    {
        var proposed = await Maker.Exchanges.ProposeRouteAsync(new ProposeRouteRequest { RequestId = HubPeople.NewRequest(), Terms = terms });
        var approved = await Checker.Exchanges.ApproveRouteAsync(
            new ApproveRouteRequest { RequestId = HubPeople.NewRequest(), RouteId = proposed.Route.RouteId });
        return approved.Route;
    }

    public RouteTerms TermsOf(Fraction rate) => new()
    {
        FromCurrencyCode = "NIGHTS",
        ToCurrencyCode = "MILES",
        IssuerPartnerId = Airline.PartnerId,
        Rate = rate,
        Fee = TermsRequests.Of(1, 100),
        MinimumPoints = 10,
        MaximumPoints = 100_000,
        IncrementPoints = 1,
    };

    /// <summary>A member of the hotel with this many of its points: HK$1 each.</summary>
    public async Task<MemberSelector> GuestAsync(long nights)
    {
        var guest = await Hotel.Enrol();
        await Hotel.Points.EarnAsync(Till.Earn(guest, nights * 100));
        return guest;
    }

    public async Task<long> BalanceAsync(MemberSelector member, string currency)
    {
        var response = await Hotel.Points.GetBalanceAsync(new GetBalanceRequest { Member = member, CurrencyCode = currency });
        return response.Balances.SingleOrDefault()?.Available ?? 0;
    }

    public QuoteExchangeRequest Request(MemberSelector member, long points) =>
        new() { Member = member, FromCurrencyCode = "NIGHTS", ToCurrencyCode = "MILES", Points = points };

    public async Task<Quote> QuoteAsync(MemberSelector member, long points, TestPartner? partner = null)
    {
        var exchanges = (partner ?? Hotel).Exchanges;
        var response = await exchanges.QuoteExchangeAsync(Request(member, points));
        return response.Quote;
    }

    public AcceptExchangeRequest Acceptance(Quote quote) => new()
    {
        RequestId = HubPeople.NewRequest(),
        SignedQuote = quote.SignedQuote,
        Proof = Hub.Assertion(),
    };

    public ValueTask DisposeAsync() => Hub.DisposeAsync();

    private static Terms Prices(string currency, FundingModel funding, long issueMicros, long redemptionMicros)
    {
        var terms = TermsRequests.YuuLike(currency);
        terms.FundingModel = funding;
        terms.IssuePrice = TermsRequests.Of(issueMicros, 1);
        terms.RedemptionPrice = TermsRequests.Of(redemptionMicros, 1);
        terms.AssertionLimitPointsPerBurn = 100_000;
        terms.AssertionLimitPointsPerDay = 1_000_000;
        return terms;
    }
}
