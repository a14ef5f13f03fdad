using V1 = CoalitionHub.Protos.Partners.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>Partners over gRPC.</summary>
internal sealed class PartnerCalls(HubConnection hub) : IPartners
{
    private readonly V1.PartnersService.PartnersServiceClient service = new(hub.Invoker);

    public Task<Partner> GetOwnAsync(CancellationToken cancellationToken = default) =>
        hub.CallAsync(service.GetOwnPartnerAsync, new V1.GetOwnPartnerRequest(), static answer => Read(answer.Partner), null, cancellationToken);

    private static Partner Read(V1.Partner partner) => new()
    {
        Id = new PartnerId(partner.PartnerId),
        Code = partner.Code,
        DisplayName = partner.DisplayName,
        State = (PartnerState)partner.State,
        BrandCurrency = partner.BrandCurrency is { } currency ? new BrandCurrency(currency.CurrencyCode, currency.DisplayName) : null,
        SettlementCurrencyCode = partner.SettlementCurrencyCode,
        OnboardedTime = Wire.Time(partner.OnboardedTime),
    };
}
