using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Hub.Outcomes;
using V1 = CoalitionHub.Protos.Programmes.V1;
using Wire = CoalitionHub.Protos.Amounts.V1;

namespace CoalitionHub.Hub.Programmes;

/// <summary>How the contract says what terms add to their provisional prices.</summary>
internal static class ChargesAnswers
{
    /// <summary>Says what is agreed on; of what terms say nothing, the contract states the default.</summary>
    public static void Fill(V1.Terms content, StateView view, Terms terms)
    {
        var charges = terms.Charges;
        // The contract's values have the core's numbers.
        content.VolumePricing = charges.IssueRanges.Length + charges.RedemptionRanges.Length > 0 ? (V1.VolumePricing)charges.Volume : V1.VolumePricing.Unspecified;
        content.IssuePriceRanges.AddRange(charges.IssueRanges.Select(Of));
        content.RedemptionPriceRanges.AddRange(charges.RedemptionRanges.Select(Of));
        content.FlatFee = MoneyOf(view, charges.FlatFeeMicros);
        content.MinimumFee = MoneyOf(view, charges.MinimumFeeMicros);
        content.Interchange = charges.Interchange.IsZero ? null : Of(charges.Interchange);
        content.InterchangePayer = charges.Interchange.IsZero ? V1.InterchangePayer.Unspecified : (V1.InterchangePayer)charges.InterchangePayer;
        content.JointFunding.AddRange(charges.JointFunding.Select(share => new V1.FundingShare { PartnerId = view.PartnerId(share.PartnerNo), Share = Of(share.Share) }));
        content.VatRules.AddRange(charges.Vat.Select(rule => new V1.VatRule
        {
            Supply = (V1.VatSupply)rule.Supply,
            VatCategory = rule.Class,
            RateBasisPoints = rule.BasisPoints,
        }));
        content.PackRunOut = terms.Funding == FundingModel.Prepaid ? (V1.PackRunOut)charges.PackRunOut : V1.PackRunOut.Unspecified;
        content.PackReorderPoints = charges.PackReorderPoints;
    }

    private static V1.PriceRange Of(PriceRange range) => new() { FromPoints = range.FromPoints, Price = Of(range.Price) };

    private static Wire.Fraction Of(Fraction fraction) => new() { Numerator = fraction.Numerator, Denominator = fraction.Denominator };

    private static Wire.Money? MoneyOf(StateView view, long micros) => micros == 0
        ? null
        : new() { CurrencyCode = view.SettlementMoney().Text, MinorUnits = micros / IsoMoney.MicrosPerMinorUnit(view.SettlementMoney()) };
}
