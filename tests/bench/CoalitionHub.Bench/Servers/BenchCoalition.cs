using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Partners.V1;
using CoalitionHub.Protos.Programmes.V1;
using CoalitionHub.Protos.Staff.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using EnrolMemberRequest = CoalitionHub.PartnerSdk.EnrolMemberRequest;
using MemberSelector = CoalitionHub.PartnerSdk.MemberSelector;

namespace CoalitionHub.Bench.Servers;

/// <summary>
/// Four partners with terms like yuu's, three on the coalition's points and one with points of its own, a route to those, and members
/// who may earn with any of them.
/// </summary>
internal sealed class BenchCoalition : IDisposable
{
    private const int PartnerCount = 4;
    private const int CallersThatEnrol = 64;

    /// <summary>Which brand has points of its own; counted from 1.</summary>
    public const int BrandWithPoints = 2;

    private BenchCoalition(IReadOnlyList<BenchPartner> partners, IReadOnlyList<MemberSelector> members, IReadOnlyList<MemberSelector> cards) =>
        (Partners, Members, Cards) = (partners, members, cards);

    /// <summary>The points of the one brand that has its own.</summary>
    public const string BrandPoints = "MILES";

    public static BenchCoalition None { get; } = new([], [], []);

    public IReadOnlyList<BenchPartner> Partners { get; }

    /// <summary>Members by their ids, which the first partner alone may use: it enrolled them.</summary>
    public IReadOnlyList<MemberSelector> Members { get; }

    /// <summary>The same members by their cards, as every partner's tills read them.</summary>
    public IReadOnlyList<MemberSelector> Cards { get; }

    public static async Task<BenchCoalition> FoundAsync(ServerUnderTest server, string operatorId, string operatorSecret, int memberCount)
    {
        using var channel = GrpcChannel.ForAddress(server.Grpc, new GrpcChannelOptions { HttpHandler = Tls.Handler(), DisposeHttpClient = true });
        var @operator = await Login.AsAsync(channel, server.Web, operatorId, operatorSecret);
        var maker = await PersonAsync(channel, server.Web, @operator, Role.FinanceMaker);
        var checker = await PersonAsync(channel, server.Web, @operator, Role.FinanceChecker);
        var partners = new List<BenchPartner>();
        for (var no = 1; no <= PartnerCount; no++)
        {
            partners.Add(await PartnerAsync(server, @operator, maker, checker, $"brand{no}", no == BrandWithPoints ? BrandPoints : null));
        }

        await RouteAsync(maker, checker, partners[BrandWithPoints - 1].PartnerId);

        var members = new MemberSelector[memberCount];
        var cards = new MemberSelector[memberCount];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, CallersThatEnrol).Select(async _ =>
        {
            while (Interlocked.Increment(ref next) is var at && at < memberCount)
            {
                var enrolled = await partners[0].Client.Members.EnrolAsync(new EnrolMemberRequest());
                members[at] = enrolled.Id;
                cards[at] = MemberSelector.ByCard(enrolled.CardNumber ?? throw new InvalidOperationException("Whoever is enrolled gets a card."));
            }
        }));
        return new BenchCoalition(partners, members, cards);
    }

    /// <summary>The same coalition, called at another process.</summary>
    public BenchCoalition At(ServerUnderTest server) => new([.. Partners.Select(partner => partner.At(server))], Members, Cards);

    public void Dispose()
    {
        foreach (var partner in Partners)
        {
            partner.Client.Dispose();
        }
    }

    private static async Task<CallInvoker> PersonAsync(GrpcChannel channel, Uri web, CallInvoker @operator, Role role)
    {
        var staff = new StaffAdminService.StaffAdminServiceClient(@operator);
        var person = await staff.AddStaffAsync(new AddStaffRequest { RequestId = NewId(), DisplayName = role.ToString(), Roles = { role } });
        var made = await staff.CreateStaffCredentialAsync(new CreateStaffCredentialRequest { RequestId = NewId(), StaffId = person.StaffMember.StaffId });
        return await Login.AsAsync(channel, web, made.ClientId, made.ClientSecret);
    }

    private static async Task<BenchPartner> PartnerAsync(ServerUnderTest server, CallInvoker @operator, CallInvoker maker, CallInvoker checker, string code, string? currency)
    {
        var admin = new PartnersAdminService.PartnersAdminServiceClient(@operator);
        var partner = (await admin.OnboardPartnerAsync(new OnboardPartnerRequest
        {
            RequestId = NewId(),
            Code = code,
            DisplayName = code,
            SettlementCurrencyCode = "HKD",
            BrandCurrency = currency is null ? null : new BrandCurrency { CurrencyCode = currency, DisplayName = currency },
        })).Partner;
        var proposed = await new ProgrammesAdminService.ProgrammesAdminServiceClient(maker)
            .ProposeTermsAsync(new ProposeTermsRequest { RequestId = NewId(), PartnerId = partner.PartnerId, Terms = Terms(currency ?? "POINTS") });
        await new ProgrammesAdminService.ProgrammesAdminServiceClient(checker)
            .ApproveTermsAsync(new ApproveTermsRequest { RequestId = NewId(), TermsId = proposed.TermsVersion.TermsId });
        var made = await admin.CreateCredentialAsync(new CreateCredentialRequest
        {
            RequestId = NewId(),
            PartnerId = partner.PartnerId,
            Scopes = { "points.earn", "points.burn", "points.read", "members.write", "members.read", "purchases.read", "exchanges.write", "exchanges.read" },
        });
        return BenchPartner.At(server, partner.PartnerId, made.Credential.ClientId, made.ClientSecret);
    }

    /// <summary>One coalition point buys one of the brand's.</summary>
    private static async Task RouteAsync(CallInvoker maker, CallInvoker checker, string issuerId)
    {
        var proposed = await new ExchangesAdminService.ExchangesAdminServiceClient(maker).ProposeRouteAsync(new ProposeRouteRequest
        {
            RequestId = NewId(),
            Terms = new RouteTerms
            {
                FromCurrencyCode = "POINTS",
                ToCurrencyCode = BrandPoints,
                IssuerPartnerId = issuerId,
                Rate = Of(1, 1),
                Fee = Of(1, 100),
                MinimumPoints = 1,
                MaximumPoints = 1_000_000,
                IncrementPoints = 1,
            },
        });
        await new ExchangesAdminService.ExchangesAdminServiceClient(checker).ApproveRouteAsync(new ApproveRouteRequest { RequestId = NewId(), RouteId = proposed.Route.RouteId });
    }

    /// <summary>HK$1 earns a point, 200 points are worth HK$1, the issuer pays at issuance.</summary>
    private static Protos.Programmes.V1.Terms Terms(string currency) => new()
    {
        PointsCurrencyCode = currency,
        EarnRates = { new Protos.Programmes.V1.EarnRate { CurrencyCode = "HKD", PointsPerMinorUnit = Of(1, 100) } },
        BurnValue = Of(1, 2),
        FundingModel = Protos.Programmes.V1.FundingModel.AtIssuance,
        IssuePrice = Of(5000, 1),
        RedemptionPrice = Of(4800, 1),
        Fee = Of(2, 100),
        NetDebitCap = new Protos.Amounts.V1.Money { CurrencyCode = "HKD", MinorUnits = 10_000_000_000 },
        MinimumBurnPoints = 1,
        BurnIncrementPoints = 1,
        ExpiryMonths = 12,
        MaximumLateness = Duration.FromTimeSpan(TimeSpan.FromDays(7)),
        AssertionLimitPointsPerBurn = 1_000_000,
        AssertionLimitPointsPerDay = 10_000_000,
        HoldMaxDuration = Duration.FromTimeSpan(TimeSpan.FromDays(7)),
    };

    private static Protos.Amounts.V1.Fraction Of(long numerator, long denominator) => new() { Numerator = numerator, Denominator = denominator };

    private static string NewId() => Guid.CreateVersion7().ToString("D");
}
