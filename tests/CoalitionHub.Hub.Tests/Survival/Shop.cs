using CoalitionHub.Core.Partners;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Members.V1;
using CoalitionHub.Protos.Partners.V1;
using CoalitionHub.Protos.Points.V1;
using CoalitionHub.Protos.Programmes.V1;
using CoalitionHub.Protos.Staff.V1;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace CoalitionHub.Hub.Tests.Survival;

/// <summary>A brand that trades through a fleet: its credential and token, its members, and a client for each process.</summary>
internal sealed record Shop(HubFleet Fleet, ClientKeys Keys, string Token, IReadOnlyList<MemberSelector> Members)
{
    public PointsService.PointsServiceClient At(int hub) => new(Fleet.At(hub, Token));

    /// <summary>The same, but sends again when the hub says so.</summary>
    public PointsService.PointsServiceClient PatientlyAt(int hub) => new(Patiently(Fleet, Token, hub));

    /// <summary>Onboards a brand with terms and enrols its members, by way of the first process.</summary>
    public static async Task<Shop> OpenAsync(HubFleet fleet, int members)
    {
        var first = Patiently(fleet, await fleet.TokenFor(fleet.FirstOperator));
        var partners = new PartnersAdminService.PartnersAdminServiceClient(first);
        var partner = (await partners.OnboardPartnerAsync(new OnboardPartnerRequest { RequestId = HubPeople.NewRequest(), Code = "shop", DisplayName = "Shop", SettlementCurrencyCode = "HKD" })).Partner;
        var maker = new ProgrammesAdminService.ProgrammesAdminServiceClient(Patiently(fleet, await PersonAsync(fleet, "Maker", Role.FinanceMaker)));
        var checker = new ProgrammesAdminService.ProgrammesAdminServiceClient(Patiently(fleet, await PersonAsync(fleet, "Checker", Role.FinanceChecker)));
        var proposed = await maker.ProposeTermsAsync(new ProposeTermsRequest { RequestId = HubPeople.NewRequest(), PartnerId = partner.PartnerId, Terms = TermsRequests.Roomy() });
        await checker.ApproveTermsAsync(new ApproveTermsRequest { RequestId = HubPeople.NewRequest(), TermsId = proposed.TermsVersion.TermsId });

        var created = await partners.CreateCredentialAsync(new CreateCredentialRequest { RequestId = HubPeople.NewRequest(), PartnerId = partner.PartnerId, Scopes = { PartnerScopes.All } });
        var keys = new ClientKeys(created.Credential.ClientId, created.ClientSecret);
        var token = await fleet.TokenFor(keys);
        var enrolled = await Task.WhenAll(Enumerable.Range(0, members).Select(_ => new TestPartner(partner.PartnerId, Patiently(fleet, token), keys).Enrol()));
        return new Shop(fleet, keys, token, enrolled);
    }

    private static CallInvoker Patiently(HubFleet fleet, string token, int hub = 0) => fleet.At(hub, token).Intercept(new SendAgain());

    private static async Task<string> PersonAsync(HubFleet fleet, string name, Role role)
    {
        var staff = new StaffAdminService.StaffAdminServiceClient(Patiently(fleet, await fleet.TokenFor(fleet.FirstOperator)));
        var person = (await staff.AddStaffAsync(new AddStaffRequest { RequestId = HubPeople.NewRequest(), DisplayName = name, Roles = { role } })).StaffMember;
        var created = await staff.CreateStaffCredentialAsync(new CreateStaffCredentialRequest { RequestId = HubPeople.NewRequest(), StaffId = person.StaffId });
        return await fleet.TokenFor(new ClientKeys(created.ClientId, created.ClientSecret));
    }
}
