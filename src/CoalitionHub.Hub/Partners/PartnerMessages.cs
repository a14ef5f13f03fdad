using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Partners.V1;
using Alert = CoalitionHub.Core.State.Alert;
using Credential = CoalitionHub.Core.Partners.Credential;
using Partner = CoalitionHub.Core.Partners.Partner;
using V1 = CoalitionHub.Protos.Partners.V1;

namespace CoalitionHub.Hub.Partners;

/// <summary>The room's records as the contract has them.</summary>
internal static class PartnerMessages
{
    private const string AlertIdPrefix = "alr";

    public static V1.Partner Of(StateView view, Partner partner) => new()
    {
        PartnerId = partner.Id,
        Code = partner.Code,
        DisplayName = partner.Name,
        State = partner.State switch
        {
            Core.Partners.PartnerState.Active => PartnerState.Active,
            Core.Partners.PartnerState.Suspended => PartnerState.Suspended,
            var state => throw new InvalidOperationException($"{partner.Id} has the unknown state {state}."),
        },
        BrandCurrency = partner.BrandCurrencyNo == 0 ? null : CurrencyOf(view, partner.BrandCurrencyNo),
        SettlementCurrencyCode = view.SettlementMoney().Text,
        OnboardedTime = ContractTimes.Time(partner.CreatedMicros),
    };

    public static V1.Credential Of(StateView view, Credential credential) => new()
    {
        ClientId = credential.ClientId,
        PartnerId = view.Partner(credential.PartnerNo).Id,
        Scopes = { credential.Scopes },
        State = credential.IsValid ? CredentialState.Active : CredentialState.Retired,
        HasPublicKey = credential.PublicKeyJwk.Length > 0,
        CreatedTime = ContractTimes.Time(credential.CreatedMicros),
        RetiredTime = credential.IsValid ? null : ContractTimes.Time(credential.RetiredMicros),
    };

    public static V1.Alert Of(StateView view, Alert alert) => new()
    {
        AlertId = OpaqueId.Format(AlertIdPrefix, alert.No, alert.TimeMicros),
        Kind = KindOf(alert.Kind),
        PartnerId = alert.PartnerNo == 0 ? "" : view.Partner(alert.PartnerNo).Id,
        RaisedTime = ContractTimes.Time(alert.TimeMicros),
        Message = alert.Message,
    };

    // Alerts are kept by name; one that a newer hub has written is shown as what it is: unknown here.
    private static AlertKind KindOf(string name) =>
        PartnersReflection.Descriptor.EnumTypes
            .Single(type => type.Name == nameof(AlertKind))
            .FindValueByName("ALERT_KIND_" + name) is { } value
            ? (AlertKind)value.Number
            : AlertKind.Unspecified;

    private static BrandCurrency CurrencyOf(StateView view, int currencyNo) =>
        view.Find(view.State.Currencies, currencyNo) is { } currency
            ? new BrandCurrency { CurrencyCode = currency.Code.Text, DisplayName = currency.Name, Custody = (Custody)currency.Custody }
            : throw new InvalidOperationException($"A partner names currency {currencyNo}, which isn't there.");
}
