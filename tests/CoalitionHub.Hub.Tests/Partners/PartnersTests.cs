using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Protos.Partners.V1;
using Shouldly;
using Xunit;
using AdminClient = CoalitionHub.Protos.Partners.V1.PartnersAdminService.PartnersAdminServiceClient;
using OwnClient = CoalitionHub.Protos.Partners.V1.PartnersService.PartnersServiceClient;
using SettlementsClient = CoalitionHub.Protos.Settlements.V1.SettlementsService.SettlementsServiceClient;

namespace CoalitionHub.Hub.Tests.Partners;

public sealed class PartnersTests(SharedHubs hubs) : IClassFixture<SharedHubs>
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_brand_joins_with_its_own_points_and_is_found_by_id_and_code(Store store)
    {
        var admin = await Operator(store);
        var request = Joining();
        request.BrandCurrency = new BrandCurrency { CurrencyCode = "MILES", DisplayName = "Miles", Custody = Custody.Partner };

        var joined = (await admin.OnboardPartnerAsync(request)).Partner;

        joined.ShouldBe(new Partner
        {
            PartnerId = joined.PartnerId,
            Code = request.Code,
            DisplayName = request.DisplayName,
            State = PartnerState.Active,
            BrandCurrency = request.BrandCurrency,
            SettlementCurrencyCode = "HKD",
            OnboardedTime = joined.OnboardedTime,
        });
        (await admin.GetPartnerAsync(new GetPartnerRequest { PartnerId = joined.PartnerId })).Partner.ShouldBe(joined);
        (await admin.GetPartnerAsync(new GetPartnerRequest { Code = joined.Code })).Partner.ShouldBe(joined);
        (await admin.ListPartnersAsync(new ListPartnersRequest { PageSize = 1000 })).Partners.ShouldContain(joined);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_same_joining_twice_is_one_and_its_id_is_not_for_another(Store store)
    {
        var admin = await Operator(store);
        var request = Joining();

        var first = await admin.OnboardPartnerAsync(request);
        (await admin.OnboardPartnerAsync(request)).ShouldBe(first);
        request.DisplayName = "Other";
        await admin.OnboardPartnerAsync(request).ShouldBeRefused(Reason.RequestIdReused);
        request.RequestId = HubPeople.NewRequest();
        await admin.OnboardPartnerAsync(request).ShouldBeRefused(Reason.PartnerCodeTaken);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_brand_that_settles_in_another_money_is_refused(Store store)
    {
        var request = Joining();
        request.SettlementCurrencyCode = "USD";

        await (await Operator(store)).OnboardPartnerAsync(request).ShouldBeRefused(Reason.SettlementCurrencyMismatch);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_partner_sees_itself_and_is_locked_out_while_suspended(Store store)
    {
        var admin = await Operator(store);
        var partner = await AddPartner(store);
        var own = new OwnClient(partner.Calls);
        (await own.GetOwnPartnerAsync(new GetOwnPartnerRequest())).Partner.PartnerId.ShouldBe(partner.PartnerId);

        var suspended = await admin.SuspendPartnerAsync(new SuspendPartnerRequest { RequestId = HubPeople.NewRequest(), PartnerId = partner.PartnerId, Reason = "Unpaid" });
        suspended.Partner.State.ShouldBe(PartnerState.Suspended);
        await own.GetOwnPartnerAsync(new GetOwnPartnerRequest()).ShouldBeRefused(Reason.PartnerSuspended);

        await admin.ResumePartnerAsync(new ResumePartnerRequest { RequestId = HubPeople.NewRequest(), PartnerId = partner.PartnerId, Reason = "Paid" });
        (await own.GetOwnPartnerAsync(new GetOwnPartnerRequest())).Partner.State.ShouldBe(PartnerState.Active);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_suspended_partner_still_reads_its_settlements(Store store)
    {
        var partner = await AddPartner(store);
        await (await Operator(store)).SuspendPartnerAsync(new SuspendPartnerRequest { RequestId = HubPeople.NewRequest(), PartnerId = partner.PartnerId, Reason = "Unpaid" });

        var windows = await new SettlementsClient(partner.Calls).ListOwnWindowsAsync(new Protos.Settlements.V1.ListOwnWindowsRequest());

        windows.NextPageToken.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_credential_s_secret_is_shown_once_and_kept_nowhere(Store store)
    {
        var hub = await hubs.On(store);
        var admin = await Operator(store);
        var partner = await AddPartner(store);
        var request = new CreateCredentialRequest { RequestId = HubPeople.NewRequest(), PartnerId = partner.PartnerId, Scopes = { "points.earn", "points.read" } };

        var first = await admin.CreateCredentialAsync(request);
        var second = await admin.CreateCredentialAsync(request);

        first.ClientSecret.ShouldNotBeEmpty();
        second.ShouldBe(new CreateCredentialResponse { Credential = first.Credential });
        first.Credential.Scopes.ShouldBe(["points.earn", "points.read"]);
        (await KeptAnswers.Of(hub)).ShouldNotContain(answer => answer.Contains(first.ClientSecret, StringComparison.Ordinal));
        (await hub.TokenFor(new ClientKeys(first.Credential.ClientId, first.ClientSecret))).ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_retired_credential_ends_the_tokens_it_has_got_and_others_go_on(Store store)
    {
        var hub = await hubs.On(store);
        var admin = await Operator(store);
        var partner = await AddPartner(store);
        var next = await hub.AddCredential(partner.PartnerId, "partners.read");
        var asOld = new OwnClient(partner.Calls);
        var asNext = new OwnClient(await hub.As(next));
        await asOld.GetOwnPartnerAsync(new GetOwnPartnerRequest());

        var retired = await admin.RetireCredentialAsync(new RetireCredentialRequest { RequestId = HubPeople.NewRequest(), ClientId = partner.Keys.ClientId });

        retired.Credential.State.ShouldBe(CredentialState.Retired);
        await asOld.GetOwnPartnerAsync(new GetOwnPartnerRequest()).ShouldBeRefused(Reason.CredentialNotAccepted);
        (await asNext.GetOwnPartnerAsync(new GetOwnPartnerRequest())).Partner.PartnerId.ShouldBe(partner.PartnerId);
        await Should.ThrowAsync<InvalidOperationException>(() => hub.TokenFor(partner.Keys));
        var listed = await admin.ListCredentialsAsync(new ListCredentialsRequest { PartnerId = partner.PartnerId });
        listed.Credentials.Select(credential => (credential.ClientId, credential.State))
            .ShouldBe([(next.ClientId, CredentialState.Active), (partner.Keys.ClientId, CredentialState.Retired)]);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_suspension_survives_a_restart(Store store)
    {
        await using var hub = await TestHub.StartAsync(store);
        var partner = await hub.AddNamedPartner("grocer");
        await new AdminClient(await hub.As(hub.FirstOperator)).SuspendPartnerAsync(new SuspendPartnerRequest { RequestId = HubPeople.NewRequest(), PartnerId = partner.PartnerId, Reason = "Unpaid" });

        await hub.RestartAsync();

        await new OwnClient(await hub.As(partner.Keys)).GetOwnPartnerAsync(new GetOwnPartnerRequest()).ShouldBeRefused(Reason.PartnerSuspended);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task There_are_no_alerts_where_nothing_happened(Store store)
    {
        var partner = await AddPartner(store);

        (await (await Operator(store)).ListAlertsAsync(new ListAlertsRequest { PartnerId = partner.PartnerId })).Alerts.ShouldBeEmpty();
    }

    private async Task<AdminClient> Operator(Store store)
    {
        var hub = await hubs.On(store);
        return new AdminClient(await hub.As(hub.FirstOperator));
    }

    private async Task<TestPartner> AddPartner(Store store) => await (await hubs.On(store)).AddNamedPartner(HubCredentials.NewCode());

    private static OnboardPartnerRequest Joining() => new()
    {
        RequestId = HubPeople.NewRequest(),
        Code = HubCredentials.NewCode(),
        DisplayName = "Grocer",
        SettlementCurrencyCode = "HKD",
    };
}
