using CoalitionHub.PartnerSdk;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Partners.V1;
using CoalitionHub.Protos.Programmes.V1;

namespace CoalitionHub.CoalitionDay.Coalition;

/// <summary>Takes the brands into the coalition: one person proposes their terms and routes, another approves them.</summary>
internal sealed class Onboarding(StaffBook staff, Profiles profiles, Profile address, RequestIds ids)
{
    private static readonly string[] Scopes =
    [
        "points.earn", "points.burn", "points.read", "purchases.read", "members.write", "members.read", "exchanges.write", "exchanges.read",
        "exchanges.instructions", "settlements.read", "settlements.write", "partners.read",
    ];

    private readonly PartnersAdminService.PartnersAdminServiceClient partners = new(staff.Operator.Channel);
    private readonly ProgrammesAdminService.ProgrammesAdminServiceClient proposing = new(staff.Maker.Channel);
    private readonly ProgrammesAdminService.ProgrammesAdminServiceClient approving = new(staff.Checker.Channel);

    /// <summary>Takes them all in.</summary>
    /// <returns>Each brand's credential and id, by its code.</returns>
    public async Task<IReadOnlyDictionary<string, OnboardedBrand>> RunAsync(
        IReadOnlyList<Brand> brands, IReadOnlyList<ExchangeRoute> routes, ProgrammeMoney money, CancellationToken cancellationToken)
    {
        Dictionary<string, OnboardedBrand> onboarded = [];
        foreach (var brand in brands)
        {
            var partnerId = await OnboardAsync(brand, money, cancellationToken);
            await AgreeOnTermsAsync(brand, partnerId, money, cancellationToken);
            var profile = profiles.Find(brand.Code) ?? await CreateCredentialAsync(brand, partnerId, cancellationToken);
            onboarded.Add(brand.Code, new OnboardedBrand(brand, partnerId, profiles.Keep(brand.Code, profile with { Hub = address.Hub, Authority = address.Authority })));
        }

        foreach (var route in routes)
        {
            await OpenRouteAsync(route, onboarded[route.Issuer].PartnerId, cancellationToken);
        }

        return onboarded;
    }

    private async Task<string> OnboardAsync(Brand brand, ProgrammeMoney money, CancellationToken cancellationToken)
    {
        var request = new OnboardPartnerRequest
        {
            RequestId = IdFor("onboard " + brand.Code),
            Code = brand.Code,
            DisplayName = brand.Name,
            SettlementCurrencyCode = money.Code,
        };
        if (brand.OwnPoints is { } points)
        {
            request.BrandCurrency = new Protos.Partners.V1.BrandCurrency { CurrencyCode = points.Code, DisplayName = points.Name, Custody = points.IsKeptByBrand ? Custody.Partner : Custody.Hub };
        }

        var answer = await partners.OnboardPartnerAsync(request, staff.Operator.Headers, cancellationToken: cancellationToken);
        return answer.Partner.PartnerId;
    }

    private async Task AgreeOnTermsAsync(Brand brand, string partnerId, ProgrammeMoney money, CancellationToken cancellationToken)
    {
        var proposal = new ProposeTermsRequest { RequestId = IdFor("propose terms " + brand.Code), PartnerId = partnerId, Terms = TermsProposal.TermsOf(brand, money) };
        var proposed = await proposing.ProposeTermsAsync(proposal, staff.Maker.Headers, cancellationToken: cancellationToken);
        var approval = new ApproveTermsRequest { RequestId = IdFor("approve terms " + brand.Code), TermsId = proposed.TermsVersion.TermsId };
        await approving.ApproveTermsAsync(approval, staff.Checker.Headers, cancellationToken: cancellationToken);
    }

    private async Task<Profile> CreateCredentialAsync(Brand brand, string partnerId, CancellationToken cancellationToken)
    {
        // A secret is shown once: if an earlier run made a credential and lost it, this one makes another.
        var request = new CreateCredentialRequest { RequestId = RequestId.New().ToString(), PartnerId = partnerId, Scopes = { Scopes } };
        var answer = await partners.CreateCredentialAsync(request, staff.Operator.Headers, cancellationToken: cancellationToken);
        return profiles.Keep(brand.Code, address with { ClientId = answer.Credential.ClientId, ClientSecret = answer.ClientSecret });
    }

    private async Task OpenRouteAsync(ExchangeRoute route, string issuerId, CancellationToken cancellationToken)
    {
        var name = $"{route.From} {route.To}";
        var proposing = new ExchangesAdminService.ExchangesAdminServiceClient(staff.Maker.Channel);
        var approving = new ExchangesAdminService.ExchangesAdminServiceClient(staff.Checker.Channel);
        var proposal = new ProposeRouteRequest { RequestId = IdFor("propose route " + name), Terms = TermsProposal.TermsOf(route, issuerId) };
        var proposed = await proposing.ProposeRouteAsync(proposal, staff.Maker.Headers, cancellationToken: cancellationToken);
        var approval = new ApproveRouteRequest { RequestId = IdFor("approve route " + name), RouteId = proposed.Route.RouteId };
        await approving.ApproveRouteAsync(approval, staff.Checker.Headers, cancellationToken: cancellationToken);
    }

    private string IdFor(string what) => ids.For(what, 0, DateTimeOffset.UnixEpoch).ToString();
}

/// <summary>A brand that can trade.</summary>
/// <param name="Brand">The brand.</param>
/// <param name="PartnerId">"ptn_…".</param>
/// <param name="Profile">Its credential.</param>
internal sealed record OnboardedBrand(Brand Brand, string PartnerId, Profile Profile);
