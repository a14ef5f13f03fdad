using System.Collections.Immutable;
using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Programmes;

/// <summary>
/// What terms may say. The bounds on rates keep every product of a rate and an amount within a long; the others keep a slip of the
/// pen from becoming a price.
/// </summary>
public static class TermsBounds
{
    /// <summary>Most monies that one version may have earn rates for.</summary>
    public const int MostEarnRates = 32;

    /// <summary>Most points for one minor unit of money.</summary>
    public const long MaxPointsPerMinorUnit = 1_000_000;

    /// <summary>Most minor units of money that a burnt point is worth.</summary>
    public const long MaxMinorUnitsPerPoint = 1_000_000;

    /// <summary>Highest price of a point: a thousand of the settlement money's major unit, in micros.</summary>
    public const long MaxMicrosPerPoint = 1_000 * AmountLimits.MicrosPerMajorUnit;

    /// <summary>Longest wait for maturity and longest grace: ten years.</summary>
    public const int MaxDays = 3650;

    /// <summary>Longest life of points: a hundred years.</summary>
    public const int MaxExpiryMonths = 1200;

    /// <summary>Longest lateness and longest hold: 400 days.</summary>
    public const long MaxDurationMicros = 400 * Moment.MicrosPerDay;

    private const int ShortestMonthDays = 28;

    /// <summary>Everything that is wrong with the terms; null when nothing is. The first fault's reason is the refusal's.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="path">Where they are in the request: <c>terms</c>.</param>
    public static Refusal? Check(Terms terms, string path)
    {
        List<(Reason Reason, FieldFault Fault)> faults = [];
        CheckEarnRates(terms.EarnRates);
        Rate("burn_value", terms.BurnValue, MaxMinorUnitsPerPoint);
        Rate("issue_price", terms.IssuePrice, MaxMicrosPerPoint);
        Rate("redemption_price", terms.RedemptionPrice, MaxMicrosPerPoint);
        Rate("fee", terms.Fee, 1);
        Number("minimum_burn_points", terms.BurnMinimum, 1, AmountLimits.MaxPoints);
        Number("burn_increment_points", terms.BurnIncrement, 1, AmountLimits.MaxPoints);
        Number("pending_days", terms.PendingDays, 0, MaxDays);
        Number("expiry_months", terms.ExpiryMonths, 0, MaxExpiryMonths);
        Number("expired_lot_grace_days", terms.GraceDays, 0, MaxDays);
        Number("negative_balance_floor_points", terms.DebtFloorPoints, 0, AmountLimits.MaxPoints);
        Duration("maximum_lateness", terms.MaxLatenessMicros);
        Number("assertion_limit_points_per_burn", terms.AssertionMaxPoints, 0, AmountLimits.MaxPoints);
        Number("assertion_limit_points_per_day", terms.AssertionMaxPointsPerDay, 0, AmountLimits.MaxPoints);
        Duration("hold_max_duration", terms.HoldMaxMicros);
        if (!System.Enum.IsDefined(terms.Funding))
        {
            Add(Reason.FieldMissing, "funding_model", "must be at issuance, at redemption or prepaid.");
        }

        foreach (var (reason, field, description) in ChargesBounds.Faults(terms))
        {
            Add(reason, field, description);
        }

        // The shortest that points of the month's last day can live; longer pending points would expire before they mature.
        if (terms is { ExpiryMonths: > 0 and <= MaxExpiryMonths } && terms.PendingDays > terms.ExpiryMonths * ShortestMonthDays)
        {
            Add(Reason.FieldInvalid, "pending_days", $"is {terms.PendingDays}: points that expire after {terms.ExpiryMonths} months would expire before they can be burnt.");
        }

        return faults.Count == 0
            ? null
            : new Refusal(faults[0].Reason, string.Join(" ", faults.Select(fault => $"{fault.Fault.Field}: {fault.Fault.Description}")))
            {
                Fields = [.. faults.Select(fault => fault.Fault)],
            };

        void CheckEarnRates(ImmutableArray<EarnRate> rates)
        {
            if (rates.IsEmpty)
            {
                Add(Reason.FieldMissing, "earn_rates", $"must be given: 1 to {MostEarnRates}.");
            }
            else if (rates.Length > MostEarnRates)
            {
                Add(Reason.FieldTooLong, "earn_rates", $"are {rates.Length}, at most {MostEarnRates} are taken.");
            }

            for (var index = 0; index < rates.Length; index++)
            {
                Rate($"earn_rates[{index}].points_per_minor_unit", rates[index].PointsPerMinorUnit, MaxPointsPerMinorUnit);
                if (rates.Take(index).Any(other => other.Money == rates[index].Money))
                {
                    Add(Reason.FieldInvalid, $"earn_rates[{index}].currency_code", $"{rates[index].Money} has a rate already.");
                }
            }
        }

        void Rate(string field, Fraction rate, long max)
        {
            if (!rate.IsValid || rate.Numerator > (Int128)max * rate.Denominator)
            {
                Add(Reason.FractionInvalid, field, $"is {rate}, must be a fraction of 0 to {max}.");
            }
        }

        void Number(string field, long value, long min, long max)
        {
            if (value < min || value > max)
            {
                Add(Reason.FieldInvalid, field, $"is {value}, must be {min} to {max}.");
            }
        }

        void Duration(string field, long micros)
        {
            if (micros is <= 0 or > MaxDurationMicros)
            {
                Add(Reason.FieldInvalid, field, "must be longer than nothing and at most 400 days.");
            }
        }

        void Add(Reason reason, string field, string description) => faults.Add((reason, new FieldFault($"{path}.{field}", description)));
    }
}
