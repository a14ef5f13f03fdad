using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Partners.V1;
using BrandCurrency = CoalitionHub.Core.Partners.BrandCurrency;

namespace CoalitionHub.Hub.Partners;

/// <summary>Taking a brand into the coalition.</summary>
internal static class Onboarding
{
    private const int MinCodeLength = 2;
    private const int MaxCodeLength = 16;
    private const int MaxNameLength = 100;
    private const int MaxCurrencyNameLength = 80;

    public static Outcome<Decide<OnboardPartnerResponse>> Prepare(OnboardPartnerRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var command = new OnboardPartnerCommand(
            Code(checks, request.Code),
            checks.Text("display_name", request.DisplayName, MaxNameLength),
            Currency(checks, request.BrandCurrency),
            checks.MoneyCurrency("settlement_currency_code", request.SettlementCurrencyCode),
            caller.StaffNo);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<OnboardPartnerResponse>)((state, moment) => OnboardPartner.Decide(state, moment, command).TryGet(out var partner, out var refused)
            ? new OnboardPartnerResponse { Partner = PartnerMessages.Of(StateView.OfDraft(state), partner) }
            : refused);
    }

    private static string Code(FieldChecks checks, string code)
    {
        if (code.Length == 0)
        {
            checks.Add(Reason.FieldMissing, "code", "must be given: the partner's short name.");
        }
        else if (code.Length is < MinCodeLength or > MaxCodeLength || !char.IsAsciiLetterLower(code[0]) || !code.All(IsOfCode))
        {
            checks.Add(Reason.FieldInvalid, "code", $"must be {MinCodeLength} to {MaxCodeLength} lower-case letters, digits and hyphens, the first one a letter.");
        }

        return code;
    }

    private static bool IsOfCode(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-';

    // Null for a brand that has no points of its own.
    private static BrandCurrency? Currency(FieldChecks checks, Protos.Partners.V1.BrandCurrency? currency) =>
        currency is null
            ? null
            : new BrandCurrency(
                checks.PointsCurrency("brand_currency.currency_code", currency.CurrencyCode),
                checks.Text("brand_currency.display_name", currency.DisplayName, MaxCurrencyNameLength),
                CustodyOf(checks, currency.Custody));

    private static Core.Amounts.Custody CustodyOf(FieldChecks checks, Protos.Partners.V1.Custody custody)
    {
        if (!Enum.IsDefined(custody))
        {
            checks.Add(Reason.FieldInvalid, "brand_currency.custody", "is none of those there are.");
        }

        return custody == Protos.Partners.V1.Custody.Partner ? Core.Amounts.Custody.Partner : Core.Amounts.Custody.Hub;
    }
}
