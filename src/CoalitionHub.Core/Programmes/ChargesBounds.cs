using System.Collections.Immutable;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;

namespace CoalitionHub.Core.Programmes;

/// <summary>What the charges of terms may say.</summary>
public static class ChargesBounds
{
    /// <summary>Most prices after the first.</summary>
    public const int MostRanges = 20;

    /// <summary>Most partners that share the cost of points.</summary>
    public const int MostShares = 20;

    /// <summary>Most rules of taxation: one a supply.</summary>
    public const int MostVatRules = 5;

    /// <summary>Longest name of a tax category.</summary>
    public const int LongestVatClass = 8;

    /// <summary>100 %.</summary>
    public const int MostBasisPoints = 10_000;

    internal static IEnumerable<(Reason Reason, string Field, string Description)> Faults(Terms terms)
    {
        var charges = terms.Charges;
        return
        [
            .. Ranges("issue_price_ranges", charges.IssueRanges),
            .. Ranges("redemption_price_ranges", charges.RedemptionRanges),
            .. Enums(charges),
            .. Numbers(charges),
            .. Shares(terms),
            .. Vat(charges.Vat),
            .. Funding(terms),
        ];
    }

    private static IEnumerable<(Reason, string, string)> Ranges(string field, ImmutableArray<PriceRange> ranges)
    {
        if (ranges.Length > MostRanges)
        {
            yield return (Reason.FieldTooLong, field, $"are {ranges.Length}, at most {MostRanges} are taken.");
        }

        var above = 1L;
        for (var index = 0; index < ranges.Length; index++)
        {
            var (from, price) = ranges[index];
            if (from <= above || from > AmountLimits.MaxPoints)
            {
                yield return (Reason.FieldInvalid, $"{field}[{index}].from_points", $"is {from}, must be {above + 1} to {AmountLimits.MaxPoints}: the first range begins after the first point, each other one after the one before.");
            }

            if (!IsWithin(price, TermsBounds.MaxMicrosPerPoint))
            {
                yield return (Reason.FractionInvalid, $"{field}[{index}].price", $"is {price}, must be a fraction of 0 to {TermsBounds.MaxMicrosPerPoint}.");
            }

            above = Math.Max(above, from);
        }
    }

    private static IEnumerable<(Reason, string, string)> Enums(Charges charges)
    {
        if (!Enum.IsDefined(charges.Volume))
        {
            yield return (Reason.FieldInvalid, "volume_pricing", "must be graduated or by the whole volume.");
        }

        if (!Enum.IsDefined(charges.InterchangePayer))
        {
            yield return (Reason.FieldInvalid, "interchange_payer", "must be the redeemer or the issuer.");
        }

        if (!Enum.IsDefined(charges.PackRunOut))
        {
            yield return (Reason.FieldInvalid, "pack_run_out", "must be to refuse or to owe.");
        }
    }

    private static IEnumerable<(Reason, string, string)> Numbers(Charges charges)
    {
        foreach (var (field, value, most) in new[]
        {
            ("flat_fee", charges.FlatFeeMicros, AmountLimits.MaxMicros),
            ("minimum_fee", charges.MinimumFeeMicros, AmountLimits.MaxMicros),
            ("pack_reorder_points", charges.PackReorderPoints, AmountLimits.MaxPoints),
        })
        {
            if (value < 0 || value > most)
            {
                yield return (Reason.FieldInvalid, field, $"is {value}, must be 0 to {most}.");
            }
        }

        if (!IsWithin(charges.Interchange, 1))
        {
            yield return (Reason.FractionInvalid, "interchange", $"is {charges.Interchange}, must be a fraction of 0 to 1.");
        }
    }

    private static IEnumerable<(Reason, string, string)> Shares(Terms terms)
    {
        var shares = terms.Charges.JointFunding;
        if (shares.Length > MostShares)
        {
            yield return (Reason.FieldTooLong, "joint_funding", $"are {shares.Length}, at most {MostShares} are taken.");
        }

        var sum = Ratio.Zero;
        for (var index = 0; index < shares.Length; index++)
        {
            var (partnerNo, share) = shares[index];
            if (partnerNo == terms.PartnerNo || shares.Take(index).Any(other => other.PartnerNo == partnerNo))
            {
                yield return (Reason.FieldInvalid, $"joint_funding[{index}].partner_id", "must be another partner than the terms', and be named once.");
            }

            if (!IsWithin(share, 1))
            {
                yield return (Reason.FractionInvalid, $"joint_funding[{index}].share", $"is {share}, must be a fraction of 0 to 1.");
                continue;
            }

            sum += Ratio.Of(share);
        }

        if (sum > Ratio.One)
        {
            yield return (Reason.FieldInvalid, "joint_funding", $"come to {sum} together, at most 1 can be paid by others.");
        }
    }

    private static IEnumerable<(Reason, string, string)> Vat(ImmutableArray<VatRule> rules)
    {
        for (var index = 0; index < rules.Length; index++)
        {
            var rule = rules[index];
            if (!Enum.IsDefined(rule.Supply) || rules.Take(index).Any(other => other.Supply == rule.Supply))
            {
                yield return (Reason.FieldInvalid, $"vat_rules[{index}].supply", "must be a supply that is named once.");
            }

            if (rule.Class.Length is 0 or > LongestVatClass || !rule.Class.All(char.IsAsciiLetterOrDigit))
            {
                yield return (Reason.FieldInvalid, $"vat_rules[{index}].vat_category", $"must be 1 to {LongestVatClass} letters and digits.");
            }

            if (rule.BasisPoints is < 0 or > MostBasisPoints)
            {
                yield return (Reason.FieldInvalid, $"vat_rules[{index}].rate_basis_points", $"is {rule.BasisPoints}, must be 0 to {MostBasisPoints}.");
            }
        }
    }

    /// <summary>What a funding model can't have: there is no price at the moment of the earn to correct, or to share.</summary>
    private static IEnumerable<(Reason, string, string)> Funding(Terms terms)
    {
        if (terms.Funding == FundingModel.AtRedemption && !terms.Charges.IssueRanges.IsEmpty)
        {
            yield return (Reason.FieldInvalid, "issue_price_ranges", "need points that are paid at issuance or prepaid.");
        }

        if (terms.Funding == FundingModel.AtRedemption && !terms.Charges.JointFunding.IsEmpty)
        {
            yield return (Reason.FieldInvalid, "joint_funding", "needs points that are paid at issuance or prepaid.");
        }
    }

    private static bool IsWithin(Fraction rate, long most) => rate.IsValid && rate.Numerator <= (Int128)most * rate.Denominator;
}
