using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Outcomes;
using Google.Protobuf.WellKnownTypes;
using Fraction = CoalitionHub.Core.Amounts.Fraction;
using V1 = CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>Reads a route's rules from a request.</summary>
internal static class RouteRulesFields
{
    /// <summary>Most micros of the settlement money for a point that leaves: a thousand of the major unit.</summary>
    private const long MaxMicrosPerPoint = 1_000 * AmountLimits.MicrosPerMajorUnit;
    private const long MaxPointsPerDay = 1_000_000_000_000_000;
    private const int MaxCount = 1_000_000_000;
    private const int MaxAgeDays = 36_500;
    private const long MaxShare = 1_000;
    private static readonly TimeSpan MaxUndo = TimeSpan.FromDays(30);
    private static readonly TimeSpan MinSourceTimeout = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxSourceTimeout = TimeSpan.FromDays(30);

    public static RouteRules Read(FieldChecks checks, V1.RouteTerms terms) => new()
    {
        Rounding = Enumeration(checks, "terms.rounding", terms.Rounding) == V1.AmountRounding.RoundDown ? AmountRounding.RoundDown : AmountRounding.Refuse,
        FlatFeePoints = checks.Number("terms.flat_fee_points", terms.FlatFeePoints, 0, AmountLimits.MaxPoints),
        MoneyFee = terms.MoneyFee is { } fee ? Fee(checks, fee) : null,
        Bonus = terms.Bonus is { } bonus ? Bonus(checks, bonus) : null,
        Eligibility = terms.Eligibility is { } eligibility ? Eligibility(checks, eligibility) : RouteEligibility.Everybody,
        Limits = terms.Limits is { } limits ? Limits(checks, limits) : RouteLimits.None,
        Undo = terms.Undo is { } undo ? Undo(checks, undo) : null,
        // The contract's values are the core's.
        Expiry = Enumeration(checks, "terms.arrival_expiry", terms.ArrivalExpiry) is var expiry and not V1.ArrivalExpiry.Unspecified ? (ArrivalExpiry)expiry : ArrivalExpiry.Renewed,
        IsDirectOnly = terms.DirectOnly,
        SourceTimeoutMicros = SourceTimeout(checks, terms.SourceTimeout),
    };

    private static MoneyFee Fee(FieldChecks checks, V1.MoneyFee fee)
    {
        var perPoint = fee.MicrosPerPoint is null ? Fraction.Zero : checks.Fraction("terms.money_fee.micros_per_point", fee.MicrosPerPoint);
        if (perPoint.IsValid && perPoint.Numerator > (Int128)MaxMicrosPerPoint * perPoint.Denominator)
        {
            checks.Add(Reason.FractionInvalid, "terms.money_fee.micros_per_point", $"is {perPoint}, must be at most {MaxMicrosPerPoint}.");
        }

        var flat = checks.Number("terms.money_fee.flat_micros", fee.FlatMicros, 0, AmountLimits.MaxMicros);
        if (flat == 0 && perPoint.IsZero)
        {
            checks.Add(Reason.FieldMissing, "terms.money_fee", "must say flat_micros, micros_per_point or both; leave the fee out for none.");
        }

        return new MoneyFee(flat, perPoint, Payer(checks, "terms.money_fee.payer_partner_id", fee.PayerPartnerId));
    }

    private static RouteBonus Bonus(FieldChecks checks, V1.RouteBonus bonus)
    {
        const string field = "terms.bonus";
        var share = bonus.Share is null ? Fraction.Zero : checks.Fraction(field + ".share", bonus.Share, mayBeZero: false);
        if (share.IsValid && share.Numerator > (Int128)MaxShare * share.Denominator)
        {
            checks.Add(Reason.FractionInvalid, field + ".share", $"is {share}, must be at most {MaxShare}.");
        }

        var hasBlocks = bonus.BlockPoints != 0 || bonus.PointsPerBlock != 0;
        if (hasBlocks == bonus.Share is not null)
        {
            checks.Add(hasBlocks ? Reason.FieldInvalid : Reason.FieldMissing, field, "must say block_points and points_per_block, or share.");
        }
        else if (hasBlocks)
        {
            checks.Points(field + ".block_points", bonus.BlockPoints);
            checks.Points(field + ".points_per_block", bonus.PointsPerBlock);
        }

        var from = checks.OptionalTime(field + ".from_time", bonus.FromTime);
        var until = checks.OptionalTime(field + ".until_time", bonus.UntilTime);
        if (until != 0 && until <= from)
        {
            checks.Add(Reason.FieldInvalid, field + ".until_time", "must lie after from_time.");
        }

        return new RouteBonus(
            bonus.BlockPoints, bonus.PointsPerBlock, share, from, until,
            checks.Number(field + ".budget_points", bonus.BudgetPoints, 0, MaxPointsPerDay), Payer(checks, field + ".payer_partner_id", bonus.PayerPartnerId));
    }

    private static RouteEligibility Eligibility(FieldChecks checks, V1.RouteEligibility eligibility)
    {
        if (eligibility.MinimumTier.Length > 0)
        {
            checks.Add(Reason.FieldInvalid, "terms.eligibility.minimum_tier", "must be empty: the coalition has no tiers yet, so no route can ask for one.");
        }

        return new RouteEligibility(
            (int)checks.Number("terms.eligibility.minimum_account_age_days", eligibility.MinimumAccountAgeDays, 0, MaxAgeDays),
            // The contract's values are the core's; one that it doesn't have is noted as wrong.
            (NamePolicy)Enumeration(checks, "terms.eligibility.name_policy", eligibility.NamePolicy),
            eligibility.OwnAccountsOnly);
    }

    private static RouteLimits Limits(FieldChecks checks, V1.RouteLimits limits)
    {
        return new RouteLimits { Member = Day("member", limits.Member), Card = Day("card", limits.Card), Partner = Day("partner", limits.Partner), Route = Day("route", limits.Route) };

        DayLimit Day(string name, V1.DayLimit? limit) => limit is null
            ? default
            : new DayLimit(
                checks.Number($"terms.limits.{name}.points", limit.Points, 0, MaxPointsPerDay),
                (int)checks.Number($"terms.limits.{name}.count", limit.Count, 0, MaxCount));
    }

    private static UndoRules Undo(FieldChecks checks, V1.UndoRules undo) => new(
        checks.Duration("terms.undo.delay", undo.Delay, MaxUndo),
        undo.FirstToAccount,
        checks.Number("terms.undo.above_points", undo.AbovePoints, 0, AmountLimits.MaxPoints),
        undo.NewDevice);

    private static long SourceTimeout(FieldChecks checks, Duration? timeout)
    {
        if (timeout is null)
        {
            return RouteRules.DefaultSourceTimeoutMicros;
        }

        var micros = checks.Duration("terms.source_timeout", timeout, MaxSourceTimeout);
        if (micros > 0 && micros < (long)MinSourceTimeout.TotalMicroseconds)
        {
            checks.Add(Reason.FieldInvalid, "terms.source_timeout", "must be a minute at least.");
        }

        return micros;
    }

    private static int Payer(FieldChecks checks, string field, string partnerId) =>
        partnerId.Length == 0 ? 0 : checks.IntId(field, Core.Partners.Partner.IdPrefix, partnerId);

    private static T Enumeration<T>(FieldChecks checks, string field, T value)
        where T : struct, System.Enum
    {
        if (System.Enum.IsDefined(value))
        {
            return value;
        }

        checks.Add(Reason.FieldInvalid, field, $"must be left out, or one of {string.Join(", ", System.Enum.GetNames<T>().Skip(1))}.");
        return default;
    }
}
