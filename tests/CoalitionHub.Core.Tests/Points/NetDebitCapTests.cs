using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Tests.Exchanges;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Points;

/// <summary>"Tested where new obligations arise: position plus outstanding points at their price."</summary>
public sealed class NetDebitCapTests
{
    private static readonly Fraction DearestPrice = new(TermsBounds.MaxMicrosPerPoint, 1);
    private readonly Brands brands = new();

    [Theory]
    [InlineData(FundingModel.AtIssuance)]
    [InlineData(FundingModel.AtRedemption)]
    public void A_partner_may_owe_exactly_its_cap_and_not_a_micro_more(FundingModel funding)
    {
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { Funding = funding, NetDebitCapMicros = 3 * 6000 });
        brands.Buy(Brands.Grocer, 301).Refusal.ShouldBeNull();

        brands.Buy(Brands.Grocer, 100).ShouldBeRefused(Reason.NetDebitCapExceeded);
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { NetDebitCapMicros = 4 * 6000 - 1 });
        brands.Buy(Brands.Grocer, 100).ShouldBeRefused(Reason.NetDebitCapExceeded);
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { NetDebitCapMicros = 4 * 6000 });
        brands.Buy(Brands.Grocer, 100).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_purchase_worth_no_points_is_never_refused_by_it()
    {
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { NetDebitCapMicros = 0 });

        brands.Buy(Brands.Grocer, 99).Refusal.ShouldBeNull();
    }

    [Fact]
    public void What_an_offline_till_reports_has_happened_and_raises_an_alert()
    {
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { NetDebitCapMicros = 0 });

        brands.Buy(Brands.Grocer, 500, isOffline: true).Value.Purchase.Points.ShouldBe(5);

        brands.State.Alerts.Added.ShouldHaveSingleItem().PartnerNo.ShouldBe(Brands.Grocer);
    }

    [Fact]
    public void It_never_stops_a_burn_a_capture_or_a_return()
    {
        brands.Shares(Brands.Hotel, FundingModel.AtRedemption);
        var earned = brands.Buy(Brands.Hotel, 10_000).Value;
        brands.Change(Brands.Hotel, Brands.Pts, terms => terms with { NetDebitCapMicros = 0 });

        brands.Spend(Brands.Grocer, 10).Refusal.ShouldBeNull();
        brands.Capture(Brands.Grocer, brands.Held(Brands.Grocer, 10).No).Refusal.ShouldBeNull();
        brands.Return(Brands.Hotel, earned.Purchase.No).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Points_of_both_currencies_of_a_brand_count_and_holds_on_its_position_too()
    {
        brands.Shares(Brands.Hotel, FundingModel.AtRedemption);
        brands.Buy(Brands.Hotel, 1_000).Refusal.ShouldBeNull();
        brands.Buy(Brands.Hotel, 3_000, points: "NIGHTS").Refusal.ShouldBeNull();

        // 10 × 7,000 and 30 × 10,000 / 3.
        NetDebitCap.ExposureMicros(brands.State, Brands.Hotel).ShouldBe(170_000);
        NetDebitCap.ExposureMicros(brands.State, Brands.Hotel).ShouldBe(170_000);
        brands.Held(Brands.Grocer, 4);
        NetDebitCap.ExposureMicros(brands.State, Brands.Hotel).ShouldBe(170_000 + 4 * 5000);
    }

    [Fact]
    public void Obligations_that_a_long_can_t_count_are_refused_by_name()
    {
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with
        {
            Funding = FundingModel.AtRedemption,
            IssuePrice = DearestPrice,
            EarnRates = [new EarnRate(Brands.Code("HKD"), new Fraction(1, 1))],
        });
        for (var purchase = 0; purchase < 12; purchase++)
        {
            brands.Buy(Brands.Grocer, AmountLimits.MaxPoints, isOffline: true).Refusal.ShouldBeNull();
        }

        NetDebitCap.ExposureMicros(brands.State, Brands.Grocer).ShouldBe((Int128)12 * AmountLimits.MaxPoints * TermsBounds.MaxMicrosPerPoint);
        brands.Buy(Brands.Grocer, 1).ShouldBeRefused(Reason.NetDebitCapExceeded);
    }

    [Fact]
    public void A_position_that_can_t_be_counted_any_further_is_refused_by_name()
    {
        var position = PointsAccounts.Position(Brands.Grocer);
        brands.State.Ledger.Accounts.Put(position, brands.State.Ledger.Account(position) with { DebitsPosted = AmountLimits.MaxAccountTotal - 6000 });

        brands.Buy(Brands.Grocer, 100, isOffline: true).Refusal.ShouldBeNull();
        brands.Buy(Brands.Grocer, 100, isOffline: true).ShouldBeRefused(Reason.AccountLimitReached);
    }
}
