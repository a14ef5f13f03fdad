using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Hub.Outcomes;
using V1 = CoalitionHub.Protos.Programmes.V1;
using Wire = CoalitionHub.Protos.Amounts.V1;

namespace CoalitionHub.Hub.Programmes;

/// <summary>How the contract says what terms add to their provisional prices.</summary>
internal static class ChargesAnswers
{
    public static void Fill(V1.Terms content, StateView view, Charges charges)
    {
        // The contract's values have the core's numbers.
        content.VolumePricing = (V1.VolumePricing)charges.Volume;
        content.IssuePriceRanges.AddRange(charges.IssueRanges.Select(Of));
        content.RedemptionPriceRanges.AddRange(charges.RedemptionRanges.Select(Of));
        content.FlatFee = MoneyOf(view, charges.FlatFeeMicros);
        content.MinimumFee = MoneyOf(view, charges.MinimumFeeMicros);
        content.Interchange = Of(charges.Interchange);
        content.InterchangePayer = (V1.InterchangePayer)charges.InterchangePayer;
        content.JointFunding.AddRange(charges.JointFunding.Select(share => new V1.FundingShare { PartnerId = view.PartnerId(share.PartnerNo), Share = Of(share.Share) }));
        content.VatRules.AddRange(charges.Vat.Select(rule => new V1.VatRule
        {
            Supply = (V1.VatSupply)rule.Supply,
            VatCategory = rule.Class,
            RateBasisPoints = rule.BasisPoints,
        }));
        content.PackRunOut = (V1.PackRunOut)charges.PackRunOut;
        content.PackReorderPoints = charges.PackReorderPoints;
    }

    private static V1.PriceRange Of(PriceRange range) => new() { FromPoints = range.FromPoints, Price = Of(range.Price) };

    private static Wire.Fraction Of(Fraction fraction) => new() { Numerator = fraction.Numerator, Denominator = fraction.Denominator };

    private static Wire.Money MoneyOf(StateView view, long micros) =>
        new() { CurrencyCode = view.SettlementMoney().Text, MinorUnits = micros / IsoMoney.MicrosPerMinorUnit(view.SettlementMoney()) };
}
