using CoalitionHub.Core.Partners;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Ledger.V1;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Protos.Partners.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Programmes.V1;
using CoalitionHub.Protos.Purchases.V1;
using CoalitionHub.Protos.Settlements.V1;
using CoalitionHub.Protos.Staff.V1;
using Grpc.Core;

namespace CoalitionHub.Hub.Tests.Fixture;

/// <summary>A partner's system that calls the hub.</summary>
/// <param name="PartnerId">"ptn_…".</param>
/// <param name="Calls">With a token of all scopes.</param>
/// <param name="Keys">What it authenticates with.</param>
internal sealed record TestPartner(string PartnerId, CallInvoker Calls, ClientKeys Keys)
{
    public PointsService.PointsServiceClient Points => new(Calls);

    public PurchasesService.PurchasesServiceClient Purchases => new(Calls);

    public MembersService.MembersServiceClient Members => new(Calls);

    public ExchangesService.ExchangesServiceClient Exchanges => new(Calls);

    public SettlementsService.SettlementsServiceClient Settlements => new(Calls);

    public DisputesService.DisputesServiceClient Disputes => new(Calls);

    public LiquidityService.LiquidityServiceClient Liquidity => new(Calls);
}

/// <summary>A person of the staff who calls the hub.</summary>
/// <param name="StaffId">"stf_…".</param>
/// <param name="Calls">With the person's token.</param>
/// <param name="Keys">What the person authenticates with.</param>
internal sealed record TestPerson(string StaffId, CallInvoker Calls, ClientKeys Keys)
{
    public PointsAdminService.PointsAdminServiceClient Points => new(Calls);

    public MembersAdminService.MembersAdminServiceClient Members => new(Calls);

    public ExchangesAdminService.ExchangesAdminServiceClient Exchanges => new(Calls);

    public ExchangeResolutionsAdminService.ExchangeResolutionsAdminServiceClient Resolutions => new(Calls);

    public SettlementsAdminService.SettlementsAdminServiceClient Settlements => new(Calls);

    public DisputesAdminService.DisputesAdminServiceClient Disputes => new(Calls);

    public SettlementRulesAdminService.SettlementRulesAdminServiceClient Rules => new(Calls);

    public LiquidityAdminService.LiquidityAdminServiceClient Liquidity => new(Calls);

    public SettlementAdjustmentsAdminService.SettlementAdjustmentsAdminServiceClient Adjustments => new(Calls);

    public PacksAdminService.PacksAdminServiceClient Packs => new(Calls);

    public LedgerAdminService.LedgerAdminServiceClient Ledger => new(Calls);
}

/// <summary>Brings partners, people and terms into a running hub, over gRPC.</summary>
internal static class HubPeople
{
    public static string NewRequest() => Guid.CreateVersion7().ToString();

    public static async Task<TestPerson> AddNamedPerson(this TestHub hub, string name, params Role[] roles)
    {
        var staff = new StaffAdminService.StaffAdminServiceClient(await hub.As(hub.FirstOperator));
        var person = await staff.AddStaffAsync(new AddStaffRequest { RequestId = NewRequest(), DisplayName = name, Roles = { roles } });
        var staffId = person.StaffMember.StaffId;
        var credential = await staff.CreateStaffCredentialAsync(new CreateStaffCredentialRequest { RequestId = NewRequest(), StaffId = staffId });
        var keys = new ClientKeys(credential.ClientId, credential.ClientSecret);
        return new TestPerson(staffId, await hub.As(keys), keys);
    }

    /// <summary>Onboards a partner; with a code of its own points, if it has any.</summary>
    public static async Task<TestPartner> AddNamedPartner(this TestHub hub, string code, string? points = null, Custody custody = Custody.Unspecified)
    {
        var partners = new PartnersAdminService.PartnersAdminServiceClient(await hub.As(hub.FirstOperator));
        var request = new OnboardPartnerRequest { RequestId = NewRequest(), Code = code, DisplayName = code, SettlementCurrencyCode = "HKD" };
        if (points is not null)
        {
            request.BrandCurrency = new Protos.Partners.V1.BrandCurrency { CurrencyCode = points, DisplayName = points, Custody = custody };
        }

        var partnerId = (await partners.OnboardPartnerAsync(request)).Partner.PartnerId;
        var credential = await partners.CreateCredentialAsync(new CreateCredentialRequest { RequestId = NewRequest(), PartnerId = partnerId, Scopes = { PartnerScopes.All } });
        var keys = new ClientKeys(credential.Credential.ClientId, credential.ClientSecret);
        return new TestPartner(partnerId, await hub.As(keys), keys);
    }

    /// <summary>Terms in force from now on; HK$1 earns a point, unless the test says otherwise.</summary>
    public static async Task<TermsVersion> AddTerms(this TestPartner partner, TestPerson maker, TestPerson checker, Terms? terms = null)
    {
        var proposed = await new ProgrammesAdminService.ProgrammesAdminServiceClient(maker.Calls).ProposeTermsAsync(
            new ProposeTermsRequest { RequestId = NewRequest(), PartnerId = partner.PartnerId, Terms = terms ?? TermsRequests.YuuLike() });
        var approved = await new ProgrammesAdminService.ProgrammesAdminServiceClient(checker.Calls).ApproveTermsAsync(
            new ApproveTermsRequest { RequestId = NewRequest(), TermsId = proposed.TermsVersion.TermsId });
        return approved.TermsVersion;
    }
}
