using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Protos.Partners.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Programmes.V1;
using CoalitionHub.Protos.Purchases.V1;
using CoalitionHub.Protos.Settlements.V1;
using CoalitionHub.Protos.Staff.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CoalitionHub.Hub.Tests.Exchanges;

/// <summary>
/// A hub with two people of finance, a hotel whose points are paid for when they are burnt, an airline whose miles are paid for at
/// issuance, and a route between them: 3 points for a mile, 1 % fee.
/// </summary>
internal sealed class Market : IAsyncDisposable
{
    private static readonly string[] Scopes =
        ["points.earn", "points.burn", "points.read", "members.write", "members.read", "exchanges.write", "exchanges.read", "settlements.read"];

    private readonly CallInvoker @operator;

    private Market(TestHub hub, CallInvoker @operator, CallInvoker maker, CallInvoker checker, MarketPartner hotel, MarketPartner airline) =>
        (Hub, this.@operator, Maker, Checker, Hotel, Airline) = (hub, @operator, maker, checker, hotel, airline);

    public TestHub Hub { get; }

    /// <summary>A person who proposes, and calculates.</summary>
    public CallInvoker Maker { get; }

    /// <summary>Another person, who approves, and may calculate too.</summary>
    public CallInvoker Checker { get; }

    public MarketPartner Hotel { get; }

    public MarketPartner Airline { get; }

    public SettlementsAdminService.SettlementsAdminServiceClient Making => new(Maker);

    public SettlementsAdminService.SettlementsAdminServiceClient Checking => new(Checker);

    public static string NewId() => Guid.CreateVersion7().ToString("D");

    public static async Task<Market> OpenAsync(Store store)
    {
        var hub = await TestHub.StartAsync(store);
        var @operator = await hub.As(hub.FirstOperator);
        var maker = await PersonAsync(hub, @operator, Role.FinanceMaker);
        var checker = await PersonAsync(hub, @operator, Role.FinanceChecker);
        var hotel = await JoinAsync(hub, @operator, "hotel", "NIGHTS");
        var airline = await JoinAsync(hub, @operator, "airline", "MILES");
        await AgreeAsync(maker, checker, hotel, "NIGHTS", FundingModel.AtRedemption, issueMicros: 4_000, redemptionMicros: 3_000);
        await AgreeAsync(maker, checker, airline, "MILES", FundingModel.AtIssuance, issueMicros: 20_000, redemptionMicros: 9_000);
        var market = new Market(hub, @operator, maker, checker, hotel, airline);
        await market.RouteAsync(new Fraction { Numerator = 1, Denominator = 3 });
        return market;
    }

    /// <summary>Proposes a route from nights to miles and has it approved.</summary>
    public async Task<Route> RouteAsync(Fraction rate)
    {
        var proposed = await new ExchangesAdminService.ExchangesAdminServiceClient(Maker).ProposeRouteAsync(new ProposeRouteRequest { RequestId = NewId(), Terms = TermsOf(rate) });
        var approved = await new ExchangesAdminService.ExchangesAdminServiceClient(Checker).ApproveRouteAsync(
            new ApproveRouteRequest { RequestId = NewId(), RouteId = proposed.Route.RouteId });
        return approved.Route;
    }

    public RouteTerms TermsOf(Fraction rate) => new()
    {
        FromCurrencyCode = "NIGHTS",
        ToCurrencyCode = "MILES",
        IssuerPartnerId = Airline.Id,
        Rate = rate,
        Fee = TermsRequests.Of(1, 100),
        MinimumPoints = 10,
        MaximumPoints = 100_000,
        IncrementPoints = 1,
    };

    /// <summary>A member of the hotel with this many of its points: HK$1 each.</summary>
    public async Task<MemberSelector> GuestAsync(long nights)
    {
        var enrolled = await new MembersService.MembersServiceClient(Hotel.Caller).EnrolMemberAsync(new EnrolMemberRequest { RequestId = NewId() });
        var guest = new MemberSelector { CardNumber = enrolled.Member.CardNumber };
        await EarnAsync(Hotel, guest, nights * 100);
        return guest;
    }

    public async Task EarnAsync(MarketPartner partner, MemberSelector member, long cents) =>
        await new PointsService.PointsServiceClient(partner.Caller).EarnAsync(new EarnRequest
        {
            RequestId = NewId(),
            Member = member,
            Receipt = new Receipt { MerchantReference = NewId(), Amount = new Money { CurrencyCode = "HKD", MinorUnits = cents }, Channel = Channel.Store },
        });

    public async Task<long> BalanceAsync(MemberSelector member, string currency)
    {
        var response = await new PointsService.PointsServiceClient(Hotel.Caller).GetBalanceAsync(new GetBalanceRequest { Member = member, CurrencyCode = currency });
        return response.Balances.SingleOrDefault()?.Available ?? 0;
    }

    public async Task<Quote> QuoteAsync(MemberSelector member, long points, MarketPartner? partner = null)
    {
        var exchanges = new ExchangesService.ExchangesServiceClient((partner ?? Hotel).Caller);
        var response = await exchanges.QuoteExchangeAsync(new QuoteExchangeRequest { Member = member, FromCurrencyCode = "NIGHTS", ToCurrencyCode = "MILES", Points = points });
        return response.Quote;
    }

    public AcceptExchangeRequest Acceptance(Quote quote) => new()
    {
        RequestId = NewId(),
        SignedQuote = quote.SignedQuote,
        Proof = new Proof { Assertion = new PartnerAssertion { Method = AssertionMethod.Passkey, AuthenticationTime = Timestamp.FromDateTimeOffset(Hub.Now) } },
    };

    /// <summary>A person who looks after a partner's figures.</summary>
    public Task<CallInvoker> FinanceOfAsync(MarketPartner partner) => PersonAsync(Hub, @operator, Role.PartnerFinance, partner.Id);

    public ValueTask DisposeAsync() => Hub.DisposeAsync();

    private static async Task<CallInvoker> PersonAsync(TestHub hub, CallInvoker @operator, Role role, string partnerId = "")
    {
        var staff = new StaffAdminService.StaffAdminServiceClient(@operator);
        var added = await staff.AddStaffAsync(new AddStaffRequest { RequestId = NewId(), DisplayName = role.ToString(), Roles = { role }, PartnerId = partnerId });
        var credential = await staff.CreateStaffCredentialAsync(new CreateStaffCredentialRequest { RequestId = NewId(), StaffId = added.StaffMember.StaffId });
        return await hub.As(new ClientKeys(credential.ClientId, credential.ClientSecret));
    }

    private static async Task<MarketPartner> JoinAsync(TestHub hub, CallInvoker @operator, string code, string currency)
    {
        var partners = new PartnersAdminService.PartnersAdminServiceClient(@operator);
        var joined = await partners.OnboardPartnerAsync(new OnboardPartnerRequest
        {
            RequestId = NewId(),
            Code = code,
            DisplayName = code,
            BrandCurrency = new BrandCurrency { CurrencyCode = currency, DisplayName = currency },
            SettlementCurrencyCode = "HKD",
        });
        var made = await partners.CreateCredentialAsync(new CreateCredentialRequest { RequestId = NewId(), PartnerId = joined.Partner.PartnerId, Scopes = { Scopes } });
        var caller = await hub.As(new ClientKeys(made.Credential.ClientId, made.ClientSecret));
        return new MarketPartner(joined.Partner.PartnerId, caller);
    }

    private static async Task AgreeAsync(
        CallInvoker maker, CallInvoker checker, MarketPartner partner, string currency, FundingModel funding, long issueMicros, long redemptionMicros)
    {
        var terms = TermsRequests.YuuLike(currency);
        terms.FundingModel = funding;
        terms.IssuePrice = TermsRequests.Of(issueMicros, 1);
        terms.RedemptionPrice = TermsRequests.Of(redemptionMicros, 1);
        terms.AssertionLimitPointsPerBurn = 100_000;
        terms.AssertionLimitPointsPerDay = 1_000_000;
        var proposed = await new ProgrammesAdminService.ProgrammesAdminServiceClient(maker).ProposeTermsAsync(
            new ProposeTermsRequest { RequestId = NewId(), PartnerId = partner.Id, Terms = terms });
        await new ProgrammesAdminService.ProgrammesAdminServiceClient(checker).ApproveTermsAsync(
            new ApproveTermsRequest { RequestId = NewId(), TermsId = proposed.TermsVersion.TermsId });
    }
}

/// <summary>A brand of the market.</summary>
/// <param name="Id">"ptn_…".</param>
/// <param name="Caller">Its system, with every scope that a partner can have.</param>
internal sealed record MarketPartner(string Id, CallInvoker Caller);
