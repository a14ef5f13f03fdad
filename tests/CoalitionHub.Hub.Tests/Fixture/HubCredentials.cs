using CoalitionHub.Protos.Partners.V1;
using CoalitionHub.Protos.Staff.V1;

namespace CoalitionHub.Hub.Tests.Fixture;

/// <summary>Brings what else authenticates into a running hub.</summary>
internal static class HubCredentials
{
    /// <summary>A short name that no other test has.</summary>
    public static string NewCode() => "p" + Guid.NewGuid().ToString("N")[..12];

    /// <summary>Another credential of a partner, with these scopes only.</summary>
    public static async Task<ClientKeys> AddCredential(this TestHub hub, string partnerId, params string[] scopes)
    {
        var partners = new PartnersAdminService.PartnersAdminServiceClient(await hub.As(hub.FirstOperator));
        var made = await partners.CreateCredentialAsync(new CreateCredentialRequest { RequestId = HubPeople.NewRequest(), PartnerId = partnerId, Scopes = { scopes } });
        return new ClientKeys(made.Credential.ClientId, made.ClientSecret);
    }

    /// <summary>A partner's finance person.</summary>
    public static async Task<TestPerson> AddPartnerPerson(this TestHub hub, string partnerId)
    {
        var staff = new StaffAdminService.StaffAdminServiceClient(await hub.As(hub.FirstOperator));
        var added = await staff.AddStaffAsync(new AddStaffRequest { RequestId = HubPeople.NewRequest(), DisplayName = "Pat", Roles = { Role.PartnerFinance }, PartnerId = partnerId });
        var made = await staff.CreateStaffCredentialAsync(new CreateStaffCredentialRequest { RequestId = HubPeople.NewRequest(), StaffId = added.StaffMember.StaffId });
        var keys = new ClientKeys(made.ClientId, made.ClientSecret);
        return new TestPerson(added.StaffMember.StaffId, await hub.As(keys), keys);
    }
}
