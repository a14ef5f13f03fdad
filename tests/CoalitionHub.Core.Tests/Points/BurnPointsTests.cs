using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Tests.Exchanges;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Points;

public sealed class BurnPointsTests
{
    private readonly Brands brands = new();

    [Fact]
    public void One_point_too_many_is_refused_and_all_of_them_are_not()
    {
        brands.Bought(Brands.Grocer, 10_000);

        brands.Spend(Brands.Grocer, 101).ShouldBeRefused(Reason.InsufficientPoints);
        brands.Spend(Brands.Grocer, 100).Refusal.ShouldBeNull();
        brands.Lots().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(19, Reason.BurnBelowMinimum)]
    [InlineData(21, Reason.BurnNotIncrement)]
    [InlineData(20, null)]
    [InlineData(25, null)]
    public void A_burn_is_at_least_the_minimum_and_a_multiple_of_the_increment(long points, Reason? reason)
    {
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { BurnMinimum = 20, BurnIncrement = 5 });
        brands.Bought(Brands.Grocer, 10_000);

        var refusal = brands.Spend(Brands.Grocer, points).Refusal;

        (refusal?.Reason).ShouldBe(reason);
        brands.Available().ShouldBe(reason is null ? 100 - points : 100);
    }

    [Fact]
    public void Where_a_point_is_worth_nothing_it_can_t_be_burnt()
    {
        brands.Bought(Brands.Grocer, 10_000);
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { BurnValue = Fraction.Zero });

        brands.Spend(Brands.Grocer, 10).ShouldBeRefused(Reason.BurnNotAllowed);
    }

    [Fact]
    public void Its_value_is_rounded_down_once()
    {
        brands.Bought(Brands.Grocer, 10_000);

        brands.Spend(Brands.Grocer, 15).Value.ValueMinorUnits.ShouldBe(7);
    }

    [Fact]
    public void The_redeemer_is_paid_by_the_fund_for_points_paid_at_issuance_and_by_the_issuer_for_the_others_rounded_down_for_each_lot()
    {
        brands.Shares(Brands.Hotel, FundingModel.AtRedemption);
        var airline = brands.Shares(Brands.Airline, FundingModel.AtIssuance);
        brands.Bought(Brands.Grocer, 700);
        brands.Bought(Brands.Hotel, 500);
        var fund = brands.Balance(AccountKind.Fund, Currency.SettlementMoneyNo);

        brands.Spend(Brands.Airline, 12).Refusal.ShouldBeNull();

        // 4,001 micros for two points: 14,003 for seven and 10,002 for five.
        airline.RedemptionPrice.ShouldBe(new Fraction(4001, 2));
        brands.Position(Brands.Airline).ShouldBe(14_003 + 10_002);
        brands.Balance(AccountKind.Fund, Currency.SettlementMoneyNo).ShouldBe(fund - 14_003);
        brands.Position(Brands.Hotel).ShouldBe(-10_002);
        brands.AddsUp().ShouldBeTrue();
    }

    [Fact]
    public void An_issuer_that_burns_its_own_unpaid_points_moves_no_money()
    {
        brands.Shares(Brands.Hotel, FundingModel.AtRedemption);
        brands.Bought(Brands.Hotel, 500);

        brands.Spend(Brands.Hotel, 5).Refusal.ShouldBeNull();

        brands.Position(Brands.Hotel).ShouldBe(0);
    }

    [Fact]
    public void What_is_owed_held_pending_or_expired_is_not_available()
    {
        brands.Bought(Brands.Grocer, 10_000);
        brands.Held(Brands.Grocer, 30);
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { PendingDays = 5 });
        brands.Bought(Brands.Grocer, 4_000);

        brands.Spend(Brands.Grocer, 71).ShouldBeRefused(Reason.InsufficientPoints);
        brands.Spend(Brands.Grocer, 70).Refusal.ShouldBeNull();
        brands.Coalition.NowMicros = (brands.Lots()[^1].ExpiresOn - 1) * Moment.MicrosPerDay;
        brands.Available().ShouldBe(40);
        brands.Pass(1);
        brands.Available().ShouldBe(0);
        brands.Spend(Brands.Grocer, 1).ShouldBeRefused(Reason.InsufficientPoints);
    }

    [Fact]
    public void A_debt_beside_points_makes_them_fewer()
    {
        var earned = brands.Bought(Brands.Grocer, 10_000);
        var hold = brands.Held(Brands.Grocer, 80);
        brands.Return(Brands.Grocer, earned.Purchase.No, 5_000).Refusal.ShouldBeNull();
        brands.Void(Brands.Grocer, hold.No).Refusal.ShouldBeNull();

        // 80 points came free while 30 are owed.
        (brands.Debt(), brands.Available()).ShouldBe((30, 50));
        brands.Spend(Brands.Grocer, 51).ShouldBeRefused(Reason.InsufficientPoints);
        brands.Spend(Brands.Grocer, 50).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_hold_lasts_as_long_as_it_says_at_most_as_the_terms_do()
    {
        brands.Bought(Brands.Grocer, 10_000);

        brands.Spend(Brands.Grocer, 10, Moment.MicrosPerDay + 1).ShouldBeRefused(Reason.HoldDurationTooLong);
        brands.Held(Brands.Grocer, 10, Moment.MicrosPerDay).ExpiresMicros.ShouldBe(brands.Coalition.NowMicros + Moment.MicrosPerDay);
        brands.Held(Brands.Grocer, 10).ExpiresMicros.ShouldBe(brands.Coalition.NowMicros + Moment.MicrosPerDay);
        brands.Held(Brands.Grocer, 10, 1).ExpiresMicros.ShouldBe(brands.Coalition.NowMicros + 1);
    }
}
