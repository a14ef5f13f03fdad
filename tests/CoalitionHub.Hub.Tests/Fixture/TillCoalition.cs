using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Protos.Partners.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Programmes.V1;
using CoalitionHub.Protos.Purchases.V1;
using CoalitionHub.Protos.Staff.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Credential = CoalitionHub.Protos.Partners.V1.Credential;

namespace CoalitionHub.Hub.Tests.Fixture;

/// <summary>A partner of a test, and how to call as it.</summary>
public sealed record TillPartner(string Id, ClientKeys Keys, CallInvoker Invoker)
{
    public PointsService.PointsServiceClient Points { get; } = new(Invoker);

    public MembersService.MembersServiceClient Members { get; } = new(Invoker);

    public PurchasesService.PurchasesServiceClient Purchases { get; } = new(Invoker);
}

/// <summary>A small coalition on a test's hub: an operator, a maker and a checker, and partners with approved terms.</summary>
public sealed class TillCoalition
{
    private TillCoalition(TestHub hub, CallInvoker @operator, CallInvoker maker, CallInvoker checker) =>
        (Hub, Operator, Maker, Checker) = (hub, @operator, maker, checker);

    public TestHub Hub { get; }

    /// <summary>The first operator.</summary>
    public CallInvoker Operator { get; }

    /// <summary>Who proposes.</summary>
    public CallInvoker Maker { get; }

    /// <summary>Who approves.</summary>
    public CallInvoker Checker { get; }

    public static string NewId() => Guid.CreateVersion7().ToString("D");

    public static async Task<TillCoalition> FoundAsync(TestHub hub)
    {
        var first = await hub.As(hub.FirstOperator);
        var staff = new StaffAdminService.StaffAdminServiceClient(first);
        return new TillCoalition(hub, first, await Person(hub, staff, "Mia Maker", Role.FinanceMaker), await Person(hub, staff, "Charles Checker", Role.FinanceChecker));
    }

    /// <summary>A partner on the coalition's points: HK$1 earns 1 point, 200 points are worth HK$1.</summary>
    public async Task<TillPartner> PartnerAsync(string code, FundingModel funding, Action<Terms>? change = null, string scope = "")
    {
        var partners = new PartnersAdminService.PartnersAdminServiceClient(Operator);
        var partner = (await partners.OnboardPartnerAsync(new OnboardPartnerRequest { RequestId = NewId(), Code = code, DisplayName = code, SettlementCurrencyCode = "HKD" })).Partner;
        await AgreeAsync(partner.PartnerId, TermsOf(funding, change));
        var keys = await CredentialAsync(partner.PartnerId);
        return new TillPartner(partner.PartnerId, keys, await Hub.As(keys, scope));
    }

    /// <summary>Proposes and approves terms that hold from now on.</summary>
    public async Task AgreeAsync(string partnerId, Terms terms)
    {
        var proposed = await new ProgrammesAdminService.ProgrammesAdminServiceClient(Maker)
            .ProposeTermsAsync(new ProposeTermsRequest { RequestId = NewId(), PartnerId = partnerId, Terms = terms });
        await new ProgrammesAdminService.ProgrammesAdminServiceClient(Checker)
            .ApproveTermsAsync(new ApproveTermsRequest { RequestId = NewId(), TermsId = proposed.TermsVersion.TermsId });
    }

    /// <summary>A credential with every scope that a partner can have.</summary>
    public async Task<ClientKeys> CredentialAsync(string partnerId)
    {
        var request = new CreateCredentialRequest { RequestId = NewId(), PartnerId = partnerId };
        request.Scopes.AddRange(["points.earn", "points.burn", "points.read", "purchases.read", "members.write", "members.read", "exchanges.write", "exchanges.read", "settlements.read", "partners.read"]);
        var created = await new PartnersAdminService.PartnersAdminServiceClient(Operator).CreateCredentialAsync(request);
        return new ClientKeys(created.Credential.ClientId, created.ClientSecret);
    }

    public static Terms TermsOf(FundingModel funding, Action<Terms>? change = null)
    {
        var terms = new Terms
        {
            PointsCurrencyCode = "POINTS",
            BurnValue = new Fraction { Numerator = 1, Denominator = 2 },
            FundingModel = funding,
            IssuePrice = new Fraction { Numerator = 5000, Denominator = 1 },
            RedemptionPrice = new Fraction { Numerator = 4800, Denominator = 1 },
            Fee = new Fraction { Numerator = 2, Denominator = 100 },
            NetDebitCap = new Money { CurrencyCode = "HKD", MinorUnits = 1_000_000_00 },
            MinimumBurnPoints = 1,
            BurnIncrementPoints = 1,
            ExpiryMonths = 12,
            ExpiredLotGraceDays = 30,
            NegativeBalanceFloorPoints = 100,
            MaximumLateness = Duration.FromTimeSpan(TimeSpan.FromDays(7)),
            AssertionLimitPointsPerBurn = 1_000_000,
            AssertionLimitPointsPerDay = 10_000_000,
            HoldMaxDuration = Duration.FromTimeSpan(TimeSpan.FromDays(7)),
        };
        terms.EarnRates.Add(new EarnRate { CurrencyCode = "HKD", PointsPerMinorUnit = new Fraction { Numerator = 1, Denominator = 100 } });
        change?.Invoke(terms);
        return terms;
    }

    public static async Task<MemberSelector> EnrolAsync(TillPartner partner) => new()
    {
        CardNumber = (await partner.Members.EnrolMemberAsync(new EnrolMemberRequest { RequestId = NewId() })).Member.CardNumber,
    };

    public static EarnRequest Earn(MemberSelector member, long minorUnits, string? reference = null) => new()
    {
        RequestId = NewId(),
        Member = member,
        Receipt = new Receipt { MerchantReference = reference ?? NewId(), Amount = new Money { CurrencyCode = "HKD", MinorUnits = minorUnits } },
    };

    public BurnRequest Burn(MemberSelector member, long points, string? reference = null) => new()
    {
        RequestId = NewId(),
        Member = member,
        Points = points,
        Proof = Assertion(),
        Receipt = new Receipt { MerchantReference = reference ?? NewId() },
    };

    /// <summary>The partner's word that it authenticated the member just now.</summary>
    public Proof Assertion() => new()
    {
        Assertion = new PartnerAssertion { Method = AssertionMethod.Passkey, AuthenticationTime = Timestamp.FromDateTimeOffset(Hub.Now) },
    };

    private static async Task<CallInvoker> Person(TestHub hub, StaffAdminService.StaffAdminServiceClient staff, string name, Role role)
    {
        var person = (await staff.AddStaffAsync(new AddStaffRequest { RequestId = NewId(), DisplayName = name, Roles = { role } })).StaffMember;
        var created = await staff.CreateStaffCredentialAsync(new CreateStaffCredentialRequest { RequestId = NewId(), StaffId = person.StaffId });
        return await hub.As(new ClientKeys(created.ClientId, created.ClientSecret));
    }
}
