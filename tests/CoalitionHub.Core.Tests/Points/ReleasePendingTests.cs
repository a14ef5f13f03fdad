using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Tests.Exchanges;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Points;

public sealed class ReleasePendingTests
{
    private readonly Brands brands = new();

    public ReleasePendingTests() => brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { PendingDays = 5 });

    [Fact]
    public void The_points_of_the_purchase_are_available_at_once_and_those_of_others_still_wait()
    {
        var early = brands.Bought(Brands.Grocer, 1_000);
        brands.Bought(Brands.Grocer, 300);

        Release(early).Value.Points.ShouldBe(10);

        brands.Available().ShouldBe(10);
        brands.Pass(5);
        brands.Available().ShouldBe(13);
        brands.AddsUp().ShouldBeTrue();
    }

    [Fact]
    public void What_came_back_already_is_not_released()
    {
        var earned = brands.Bought(Brands.Grocer, 1_000);
        brands.Return(Brands.Grocer, earned.Purchase.No, 400).Refusal.ShouldBeNull();

        Release(earned).Value.Points.ShouldBe(6);
        Release(earned).ShouldBeRefused(Reason.NothingPending);
    }

    [Fact]
    public void Points_that_repaid_a_debt_are_not_released_out_of_another_purchase_s()
    {
        var spent = brands.Bought(Brands.Grocer, 1_000);
        Release(spent).Refusal.ShouldBeNull();
        brands.Spend(Brands.Grocer, 10).Refusal.ShouldBeNull();
        brands.Return(Brands.Grocer, spent.Purchase.No, 300).Value.FromDebt.ShouldBe(3);
        var repaying = brands.Bought(Brands.Grocer, 500);
        brands.Bought(Brands.Grocer, 500);

        Release(repaying).Value.Points.ShouldBe(2);

        brands.Available().ShouldBe(2);
    }

    [Fact]
    public void Nothing_is_pending_once_the_day_has_come()
    {
        var earned = brands.Bought(Brands.Grocer, 1_000);
        brands.Pass(5);

        Release(earned).ShouldBeRefused(Reason.NothingPending);
    }

    [Fact]
    public void Another_partner_s_earn_and_a_burn_are_not_found()
    {
        var earned = brands.Bought(Brands.Grocer, 1_000);

        Release(earned, Brands.Hotel).ShouldBeRefused(Reason.PurchaseNotFound);
        Release(earned).Refusal.ShouldBeNull();
        var burnt = brands.Spend(Brands.Grocer, 10).Value;
        brands.Coalition.Decide((state, now) => ReleasePending.Decide(state, now, Brands.Grocer, burnt.Purchase.No)).ShouldBeRefused(Reason.PurchaseNotFound);
    }

    private Outcome<Released> Release(Earned earned, int partnerNo = Brands.Grocer) =>
        brands.Coalition.Decide((state, now) => ReleasePending.Decide(state, now, partnerNo, earned.Purchase.No));
}
