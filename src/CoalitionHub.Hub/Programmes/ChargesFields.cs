using System.Collections.Immutable;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Hub.Outcomes;
using Google.Protobuf.Collections;
using V1 = CoalitionHub.Protos.Programmes.V1;

namespace CoalitionHub.Hub.Programmes;

/// <summary>Reads from a request what terms add to their provisional prices.</summary>
internal static class ChargesFields
{
    /// <summary>The charges but for flat and minimum fee, which the decision counts in micros.</summary>
    public static Charges Read(FieldChecks checks, V1.Terms wire) => new()
    {
        // The contract's values have the core's numbers; what is unspecified has a default.
        Volume = Said(wire.VolumePricing, VolumePricing.Graduated),
        IssueRanges = Ranges(checks, "terms.issue_price_ranges", wire.IssuePriceRanges),
        RedemptionRanges = Ranges(checks, "terms.redemption_price_ranges", wire.RedemptionPriceRanges),
        Interchange = wire.Interchange is null ? Fraction.Zero : checks.Fraction("terms.interchange", wire.Interchange),
        InterchangePayer = Said(wire.InterchangePayer, InterchangePayer.Redeemer),
        JointFunding = [.. wire.JointFunding.Take(ChargesBounds.MostShares + 1).Select((share, index) => new FundingShare(
            checks.IntId($"terms.joint_funding[{index}].partner_id", Core.Partners.Partner.IdPrefix, share.PartnerId),
            checks.Fraction($"terms.joint_funding[{index}].share", share.Share)))],
        Vat = [.. wire.VatRules.Take(ChargesBounds.MostVatRules + 1).Select(rule => new VatRule(Said(rule.Supply, default(VatSupply)), rule.VatCategory, rule.RateBasisPoints))],
        PackRunOut = Said(wire.PackRunOut, PackRunOut.Refuse),
        PackReorderPoints = wire.PackReorderPoints,
    };

    /// <summary>A money that may be left out.</summary>
    public static Money? OptionalMoney(FieldChecks checks, string field, Protos.Amounts.V1.Money? money) =>
        money is null ? null : checks.Money(field, money, mayBeZero: true);

    private static ImmutableArray<PriceRange> Ranges(FieldChecks checks, string field, RepeatedField<V1.PriceRange> ranges) =>
    [
        .. ranges.Take(ChargesBounds.MostRanges + 1).Select((range, index) => new PriceRange(range.FromPoints, checks.Fraction($"{field}[{index}].price", range.Price))),
    ];

    /// <summary>The core's value; one that the contract doesn't have is left for the bounds to refuse.</summary>
    private static TCore Said<TWire, TCore>(TWire said, TCore unspecified)
        where TWire : struct, Enum
        where TCore : struct, Enum
    {
        var number = Convert.ToInt32(said, System.Globalization.CultureInfo.InvariantCulture);
        return number == 0 ? unspecified : (TCore)Enum.ToObject(typeof(TCore), Math.Clamp(number, 0, byte.MaxValue));
    }
}
