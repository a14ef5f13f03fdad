using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Programmes.V1;

namespace CoalitionHub.Hub.Cli.Programmes;

/// <summary>What is shown of prices by volume, shares and taxes; lists without entries are left out.</summary>
internal static class ChargesSheets
{
    public static IEnumerable<Sheet> Of(Terms terms)
    {
        if (terms.IssuePriceRanges.Count > 0)
        {
            yield return Ranges($"Issue price by volume, {Words.Of(terms.VolumePricing)}", terms.IssuePriceRanges);
        }

        if (terms.RedemptionPriceRanges.Count > 0)
        {
            yield return Ranges($"Redemption price by volume, {Words.Of(terms.VolumePricing)}", terms.RedemptionPriceRanges);
        }

        if (terms.JointFunding.Count > 0)
        {
            yield return Sheet.List(
                "Partners that pay for the points too",
                terms.JointFunding,
                Sheet.Column<FundingShare>("partner", share => share.PartnerId),
                Sheet.Number<FundingShare>("share", share => Words.Of(share.Share)));
        }

        if (terms.VatRules.Count > 0)
        {
            yield return Sheet.List(
                "Taxes",
                terms.VatRules,
                Sheet.Column<VatRule>("supply", rule => Words.Of(rule.Supply)),
                Sheet.Column<VatRule>("category", rule => rule.VatCategory),
                Sheet.Number<VatRule>("basis points", rule => Words.Of(rule.RateBasisPoints)));
        }

        if (terms.FundingModel == FundingModel.Prepaid)
        {
            yield return Sheet.Facts("Packs", ("when they run out", Words.Of(terms.PackRunOut)), ("warns below", $"{Words.Of(terms.PackReorderPoints)} points"));
        }
    }

    private static Sheet Ranges(string title, IEnumerable<PriceRange> ranges) => Sheet.List(
        title,
        ranges,
        Sheet.Number<PriceRange>("from point", range => Words.Of(range.FromPoints)),
        Sheet.Number<PriceRange>("micros a point", range => Words.Of(range.Price)));
}
