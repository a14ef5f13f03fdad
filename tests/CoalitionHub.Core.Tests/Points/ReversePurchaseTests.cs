using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Tests.Exchanges;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Points;

/// <summary>Returns: of an earn, and of a burn.</summary>
public sealed class ReversePurchaseTests
{
    private readonly Brands brands = new();

    [Fact]
    public void Parts_of_a_return_add_up_to_the_whole()
    {
        var earned = brands.Bought(Brands.Grocer, 1_099);

        var parts = Enumerable.Range(0, 7).Select(_ => brands.Return(Brands.Grocer, earned.Purchase.No, 157).Value.Return.Points).ToList();

        parts.Sum().ShouldBe(10);
        parts.ShouldAllBe(points => points == 1 || points == 2);
        brands.Available().ShouldBe(0);
        brands.AddsUp().ShouldBeTrue();
    }

    [Fact]
    public void Never_more_comes_back_than_remains()
    {
        var earned = brands.Bought(Brands.Grocer, 1_000);
        brands.Return(Brands.Grocer, earned.Purchase.No, 400).Refusal.ShouldBeNull();

        brands.Return(Brands.Grocer, earned.Purchase.No, 601).ShouldBeRefused(Reason.ReturnExceedsPurchase);
        brands.Return(Brands.Grocer, earned.Purchase.No, 600).Refusal.ShouldBeNull();
        brands.Return(Brands.Grocer, earned.Purchase.No).ShouldBeRefused(Reason.ReturnExceedsPurchase);
    }

    [Fact]
    public void Points_are_taken_from_pending_then_from_the_balance_then_below_zero_as_far_as_the_terms_allow()
    {
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { DebtFloorPoints = 7 });
        var spent = brands.Bought(Brands.Grocer, 10_000);
        brands.Spend(Brands.Grocer, 95).Refusal.ShouldBeNull();
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { PendingDays = 5 });
        brands.Bought(Brands.Grocer, 300);

        var back = brands.Return(Brands.Grocer, spent.Purchase.No).Value;

        (back.FromPending, back.FromBalance, back.FromDebt).ShouldBe((3, 5, 7));
        back.Return.Points.ShouldBe(15);
        back.Original.ReturnedPoints.ShouldBe(100);
        (brands.Available(), brands.Debt()).ShouldBe((0, 7));
        brands.AddsUp().ShouldBeTrue();
    }

    [Fact]
    public void The_issuer_gets_back_what_it_paid_at_issuance_rounded_down()
    {
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { IssuePrice = new Fraction(10_001, 2) });
        var earned = brands.Bought(Brands.Grocer, 300);

        brands.Return(Brands.Grocer, earned.Purchase.No).Refusal.ShouldBeNull();

        brands.Position(Brands.Grocer).ShouldBe(-15_002 + 15_001);
    }

    [Fact]
    public void Where_another_issuer_s_points_stand_in_their_funder_pays_for_them()
    {
        brands.Shares(Brands.Hotel, FundingModel.AtRedemption);
        brands.Bought(Brands.Hotel, 1_000);
        // The grocer's expire sooner, so they are burnt; the hotel's are left to be taken back.
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { ExpiryMonths = 1 });
        var earned = brands.Bought(Brands.Grocer, 1_000);
        brands.Spend(Brands.Grocer, 10).Refusal.ShouldBeNull();

        brands.Return(Brands.Grocer, earned.Purchase.No).Value.FromBalance.ShouldBe(10);

        brands.Position(Brands.Hotel).ShouldBe(-10 * 5000);
        // Paid 10 × 6,000 at issuance and got it back; redeemed 10 × 5,000.
        brands.Position(Brands.Grocer).ShouldBe(10 * 5000);
        brands.Balance(AccountKind.Fund, Currency.SettlementMoneyNo).ShouldBe(0);
    }

    [Fact]
    public void A_return_other_data_and_another_partner_s_purchase_are_refused_by_name()
    {
        var earned = brands.Bought(Brands.Grocer, 1_000);
        var burnt = brands.Spend(Brands.Grocer, 5).Value;
        var back = brands.Return(Brands.Grocer, earned.Purchase.No, 100).Value;

        brands.Return(Brands.Hotel, earned.Purchase.No).ShouldBeRefused(Reason.PurchaseNotFound);
        brands.Return(Brands.Grocer, back.Return.No).ShouldBeRefused(Reason.PurchaseNotReversible);
        brands.Return(Brands.Grocer, earned.Purchase.No, points: 1).ShouldBeRefused(Reason.FieldInvalid);
        brands.Return(Brands.Grocer, burnt.Purchase.No, minorUnits: 1).ShouldBeRefused(Reason.FieldInvalid);
        brands.Coalition.Decide((state, now) => ReversePurchase.Decide(state, now, new ReverseCommand(
            Brands.Grocer, earned.Purchase.No, default, brands.Receipt(0), new Money(Brands.Code("USD"), 1), null))).ShouldBeRefused(Reason.CurrencyMismatch);
    }

    [Fact]
    public void A_reversed_burn_gives_back_the_lots_taken_last_first_and_parts_of_its_money_add_up()
    {
        brands.Shares(Brands.Hotel, FundingModel.AtRedemption);
        brands.Bought(Brands.Grocer, 700);
        brands.Bought(Brands.Hotel, 700);
        var before = brands.Lots();
        var position = brands.Position(Brands.Grocer);
        var burnt = brands.Spend(Brands.Grocer, 10).Value;
        brands.Lots().ShouldHaveSingleItem().Points.ShouldBe(4);

        brands.Return(Brands.Grocer, burnt.Purchase.No, points: 4).Refusal.ShouldBeNull();

        // Three of the hotel's, then one of the grocer's.
        brands.Lots().Select(lot => (lot.IssuerNo, lot.Points)).ShouldBe([(Brands.Grocer, 1L), (Brands.Hotel, 7L)]);
        brands.Return(Brands.Grocer, burnt.Purchase.No, points: 7).ShouldBeRefused(Reason.ReturnExceedsPurchase);
        brands.Return(Brands.Grocer, burnt.Purchase.No).Refusal.ShouldBeNull();
        brands.Lots().Select(lot => lot with { Seq = 0 }).ShouldBe(before.Select(lot => lot with { Seq = 0 }));
        brands.Position(Brands.Grocer).ShouldBe(position);
        brands.Position(Brands.Hotel).ShouldBe(0);
    }

    [Fact]
    public void A_lot_that_expired_meanwhile_comes_back_with_the_grace_of_its_terms()
    {
        brands.Bought(Brands.Grocer, 700);
        var burnt = brands.Spend(Brands.Grocer, 7).Value;
        brands.Coalition.NowMicros = burnt.Purchase.PurchaseTimeMicros;
        brands.Pass(400);

        brands.Return(Brands.Grocer, burnt.Purchase.No).Refusal.ShouldBeNull();

        brands.Available().ShouldBe(7);
        brands.Pass(30);
        brands.Available().ShouldBe(7);
        brands.Pass(1);
        brands.Available().ShouldBe(0);
    }

    [Fact]
    public void Points_given_back_repay_a_debt_first()
    {
        var earned = brands.Bought(Brands.Grocer, 1_000);
        var burnt = brands.Spend(Brands.Grocer, 10).Value;
        brands.Return(Brands.Grocer, earned.Purchase.No, 600).Value.FromDebt.ShouldBe(6);

        brands.Return(Brands.Grocer, burnt.Purchase.No).Refusal.ShouldBeNull();

        (brands.Debt(), brands.Available()).ShouldBe((0, 4));
    }
}
