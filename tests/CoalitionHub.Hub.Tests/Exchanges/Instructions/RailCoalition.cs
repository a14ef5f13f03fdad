using CoalitionHub.Core.Partners;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Protos.Partners.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Programmes.V1;
using CoalitionHub.Protos.Staff.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace CoalitionHub.Hub.Tests.Exchanges.Instructions;

/// <summary>
/// A hotel whose points the hub keeps, a railway and an airline that keep their own, and routes between them: a point for a point, no fee.
/// Brought into any hub, in this process or another.
/// </summary>
internal sealed class RailCoalition
{
    public const string Nights = "NIGHTS";
    public const string Rail = "RAIL";
    public const string Miles = "MILES";

    private readonly People people;
    private readonly Func<DateTimeOffset> now;

    private RailCoalition(People people, Func<DateTimeOffset> now, TestPartner hotel, TestPartner railway, TestPartner airline) =>
        (this.people, this.now, Hotel, Railway, Airline) = (people, now, hotel, railway, airline);

    public TestPerson Maker => people.Maker;

    public TestPerson Checker => people.Checker;

    public TestPartner Hotel { get; }

    public TestPartner Railway { get; }

    public TestPartner Airline { get; }

    public static Task<RailCoalition> OpenAsync(TestHub hub) => OpenAsync(keys => hub.As(keys), hub.FirstOperator, () => hub.Now);

    /// <param name="sign">A way to call as a client.</param>
    /// <param name="firstOperator">The first person.</param>
    /// <param name="now">The hub's time.</param>
    public static async Task<RailCoalition> OpenAsync(Func<ClientKeys, Task<CallInvoker>> sign, ClientKeys firstOperator, Func<DateTimeOffset> now)
    {
        var staff = new StaffAdminService.StaffAdminServiceClient(await sign(firstOperator));
        var people = new People(
            sign, await PersonAsync(sign, staff, "Maker", Role.Operator, Role.FinanceMaker), await PersonAsync(sign, staff, "Checker", Role.FinanceChecker));
        var coalition = new RailCoalition(
            people, now, await PartnerAsync(people, "hotel", Nights, Custody.Hub), await PartnerAsync(people, "railway", Rail, Custody.Partner),
            await PartnerAsync(people, "airline", Miles, Custody.Partner));
        await coalition.RouteAsync(Nights, Rail, coalition.Railway);
        await coalition.RouteAsync(Rail, Nights, coalition.Hotel);
        await coalition.RouteAsync(Rail, Miles, coalition.Airline);
        return coalition;
    }

    /// <summary>A member of the hotel's with so many of its points, known to the railway, and to the airline, by this number.</summary>
    public async Task<MemberSelector> GuestAsync(string number, long nights)
    {
        var guest = await Hotel.Enrol();
        foreach (var partner in new[] { Railway, Airline })
        {
            await partner.Members.LinkMemberAsync(new LinkMemberRequest { RequestId = HubPeople.NewRequest(), Member = guest, BrandMemberNumber = number, Proof = Assertion() });
        }

        await Hotel.Points.EarnAsync(Till.Earn(guest, nights * 100));
        return guest;
    }

    /// <summary>The brand whose points leave exchanges them, on its own word.</summary>
    public async Task<Exchange> ExchangeAsync(MemberSelector member, long points, string from = Nights, string to = Rail)
    {
        var exchanges = OwnerOf(from).Exchanges;
        var quote = await exchanges.QuoteExchangeAsync(new QuoteExchangeRequest { Member = member, FromCurrencyCode = from, ToCurrencyCode = to, Points = points });
        return (await exchanges.AcceptExchangeAsync(Acceptance(quote.Quote))).Exchange;
    }

    public AcceptExchangeRequest Acceptance(Quote quote) => new() { RequestId = HubPeople.NewRequest(), SignedQuote = quote.SignedQuote, Proof = Assertion() };

    /// <summary>Where an exchange stands now.</summary>
    public async Task<ExchangeState> StateOf(Exchange exchange) =>
        (await OwnerOf(exchange.FromCurrencyCode).Exchanges.GetExchangeAsync(new GetExchangeRequest { ExchangeId = exchange.ExchangeId })).Exchange.State;

    public TestPartner OwnerOf(string points) => points switch { Nights => Hotel, Rail => Railway, _ => Airline };

    /// <summary>The member's points at the hotel that are free.</summary>
    public async Task<long> NightsAsync(MemberSelector member) =>
        (await Hotel.Points.GetBalanceAsync(new GetBalanceRequest { Member = member, CurrencyCode = Nights })).Balances.SingleOrDefault()?.Available ?? 0;

    private Proof Assertion() => new() { Assertion = new PartnerAssertion { Method = AssertionMethod.Passkey, AuthenticationTime = Timestamp.FromDateTimeOffset(now()) } };

    private static async Task<TestPerson> PersonAsync(Func<ClientKeys, Task<CallInvoker>> sign, StaffAdminService.StaffAdminServiceClient staff, string name, params Role[] roles)
    {
        var person = (await staff.AddStaffAsync(new AddStaffRequest { RequestId = HubPeople.NewRequest(), DisplayName = name, Roles = { roles } })).StaffMember;
        var made = await staff.CreateStaffCredentialAsync(new CreateStaffCredentialRequest { RequestId = HubPeople.NewRequest(), StaffId = person.StaffId });
        var keys = new ClientKeys(made.ClientId, made.ClientSecret);
        return new TestPerson(person.StaffId, await sign(keys), keys);
    }

    private static async Task<TestPartner> PartnerAsync(People people, string code, string points, Custody custody)
    {
        var partners = new PartnersAdminService.PartnersAdminServiceClient(people.Maker.Calls);
        var onboarded = await partners.OnboardPartnerAsync(new OnboardPartnerRequest
        {
            RequestId = HubPeople.NewRequest(),
            Code = code,
            DisplayName = code,
            SettlementCurrencyCode = "HKD",
            BrandCurrency = new Protos.Partners.V1.BrandCurrency { CurrencyCode = points, DisplayName = points, Custody = custody },
        });
        var made = await partners.CreateCredentialAsync(
            new CreateCredentialRequest { RequestId = HubPeople.NewRequest(), PartnerId = onboarded.Partner.PartnerId, Scopes = { PartnerScopes.All } });
        var keys = new ClientKeys(made.Credential.ClientId, made.ClientSecret);
        var partner = new TestPartner(onboarded.Partner.PartnerId, await people.Sign(keys), keys);
        await partner.AddTerms(people.Maker, people.Checker, Prices(points));
        return partner;
    }

    private static Terms Prices(string points) =>
        TermsRequests.Roomy(change: terms => (terms.PointsCurrencyCode, terms.NetDebitCap.MinorUnits, terms.RedemptionPrice) = (points, 10_000_000_00, terms.IssuePrice));

    private async Task RouteAsync(string from, string to, TestPartner issuer)
    {
        var proposed = await Maker.Exchanges.ProposeRouteAsync(new ProposeRouteRequest
        {
            RequestId = HubPeople.NewRequest(),
            Terms = new RouteTerms
            {
                FromCurrencyCode = from,
                ToCurrencyCode = to,
                IssuerPartnerId = issuer.PartnerId,
                Rate = TermsRequests.Of(1, 1),
                MinimumPoints = 1,
                MaximumPoints = 1_000_000,
                IncrementPoints = 1,
            },
        });
        await Checker.Exchanges.ApproveRouteAsync(new ApproveRouteRequest { RequestId = HubPeople.NewRequest(), RouteId = proposed.Route.RouteId });
    }

    /// <param name="Sign">A way to call as a client.</param>
    /// <param name="Maker">Who proposes.</param>
    /// <param name="Checker">Who approves.</param>
    private sealed record People(Func<ClientKeys, Task<CallInvoker>> Sign, TestPerson Maker, TestPerson Checker);
}
