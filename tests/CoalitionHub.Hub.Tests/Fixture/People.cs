using CoalitionHub.Protos.Partners.V1;
using CoalitionHub.Protos.Staff.V1;
using Grpc.Core;

namespace CoalitionHub.Hub.Tests.Fixture;

/// <summary>Adds people and partners to a hub, as its first operator does.</summary>
internal static class People
{
    /// <summary>A person with these roles, and what the person authenticates with.</summary>
    public static async Task<(StaffMember Person, ClientKeys Keys)> AddPerson(this TestHub hub, string partnerId, params Role[] roles)
    {
        var staff = new StaffAdminService.StaffAdminServiceClient(await hub.As(hub.FirstOperator));
        var added = await staff.AddStaffAsync(new AddStaffRequest { RequestId = Requests.NewId(), DisplayName = "Somebody", Roles = { roles }, PartnerId = partnerId });
        var made = await staff.CreateStaffCredentialAsync(new CreateStaffCredentialRequest { RequestId = Requests.NewId(), StaffId = added.StaffMember.StaffId });
        return (added.StaffMember, new ClientKeys(made.ClientId, made.ClientSecret));
    }

    /// <summary>A way to call as a new person of the coalition with these roles.</summary>
    public static async Task<CallInvoker> AsPerson(this TestHub hub, params Role[] roles) => await hub.As((await hub.AddPerson("", roles)).Keys);

    /// <summary>A partner, and what a system of it authenticates with.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="currency">The code of its own points; empty for none.</param>
    /// <param name="scopes">What the system may do; none for everything.</param>
    public static async Task<(Partner Partner, ClientKeys Keys)> AddPartner(this TestHub hub, string currency = "", params string[] scopes)
    {
        var partners = new PartnersAdminService.PartnersAdminServiceClient(await hub.As(hub.FirstOperator));
        var onboarded = await partners.OnboardPartnerAsync(new OnboardPartnerRequest
        {
            RequestId = Requests.NewId(),
            Code = Requests.NewCode(),
            DisplayName = "Brand",
            SettlementCurrencyCode = "HKD",
            BrandCurrency = currency.Length == 0 ? null : new BrandCurrency { CurrencyCode = currency, DisplayName = currency },
        });
        return (onboarded.Partner, await hub.AddCredential(onboarded.Partner.PartnerId, scopes));
    }

    /// <summary>Another credential of a partner.</summary>
    public static async Task<ClientKeys> AddCredential(this TestHub hub, string partnerId, params string[] scopes)
    {
        var partners = new PartnersAdminService.PartnersAdminServiceClient(await hub.As(hub.FirstOperator));
        var made = await partners.CreateCredentialAsync(new CreateCredentialRequest
        {
            RequestId = Requests.NewId(),
            PartnerId = partnerId,
            Scopes = { scopes.Length == 0 ? Core.Partners.PartnerScopes.All : [.. scopes] },
        });
        return new ClientKeys(made.Credential.ClientId, made.ClientSecret);
    }
}
