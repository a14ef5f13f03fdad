using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Partners.V1;
using CoalitionHub.Protos.Staff.V1;
using Google.Protobuf;
using Grpc.Core;
using Shouldly;
using Xunit;
using PartnersClient = CoalitionHub.Protos.Partners.V1.PartnersAdminService.PartnersAdminServiceClient;
using StaffClient = CoalitionHub.Protos.Staff.V1.StaffAdminService.StaffAdminServiceClient;

namespace CoalitionHub.Hub.Tests.Partners;

/// <summary>Wrong requests about partners and people, each with its named reason and first field.</summary>
public sealed class WrongPartnerRequestTests(SharedHubs hubs) : IClassFixture<SharedHubs>
{
    // Well-formed ids that the hub never gave.
    private static readonly string NoPartner = OpaqueId.Format("ptn", 999_999, 1_000_000);
    private static readonly string HugePartner = OpaqueId.Format("ptn", OpaqueId.MaxNumber, 1_000_000);
    private static readonly string NoPerson = OpaqueId.Format("stf", 999_999, 1_000_000);
    private static readonly string NoClient = OpaqueId.Format("cli", 999_999, 1_000_000);

    private static readonly Dictionary<string, (IMessage Request, Reason Reason, string Field)> Wrong = new()
    {
        ["no request id"] = (Onboard(request => request.RequestId = ""), Reason.FieldMissing, "request_id"),
        ["a request id that is no UUID"] = (Onboard(request => request.RequestId = "1"), Reason.RequestIdInvalid, "request_id"),
        ["a random request id"] = (Onboard(request => request.RequestId = "8c9f0b7e-6f0a-4d7c-9d42-0a4f5a2f8b11"), Reason.RequestIdInvalid, "request_id"),
        ["no code"] = (Onboard(request => request.Code = ""), Reason.FieldMissing, "code"),
        ["a code of one letter"] = (Onboard(request => request.Code = "a"), Reason.FieldInvalid, "code"),
        ["a long code"] = (Onboard(request => request.Code = new string('a', 17)), Reason.FieldInvalid, "code"),
        ["a code in capitals"] = (Onboard(request => request.Code = "Grocer"), Reason.FieldInvalid, "code"),
        ["a code that begins with a digit"] = (Onboard(request => request.Code = "7eleven"), Reason.FieldInvalid, "code"),
        ["a code in other letters"] = (Onboard(request => request.Code = "bäcker"), Reason.FieldInvalid, "code"),
        ["no name"] = (Onboard(request => request.DisplayName = " "), Reason.FieldMissing, "display_name"),
        ["a long name"] = (Onboard(request => request.DisplayName = new string('n', 101)), Reason.FieldTooLong, "display_name"),
        ["a name with a line feed"] = (Onboard(request => request.DisplayName = "a\nb"), Reason.FieldInvalid, "display_name"),
        ["no money"] = (Onboard(request => request.SettlementCurrencyCode = ""), Reason.FieldMissing, "settlement_currency_code"),
        ["money that isn't"] = (Onboard(request => request.SettlementCurrencyCode = "XXQ"), Reason.CurrencyUnknown, "settlement_currency_code"),
        ["points without a name"] = (Onboard(request => request.BrandCurrency = Points("MILES", "")), Reason.FieldMissing, "brand_currency.display_name"),
        ["points with a wrong code"] = (Onboard(request => request.BrandCurrency = Points("miles", "Miles")), Reason.CurrencyUnknown, "brand_currency.currency_code"),
        ["points with a money's code"] = (Onboard(request => request.BrandCurrency = Points("CHF", "Francs")), Reason.CurrencyCodeTaken, ""),
        ["nothing to look for"] = (new GetPartnerRequest(), Reason.FieldMissing, "partner_id"),
        ["an id of another kind"] = (new GetPartnerRequest { PartnerId = NoPerson }, Reason.IdInvalid, "partner_id"),
        ["a partner that isn't"] = (new GetPartnerRequest { PartnerId = NoPartner }, Reason.PartnerNotFound, ""),
        ["an id with a huge number"] = (new GetPartnerRequest { PartnerId = HugePartner }, Reason.PartnerNotFound, ""),
        ["a code that isn't"] = (new GetPartnerRequest { Code = "nobody" }, Reason.PartnerNotFound, ""),
        ["too large a page"] = (new ListPartnersRequest { PageSize = 1001 }, Reason.PageSizeInvalid, "page_size"),
        ["a page token that isn't"] = (new ListPartnersRequest { PageToken = "next" }, Reason.PageTokenInvalid, "page_token"),
        ["no reason to suspend"] = (new SuspendPartnerRequest { RequestId = HubPeople.NewRequest(), PartnerId = NoPartner }, Reason.FieldMissing, "reason"),
        ["suspending nobody"] = (new SuspendPartnerRequest { RequestId = HubPeople.NewRequest(), PartnerId = NoPartner, Reason = "x" }, Reason.PartnerNotFound, ""),
        ["resuming nobody"] = (new ResumePartnerRequest { RequestId = HubPeople.NewRequest(), PartnerId = HugePartner, Reason = "x" }, Reason.PartnerNotFound, ""),
        ["no scopes"] = (Credential(request => request.Scopes.Clear()), Reason.FieldMissing, "scopes"),
        ["a scope that isn't"] = (Credential(request => request.Scopes.Add("points.mint")), Reason.ScopeUnknown, "scopes[1]"),
        ["the staff's scope"] = (Credential(request => request.Scopes.Add("staff")), Reason.ScopeUnknown, "scopes[1]"),
        ["the cluster's scope"] = (Credential(request => request.Scopes.Add("cluster")), Reason.ScopeUnknown, "scopes[1]"),
        ["a key that isn't"] = (Credential(request => request.PublicJwk = "{}"), Reason.PublicKeyInvalid, "public_jwk"),
        ["a credential for nobody"] = (Credential(_ => { }), Reason.PartnerNotFound, ""),
        ["credentials of nobody"] = (new ListCredentialsRequest { PartnerId = NoPartner }, Reason.PartnerNotFound, ""),
        ["credentials of no partner"] = (new ListCredentialsRequest(), Reason.FieldMissing, "partner_id"),
        ["retiring nothing"] = (new RetireCredentialRequest { RequestId = HubPeople.NewRequest(), ClientId = NoClient }, Reason.CredentialNotFound, ""),
        ["retiring what has no id's form"] = (new RetireCredentialRequest { RequestId = HubPeople.NewRequest(), ClientId = "x" }, Reason.IdInvalid, "client_id"),
        ["alerts of nobody"] = (new ListAlertsRequest { PartnerId = NoPartner }, Reason.PartnerNotFound, ""),
        ["no roles"] = (Person(request => request.Roles.Clear()), Reason.FieldMissing, "roles"),
        ["the unspecified role"] = (Person(request => request.Roles.Add(Role.Unspecified)), Reason.FieldMissing, "roles[1]"),
        ["a role of the future"] = (Person(request => request.Roles.Add((Role)77)), Reason.FieldInvalid, "roles[1]"),
        ["a person of a partner and the coalition"] = (Person(request => request.Roles.Add(Role.PartnerFinance)), Reason.RolesConflict, ""),
        ["a partner's person without partner"] = (PartnersPerson(""), Reason.RoleNeedsPartner, ""),
        ["the coalition's person with a partner"] = (Person(request => request.PartnerId = NoPartner), Reason.RoleNeedsPartner, ""),
        ["a person of a partner that isn't"] = (PartnersPerson(HugePartner), Reason.PartnerNotFound, ""),
        ["a person without a name"] = (Person(request => request.DisplayName = ""), Reason.FieldMissing, "display_name"),
        ["roles for nobody"] = (new ChangeRolesRequest { RequestId = HubPeople.NewRequest(), StaffId = NoPerson, Roles = { Role.Auditor } }, Reason.StaffNotFound, ""),
        ["leaving of nobody"] = (new DeactivateStaffRequest { RequestId = HubPeople.NewRequest(), StaffId = NoPerson }, Reason.StaffNotFound, ""),
        ["a person's credential for nobody"] = (new CreateStaffCredentialRequest { RequestId = HubPeople.NewRequest(), StaffId = NoPerson }, Reason.StaffNotFound, ""),
        ["a person's key that isn't"] = (new CreateStaffCredentialRequest { RequestId = HubPeople.NewRequest(), StaffId = NoPerson, PublicJwk = "[]" }, Reason.PublicKeyInvalid, "public_jwk"),
        ["retiring a credential that no person has"] = (new RetireStaffCredentialRequest { RequestId = HubPeople.NewRequest(), ClientId = NoClient }, Reason.CredentialNotFound, ""),
    };

    /// <summary>For the test that no method is left out.</summary>
    internal static IEnumerable<IMessage> Requests => Wrong.Values.Select(row => row.Request);

    public static TheoryData<string> WrongRequests => [.. Wrong.Keys];

    [Theory]
    [MemberData(nameof(WrongRequests))]
    public async Task A_wrong_request_is_refused_by_name(string what)
    {
        var (request, reason, field) = Wrong[what];
        var hub = await hubs.On(Store.Sqlite);

        var refused = await Send(await hub.As(hub.FirstOperator), request).ShouldBeRefused(reason);

        refused.Fields().FirstOrDefault("").ShouldBe(field);
    }

    private static Task Send(CallInvoker invoker, IMessage request)
    {
        var partners = new PartnersClient(invoker);
        var staff = new StaffClient(invoker);
        return request switch
        {
            OnboardPartnerRequest sent => partners.OnboardPartnerAsync(sent).ResponseAsync,
            GetPartnerRequest sent => partners.GetPartnerAsync(sent).ResponseAsync,
            ListPartnersRequest sent => partners.ListPartnersAsync(sent).ResponseAsync,
            SuspendPartnerRequest sent => partners.SuspendPartnerAsync(sent).ResponseAsync,
            ResumePartnerRequest sent => partners.ResumePartnerAsync(sent).ResponseAsync,
            CreateCredentialRequest sent => partners.CreateCredentialAsync(sent).ResponseAsync,
            ListCredentialsRequest sent => partners.ListCredentialsAsync(sent).ResponseAsync,
            RetireCredentialRequest sent => partners.RetireCredentialAsync(sent).ResponseAsync,
            ListAlertsRequest sent => partners.ListAlertsAsync(sent).ResponseAsync,
            AddStaffRequest sent => staff.AddStaffAsync(sent).ResponseAsync,
            ChangeRolesRequest sent => staff.ChangeRolesAsync(sent).ResponseAsync,
            DeactivateStaffRequest sent => staff.DeactivateStaffAsync(sent).ResponseAsync,
            CreateStaffCredentialRequest sent => staff.CreateStaffCredentialAsync(sent).ResponseAsync,
            RetireStaffCredentialRequest sent => staff.RetireStaffCredentialAsync(sent).ResponseAsync,
            _ => throw new ArgumentOutOfRangeException(nameof(request)),
        };
    }

    private static OnboardPartnerRequest Onboard(Action<OnboardPartnerRequest> change) =>
        With(new OnboardPartnerRequest { RequestId = HubPeople.NewRequest(), Code = HubCredentials.NewCode(), DisplayName = "Brand", SettlementCurrencyCode = "HKD" }, change);

    private static BrandCurrency Points(string code, string name) => new() { CurrencyCode = code, DisplayName = name };

    private static CreateCredentialRequest Credential(Action<CreateCredentialRequest> change) =>
        With(new CreateCredentialRequest { RequestId = HubPeople.NewRequest(), PartnerId = NoPartner, Scopes = { "points.earn" } }, change);

    private static AddStaffRequest Person(Action<AddStaffRequest> change) =>
        With(new AddStaffRequest { RequestId = HubPeople.NewRequest(), DisplayName = "Ann", Roles = { Role.Auditor } }, change);

    private static AddStaffRequest PartnersPerson(string partnerId) =>
        new() { RequestId = HubPeople.NewRequest(), DisplayName = "Pat", Roles = { Role.PartnerFinance }, PartnerId = partnerId };

    private static T With<T>(T request, Action<T> change)
    {
        change(request);
        return request;
    }
}
