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

public sealed class EarnPurchaseTests
{
    private readonly Brands brands = new();

    [Theory]
    [InlineData(99, 0)]
    [InlineData(100, 1)]
    [InlineData(50_099, 500)]
    public void Points_are_the_rate_times_the_amount_rounded_down(long minorUnits, long points)
    {
        brands.Bought(Brands.Grocer, minorUnits).Purchase.Points.ShouldBe(points);

        brands.Available().ShouldBe(points);
        brands.AddsUp().ShouldBeTrue();
    }

    [Fact]
    public void A_purchase_worth_no_points_is_kept_without_a_transfer()
    {
        var earned = brands.Bought(Brands.Grocer, 0);

        brands.State.Purchases.Find(earned.Purchase.No).ShouldNotBeNull().ChainSeq.ShouldBe(0);
        brands.State.Ledger.Transfers.Added.ShouldBeEmpty();
    }

    [Fact]
    public void Points_paid_at_issuance_are_paid_by_the_issuer_at_once_rounded_up()
    {
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { IssuePrice = new Fraction(10_001, 2) });

        brands.Bought(Brands.Grocer, 300);

        brands.Position(Brands.Grocer).ShouldBe(-15_002);
        brands.Balance(AccountKind.Fund, Currency.SettlementMoneyNo).ShouldBe(15_002);
    }

    [Fact]
    public void Points_paid_at_redemption_cost_nothing_yet_and_their_lot_names_issuer_and_terms()
    {
        var terms = brands.Shares(Brands.Hotel, FundingModel.AtRedemption);

        brands.Bought(Brands.Hotel, 300);

        brands.Position(Brands.Hotel).ShouldBe(0);
        brands.Lots().ShouldHaveSingleItem().ShouldSatisfyAllConditions(lot => lot.IssuerNo.ShouldBe(Brands.Hotel), lot => lot.TermsNo.ShouldBe(terms.No));
    }

    [Fact]
    public void The_time_of_the_purchase_picks_terms_and_expiry()
    {
        brands.PutTerms(brands.TermsOf(Brands.Grocer, Brands.Pts) with { EffectiveMicros = brands.Coalition.NowMicros, EarnRates = [new EarnRate(Brands.Code("HKD"), new Fraction(2, 100))] });

        brands.Bought(Brands.Grocer, 100).Purchase.Points.ShouldBe(2);
        var late = brands.Bought(Brands.Grocer, 100, brands.Coalition.NowMicros - 1);

        late.Purchase.Points.ShouldBe(1);
        // Bought on 31 December 2025: good until the end of December 2026. The other one, of January, a month longer.
        brands.Lots().Select(lot => lot.ExpiresOn).ShouldBe([DayOf(2027, 1, 1), DayOf(2027, 2, 1)]);
    }

    [Fact]
    public void Points_with_a_return_window_are_pending_until_its_last_day_is_over()
    {
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { PendingDays = 3 });

        brands.Bought(Brands.Grocer, 100).MaturesOn.ShouldBe(brands.Today() + 3);

        brands.Available().ShouldBe(0);
        brands.Pass(2);
        brands.Available().ShouldBe(0);
        brands.Pass(1);
        brands.Available().ShouldBe(1);
    }

    [Fact]
    public void A_purchase_reported_after_its_return_window_brings_points_at_once()
    {
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { PendingDays = 3 });

        brands.Bought(Brands.Grocer, 100, brands.Coalition.NowMicros - 3 * Moment.MicrosPerDay).MaturesOn.ShouldBe(0);

        brands.Available().ShouldBe(1);
    }

    [Fact]
    public void A_purchase_may_be_as_late_as_the_terms_say_and_no_later()
    {
        var oldest = brands.Coalition.NowMicros - brands.TermsOf(Brands.Grocer, Brands.Pts).MaxLatenessMicros;

        brands.Buy(Brands.Grocer, 100, oldest).Refusal.ShouldBeNull();
        brands.Buy(Brands.Grocer, 100, oldest - 1).ShouldBeRefused(Reason.PurchaseTooLate);
    }

    [Fact]
    public void A_till_s_clock_may_be_five_minutes_ahead_and_no_more()
    {
        var newest = brands.Coalition.NowMicros + TillReceipt.MaxLeadMicros;

        brands.Buy(Brands.Grocer, 100, newest).Refusal.ShouldBeNull();
        brands.Buy(Brands.Grocer, 100, newest + 1).ShouldBeRefused(Reason.PurchaseInFuture);
    }

    [Fact]
    public void A_merchant_s_reference_earns_once()
    {
        var command = new EarnCommand(Brands.Grocer, brands.Card(Shop.Mia), null, brands.Receipt(100), false);

        brands.Coalition.Decide((state, now) => EarnPurchase.Decide(state, now, command)).Refusal.ShouldBeNull();
        brands.Coalition.Decide((state, now) => EarnPurchase.Decide(state, now, command)).ShouldBeRefused(Reason.PurchaseAlreadyRecorded);
        brands.Available().ShouldBe(1);
    }

    [Fact]
    public void A_purchase_brings_a_billion_points_and_no_more()
    {
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { EarnRates = [new EarnRate(Brands.Code("HKD"), new Fraction(1, 1))], IssuePrice = Fraction.Zero });

        brands.Buy(Brands.Grocer, 1_000_000_001).ShouldBeRefused(Reason.AmountTooLarge);
        brands.Bought(Brands.Grocer, 1_000_000_000).Purchase.Points.ShouldBe(1_000_000_000);
    }

    [Fact]
    public void A_money_without_a_rate_and_points_of_another_brand_are_refused()
    {
        brands.Earn(Brands.Grocer, Shop.Mia, 100, "JPY").ShouldBeRefused(Reason.CurrencyNotInTerms);
        brands.Buy(Brands.Grocer, 100, points: "MILES").ShouldBeRefused(Reason.CurrencyNotAllowed);
        brands.Buy(Brands.Grocer, 100, points: "NOSUCH").ShouldBeRefused(Reason.CurrencyUnknown);
        brands.Buy(Brands.Hotel, 100).ShouldBeRefused(Reason.NoTermsInForce);
    }

    [Fact]
    public void New_points_repay_a_debt_first_and_their_funder_pays_the_one_of_the_points_owed()
    {
        var owed = brands.Bought(Brands.Grocer, 10_000);
        brands.Spend(Brands.Grocer, 100).Refusal.ShouldBeNull();
        brands.Return(Brands.Grocer, owed.Purchase.No).Refusal.ShouldBeNull();
        brands.Debt().ShouldBe(100);
        brands.Shares(Brands.Hotel, FundingModel.AtRedemption);
        var fund = brands.Balance(AccountKind.Fund, Currency.SettlementMoneyNo);

        brands.Bought(Brands.Hotel, 13_000);

        (brands.Debt(), brands.Available()).ShouldBe((0, 30));
        brands.Position(Brands.Hotel).ShouldBe(-100 * 5000);
        brands.Balance(AccountKind.Fund, Currency.SettlementMoneyNo).ShouldBe(fund + 100 * 5000);
        brands.AddsUp().ShouldBeTrue();
    }

    private static int DayOf(int year, int month, int day) => new DateOnly(year, month, day).DayNumber - new DateOnly(1970, 1, 1).DayNumber;
}
