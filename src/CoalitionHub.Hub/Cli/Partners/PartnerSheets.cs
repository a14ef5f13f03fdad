using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Partners.V1;

namespace CoalitionHub.Hub.Cli.Partners;

/// <summary>What is shown of partners and their credentials.</summary>
internal static class PartnerSheets
{
    public static Sheet Of(Partner partner) => Sheet.Facts(
        $"Partner {partner.Code}",
        ("id", partner.PartnerId),
        ("name", partner.DisplayName),
        ("state", Words.Of(partner.State)),
        ("own points", partner.BrandCurrency is { } own ? $"{own.CurrencyCode} ({own.DisplayName})" : ""),
        ("settles in", partner.SettlementCurrencyCode),
        ("onboarded", Words.Of(partner.OnboardedTime)));

    public static Sheet Of(IEnumerable<Partner> partners) => Sheet.List(
        "Partners",
        partners,
        Sheet.Column<Partner>("code", partner => partner.Code),
        Sheet.Column<Partner>("name", partner => partner.DisplayName),
        Sheet.Column<Partner>("state", partner => Words.Of(partner.State)),
        Sheet.Column<Partner>("own points", partner => partner.BrandCurrency?.CurrencyCode ?? ""),
        Sheet.Column<Partner>("settles in", partner => partner.SettlementCurrencyCode),
        Sheet.Column<Partner>("id", partner => partner.PartnerId));

    public static Sheet Of(IEnumerable<Credential> credentials) => Sheet.List(
        "Credentials",
        credentials,
        Sheet.Column<Credential>("client id", credential => credential.ClientId),
        Sheet.Column<Credential>("state", credential => Words.Of(credential.State)),
        Sheet.Column<Credential>("by", credential => credential.HasPublicKey ? "key pair" : "secret"),
        Sheet.Column<Credential>("scopes", credential => string.Join(' ', credential.Scopes)),
        Sheet.Column<Credential>("created", credential => Words.Of(credential.CreatedTime)),
        Sheet.Column<Credential>("retired", credential => Words.Of(credential.RetiredTime)));

    public static Sheet Of(IEnumerable<Alert> alerts) => Sheet.List(
        "Alerts",
        alerts,
        Sheet.Column<Alert>("raised", alert => Words.Of(alert.RaisedTime)),
        Sheet.Column<Alert>("kind", alert => Words.Of(alert.Kind)),
        Sheet.Column<Alert>("partner", alert => alert.PartnerId),
        Sheet.Column<Alert>("purchase", alert => alert.PurchaseId),
        Sheet.Column<Alert>("message", alert => alert.Message),
        Sheet.Column<Alert>("id", alert => alert.AlertId));
}
