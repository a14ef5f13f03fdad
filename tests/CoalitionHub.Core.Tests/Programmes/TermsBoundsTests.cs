using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Tests.Fixtures;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Programmes;

public sealed class TermsBoundsTests
{
    private static readonly EarnRate Hkd = new(CurrencyCode.Parse("HKD"), new Fraction(1, 100));

    public static TheoryData<string, Reason, Func<Terms, Terms>> Wrong => new()
    {
        { "terms.earn_rates", Reason.FieldMissing, terms => terms with { EarnRates = [] } },
        { "terms.earn_rates", Reason.FieldTooLong, terms => terms with { EarnRates = [.. ManyMonies(TermsBounds.MostEarnRates + 1)] } },
        { "terms.earn_rates[1].currency_code", Reason.FieldInvalid, terms => terms with { EarnRates = [Hkd, Hkd] } },
        { "terms.earn_rates[0].points_per_minor_unit", Reason.FractionInvalid, terms => terms with { EarnRates = [Hkd with { PointsPerMinorUnit = new Fraction(1_000_001, 1) }] } },
        { "terms.burn_value", Reason.FractionInvalid, terms => terms with { BurnValue = new Fraction(1, 0) } },
        { "terms.burn_value", Reason.FractionInvalid, terms => terms with { BurnValue = new Fraction(-1, 1) } },
        { "terms.burn_value", Reason.FractionInvalid, terms => terms with { BurnValue = new Fraction(1_000_001, 1) } },
        { "terms.issue_price", Reason.FractionInvalid, terms => terms with { IssuePrice = new Fraction(1_000_000_001, 1) } },
        { "terms.redemption_price", Reason.FractionInvalid, terms => terms with { RedemptionPrice = new Fraction(1_000_000_001, 1) } },
        { "terms.fee", Reason.FractionInvalid, terms => terms with { Fee = new Fraction(101, 100) } },
        { "terms.fee", Reason.FractionInvalid, terms => terms with { Fee = default } },
        { "terms.funding_model", Reason.FieldMissing, terms => terms with { Funding = 0 } },
        { "terms.minimum_burn_points", Reason.FieldInvalid, terms => terms with { BurnMinimum = 0 } },
        { "terms.minimum_burn_points", Reason.FieldInvalid, terms => terms with { BurnMinimum = AmountLimits.MaxPoints + 1 } },
        { "terms.burn_increment_points", Reason.FieldInvalid, terms => terms with { BurnIncrement = -1 } },
        { "terms.pending_days", Reason.FieldInvalid, terms => terms with { PendingDays = -1 } },
        { "terms.pending_days", Reason.FieldInvalid, terms => terms with { PendingDays = 3651, ExpiryMonths = 0 } },
        { "terms.pending_days", Reason.FieldInvalid, terms => terms with { PendingDays = 29, ExpiryMonths = 1 } },
        { "terms.expiry_months", Reason.FieldInvalid, terms => terms with { ExpiryMonths = -1 } },
        { "terms.expiry_months", Reason.FieldInvalid, terms => terms with { ExpiryMonths = 1201 } },
        { "terms.expired_lot_grace_days", Reason.FieldInvalid, terms => terms with { GraceDays = 3651 } },
        { "terms.negative_balance_floor_points", Reason.FieldInvalid, terms => terms with { DebtFloorPoints = -1 } },
        { "terms.maximum_lateness", Reason.FieldInvalid, terms => terms with { MaxLatenessMicros = 0 } },
        { "terms.maximum_lateness", Reason.FieldInvalid, terms => terms with { MaxLatenessMicros = 400 * Moment.MicrosPerDay + 1 } },
        { "terms.assertion_limit_points_per_burn", Reason.FieldInvalid, terms => terms with { AssertionMaxPoints = -1 } },
        { "terms.assertion_limit_points_per_day", Reason.FieldInvalid, terms => terms with { AssertionMaxPointsPerDay = -1 } },
        { "terms.hold_max_duration", Reason.FieldInvalid, terms => terms with { HoldMaxMicros = 0 } },
        { "terms.hold_max_duration", Reason.FieldInvalid, terms => terms with { HoldMaxMicros = long.MaxValue } },
    };

    public static TheoryData<Func<Terms, Terms>> Right =>
    [
        terms => terms,
        terms => terms with { EarnRates = [.. ManyMonies(TermsBounds.MostEarnRates)] },
        terms => terms with { EarnRates = [Hkd with { PointsPerMinorUnit = new Fraction(1_000_000, 1) }] },
        terms => terms with { EarnRates = [Hkd with { PointsPerMinorUnit = Fraction.Zero }] },
        terms => terms with { BurnValue = Fraction.Zero, IssuePrice = Fraction.Zero, RedemptionPrice = Fraction.Zero, Fee = Fraction.Zero },
        terms => terms with { IssuePrice = new Fraction(Fraction.MaxTerm, 1_000) },
        terms => terms with { Fee = new Fraction(1, 1) },
        terms => terms with { PendingDays = 28, ExpiryMonths = 1 },
        terms => terms with { PendingDays = 3650, ExpiryMonths = 0, GraceDays = 3650 },
        terms => terms with { ExpiryMonths = 1200 },
        terms => terms with { MaxLatenessMicros = 1, HoldMaxMicros = 400 * Moment.MicrosPerDay },
        terms => terms with { AssertionMaxPoints = 0, AssertionMaxPointsPerDay = 0, DebtFloorPoints = 0 },
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Each_slip_is_refused_by_field_and_reason(string field, Reason reason, Func<Terms, Terms> change)
    {
        var refusal = TermsBounds.Check(change(CoalitionPeople.YuuLike(1)), "terms").ShouldNotBeNull();

        refusal.Reason.ShouldBe(reason);
        refusal.Fields.ShouldHaveSingleItem().Field.ShouldBe(field);
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void What_lies_within_the_bounds_is_taken(Func<Terms, Terms> change) =>
        TermsBounds.Check(change(CoalitionPeople.YuuLike(1)), "terms").ShouldBeNull();

    [Fact]
    public void All_slips_are_told_at_once()
    {
        var refusal = TermsBounds.Check(CoalitionPeople.YuuLike(1) with { EarnRates = [], Fee = default, GraceDays = -1 }, "terms").ShouldNotBeNull();

        refusal.Fields.Select(fault => fault.Field).ShouldBe(["terms.earn_rates", "terms.fee", "terms.expired_lot_grace_days"]);
        refusal.Reason.ShouldBe(Reason.FieldMissing);
    }

    [Fact]
    public void No_rate_within_the_bounds_overflows_on_the_largest_amount()
    {
        new Fraction(TermsBounds.MaxPointsPerMinorUnit, 1).TimesRoundedDown(AmountLimits.MaxMinorUnits).ShouldBePositive();
        new Fraction(TermsBounds.MaxMicrosPerPoint, 1).TimesRoundedUp(AmountLimits.MaxPoints).ShouldBePositive();
        new Fraction(TermsBounds.MaxMinorUnitsPerPoint, 1).TimesRoundedDown(AmountLimits.MaxPoints).ShouldBePositive();
    }

    private static IEnumerable<EarnRate> ManyMonies(int count) =>
        Enumerable.Range(0, count).Select(index => Hkd with { Money = CurrencyCode.Parse($"X{(char)('A' + index / 26)}{(char)('A' + index % 26)}") });
}
