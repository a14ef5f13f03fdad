using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.Settlements.Prices;
using CoalitionHub.Core.Tests.Exchanges;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements;

public sealed class SettlementCalculationTests
{
    private readonly Brands brands = new();
    private readonly Settling settling;

    public SettlementCalculationTests() => settling = new Settling(brands);

    [Fact]
    public void Points_paid_at_issuance_cost_their_issuer_now_and_points_paid_at_redemption_cost_nothing_yet()
    {
        brands.Earn(Brands.Grocer, 1, 12_345).Refusal.ShouldBeNull();
        brands.Earn(Brands.Hotel, 1, 20_000).Refusal.ShouldBeNull();

        var window = Sum();

        // 123 points at 6,000 micros, and 2 % of that as fee.
        Part(window, Brands.Grocer).ShouldBe(new WindowPart(new PartKey(1, Brands.Grocer), 123, 0, 0, 738_000, 0, 14_760, -752_760, -75, -2_760, 75, 0, 0, 0));
        // 200 points worth 10,000/3 micros each: 2 % of 666,666.67 rounded up.
        Part(window, Brands.Hotel).ShouldBe(new WindowPart(new PartKey(1, Brands.Hotel), 200, 0, 0, 0, 0, 13_334, -13_334, -1, -3_334, 1, 0, 0, 0));
        Part(window, Brands.Airline).ShouldBe(new WindowPart(new PartKey(1, Brands.Airline), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        Lines(window, Brands.Grocer).ShouldBe([(LineKind.Issued, 1, 123, 738_000, 0), (LineKind.Fee, 0, 123, 14_760, 0)]);
        Lines(window, Brands.Hotel).ShouldBe([(LineKind.IssuedUnfunded, 1, 200, 0, 0), (LineKind.Fee, 0, 200, 13_334, 0)]);
        (window.FundMicros, window.FeesMicros, window.RoundingMicros).ShouldBe((738_000, 14_760 + 13_334, -2_760 - 3_334));
    }

    [Fact]
    public void A_burn_pays_the_redeeming_partner_out_of_the_fund_or_from_the_issuer()
    {
        // The grocer's own points are burnt at home out of the fund; the hotel's are paid by the hotel to itself: nothing moves.
        brands.Earn(Brands.Grocer, 1, 100_000).Refusal.ShouldBeNull();
        brands.Earn(Brands.Hotel, 1, 100_000).Refusal.ShouldBeNull();
        brands.Burn(Brands.Grocer, 1, 400).Refusal.ShouldBeNull();
        brands.Burn(Brands.Hotel, 1, 300).Refusal.ShouldBeNull();

        var window = Sum();

        Part(window, Brands.Grocer).PointsRedeemed.ShouldBe(400);
        Part(window, Brands.Grocer).DueMicros.ShouldBe(400 * 5_000);
        Part(window, Brands.Hotel).PointsRedeemed.ShouldBe(300);
        Part(window, Brands.Hotel).DueMicros.ShouldBe(0);
    }

    [Fact]
    public void Points_funded_at_redemption_and_burnt_elsewhere_are_owed_by_their_issuer()
    {
        brands.PutTerms(brands.TermsOf(Brands.Grocer, Brands.Pts) with { Funding = FundingModel.AtRedemption });
        brands.PutTerms(Brands.Sample(Brands.Airline, Brands.Pts, FundingModel.AtIssuance, new Fraction(6_000, 1), new Fraction(4_000, 1)));
        brands.State.Partners.Put(Brands.Airline, brands.State.Partners.Find(Brands.Airline).ShouldNotBeNull() with { BrandCurrencyNo = 0 });
        brands.Earn(Brands.Grocer, 1, 100_000).Refusal.ShouldBeNull();
        brands.Burn(Brands.Airline, 1, 250).Refusal.ShouldBeNull();

        var window = Sum();

        Lines(window, Brands.Grocer).ShouldContain((LineKind.RedeemedElsewhere, 1, 250, 1_000_000, 0));
        Lines(window, Brands.Airline).ShouldBe([(LineKind.RedeemedHere, 1, 250, 0, 1_000_000)]);
        Part(window, Brands.Airline).NetMinorUnits.ShouldBe(100);
    }

    [Fact]
    public void What_is_held_owes_nothing_until_it_is_captured()
    {
        brands.Earn(Brands.Grocer, 1, 100_000).Refusal.ShouldBeNull();
        brands.Burn(Brands.Grocer, 1, 400, holdMicros: 0).Refusal.ShouldBeNull();

        Part(Sum(), Brands.Grocer).ShouldSatisfyAllConditions(
            part => part.PointsRedeemed.ShouldBe(0),
            part => part.DueMicros.ShouldBe(0));
    }

    [Fact]
    public void A_return_lowers_the_fee_and_gives_the_issue_price_back()
    {
        var earned = brands.Earn(Brands.Grocer, 1, 100_000).Value;
        brands.Return(Brands.Grocer, earned.Purchase.No, 40_000).Refusal.ShouldBeNull();

        var window = Sum();

        Lines(window, Brands.Grocer).ShouldBe(
            [(LineKind.Issued, 1, 1_000, 6_000_000, 0), (LineKind.IssuedReversed, 1, 400, 0, 2_400_000), (LineKind.Fee, 0, 600, 72_000, 0)]);
        Part(window, Brands.Grocer).PointsIssued.ShouldBe(600);
    }

    [Fact]
    public void Returns_of_an_earlier_window_never_make_the_fee_negative()
    {
        var earned = brands.Earn(Brands.Grocer, 1, 100_000).Value;
        settling.CloseAndApprove();
        brands.Return(Brands.Grocer, earned.Purchase.No).Refusal.ShouldBeNull();

        var window = Sum();

        Part(window, Brands.Grocer).ShouldSatisfyAllConditions(
            part => part.PointsIssued.ShouldBe(-1_000),
            part => part.FeeMicros.ShouldBe(0),
            part => part.NetMicros.ShouldBe(6_000_000));
    }

    [Fact]
    public void A_returned_burn_takes_the_money_back()
    {
        brands.Earn(Brands.Grocer, 1, 100_000).Refusal.ShouldBeNull();
        var burnt = brands.Burn(Brands.Grocer, 1, 400).Value;
        brands.Return(Brands.Grocer, burnt.Purchase.No, points: 100).Refusal.ShouldBeNull();

        var window = Sum();

        Lines(window, Brands.Grocer).ShouldContain((LineKind.RedeemedHereReversed, 1, 100, 500_000, 0));
        Part(window, Brands.Grocer).PointsRedeemed.ShouldBe(300);
    }

    [Fact]
    public void An_exchange_is_owed_by_the_one_whose_points_left_and_due_to_the_one_whose_points_came()
    {
        brands.Open("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3), new Fraction(1, 100));
        brands.Earn(Brands.Hotel, 1, 100_000).Refusal.ShouldBeNull();
        brands.Accept(brands.Quote("NIGHTS", "MILES", 502).Value).Refusal.ShouldBeNull();

        var window = Sum();

        // 495 buy miles, 6 are the fee, 1 is left over: three transfers out of one lot.
        Lines(window, Brands.Hotel).ShouldContain((LineKind.ExchangedOut, 3, 502, 502 * 3_000, 0));
        Lines(window, Brands.Airline).ShouldBe([(LineKind.ExchangedIn, 1, 165, 165 * 20_000, 495 * 3_000)]);
        Part(window, Brands.Airline).FeeMicros.ShouldBe(0);
        Part(window, Brands.Airline).PointsIssued.ShouldBe(165);
    }

    [Fact]
    public void Points_that_repay_a_debt_are_issued_like_others()
    {
        var earned = brands.Earn(Brands.Grocer, 1, 100_000).Value;
        brands.Burn(Brands.Grocer, 1, 1_000).Refusal.ShouldBeNull();
        brands.Return(Brands.Grocer, earned.Purchase.No, 50_000).Refusal.ShouldBeNull();
        brands.Earn(Brands.Grocer, 1, 50_000).Refusal.ShouldBeNull();

        var window = Sum();

        Lines(window, Brands.Grocer).ShouldContain((LineKind.Issued, 2, 1_500, 9_000_000, 0));
        Lines(window, Brands.Grocer).ShouldContain((LineKind.DebtRepaid, 1, 500, 0, 0));
        Part(window, Brands.Grocer).PointsIssued.ShouldBe(1_000);
    }

    [Fact]
    public void The_same_range_gives_the_same_result()
    {
        brands.Earn(Brands.Grocer, 1, 12_345).Refusal.ShouldBeNull();
        brands.Earn(Brands.Hotel, 2, 777).Refusal.ShouldBeNull();
        var window = settling.Close().Value.Closed;
        var first = settling.Sum(window);
        brands.Earn(Brands.Hotel, 2, 777).Refusal.ShouldBeNull();

        var second = settling.Sum(window);

        second.Lines.ShouldBe(first.Lines);
        second.Parts.ShouldBe(first.Parts);
    }

    [Fact]
    public void A_partner_that_joined_after_the_window_was_closed_has_no_part_in_it()
    {
        brands.Earn(Brands.Grocer, 1, 12_345).Refusal.ShouldBeNull();
        var window = settling.Close().Value.Closed;
        brands.State.Partners.Put(4, new Core.Partners.Partner(4, "late", "Late", 0, Core.Partners.PartnerState.Active, brands.Coalition.NowMicros + 1));

        settling.Sum(window).Parts.Select(part => part.Key.PartnerNo).ShouldBe([Brands.Grocer, Brands.Hotel, Brands.Airline]);
    }

    [Fact]
    public void A_range_with_a_gap_is_not_calculated()
    {
        brands.Earn(Brands.Grocer, 1, 12_345).Refusal.ShouldBeNull();
        var window = settling.Close().Value.Closed;
        brands.Coalition.Commit();
        SettlementCalculation calculation = new(window, [], new WindowTerms([]), Settling.MicrosPerCent);

        Should.Throw<InvalidOperationException>(() => calculation.Add(brands.Coalition.Archive.Transfers[1]));
        Should.Throw<InvalidOperationException>(calculation.Finish);
    }

    private CalculatedWindow Sum() => settling.Sum(settling.Close().Value.Closed);

    private static WindowPart Part(CalculatedWindow window, int partnerNo) => window.Parts.Single(part => part.Key.PartnerNo == partnerNo);

    private static IEnumerable<(LineKind, long, long, long, long)> Lines(CalculatedWindow window, int partnerNo) =>
        from line in window.Lines
        where line.Key.PartnerNo == partnerNo
        select (line.Key.Kind, line.Count, line.Points, line.OwedMicros, line.DueMicros);
}
