using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Tests.Exchanges;
using CoalitionHub.Core.Tests.Points;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Settlements.Prices;

/// <summary>What a window's volume adds to the provisional prices. The grocer's points cost 6,000 micros, and bring 5,000 where they are burnt.</summary>
public sealed class WindowChargesTests
{
    private static readonly PriceRange From501 = new(501, new Fraction(4_000, 1));

    private readonly Brands brands = new();
    private readonly Settling settling;

    public WindowChargesTests() => settling = new Settling(brands);

    [Fact]
    public void The_provisional_price_is_owed_at_once_and_the_volume_s_price_once_it_is_known()
    {
        Charge(Brands.Grocer, charges => charges with { IssueRanges = [From501] });
        brands.Earn(Brands.Grocer, 1, 80_000).Refusal.ShouldBeNull();
        brands.Position(Brands.Grocer).ShouldBe(-800 * 6_000);

        var sum = Sum();

        // 300 of the 800 points cost 2,000 micros less.
        Line(sum, Brands.Grocer, LineKind.IssueTrueUp).ShouldBe((800, 0, 600_000));
        Line(sum, Brands.Grocer, LineKind.Issued).ShouldBe((800, 4_800_000, 0));
        sum.FeesMicros.ShouldBe(96_000 - 600_000);
        sum.FundMicros.ShouldBe(4_800_000);
    }

    [Fact]
    public void By_the_whole_volume_every_point_has_the_price_reached()
    {
        Charge(Brands.Grocer, charges => charges with { IssueRanges = [From501], Volume = VolumePricing.WholeVolume });
        brands.Earn(Brands.Grocer, 1, 80_000).Refusal.ShouldBeNull();

        Line(Sum(), Brands.Grocer, LineKind.IssueTrueUp).ShouldBe((800, 0, 1_600_000));
    }

    [Fact]
    public void Points_that_returns_took_back_are_none_of_the_volume()
    {
        Charge(Brands.Grocer, charges => charges with { IssueRanges = [From501] });
        var earned = brands.Earn(Brands.Grocer, 1, 80_000).Value;
        brands.Return(Brands.Grocer, earned.Purchase.No, 30_000).Refusal.ShouldBeNull();

        HasLine(Sum(), Brands.Grocer, LineKind.IssueTrueUp).ShouldBeFalse("500 points all cost the first price");
    }

    [Fact]
    public void A_dearer_range_is_owed_rounded_up()
    {
        Charge(Brands.Grocer, charges => charges with { IssueRanges = [new PriceRange(2, new Fraction(18_001, 3))] });
        brands.Earn(Brands.Grocer, 1, 300).Refusal.ShouldBeNull();

        // Two points at a third of a micro more each.
        Line(Sum(), Brands.Grocer, LineKind.IssueTrueUp).ShouldBe((3, 1, 0));
    }

    [Fact]
    public void The_volume_counts_over_versions_of_terms_and_each_point_has_its_own_version_s_price()
    {
        Charge(Brands.Grocer, charges => charges with { IssueRanges = [From501] });
        brands.Earn(Brands.Grocer, 1, 40_000).Refusal.ShouldBeNull();
        brands.Pass(1);
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with
        {
            EffectiveMicros = brands.Coalition.NowMicros,
            Charges = terms.Charges with { IssueRanges = [new PriceRange(501, new Fraction(3_000, 1))] },
        });
        brands.Earn(Brands.Grocer, 1, 40_000).Refusal.ShouldBeNull();

        // The first 400 points and the next 100 at 6,000, the last 300 at the new version's 3,000.
        Line(Sum(), Brands.Grocer, LineKind.IssueTrueUp).ShouldBe((800, 0, 900_000));
    }

    [Fact]
    public void Points_burnt_here_bring_more_by_volume()
    {
        Charge(Brands.Grocer, charges => charges with { RedemptionRanges = [new PriceRange(101, new Fraction(5_500, 1))] });
        brands.Earn(Brands.Grocer, 1, 100_000).Refusal.ShouldBeNull();
        brands.Burn(Brands.Grocer, 1, 300).Refusal.ShouldBeNull();

        Line(Sum(), Brands.Grocer, LineKind.RedemptionTrueUp).ShouldBe((300, 0, 200 * 500));
    }

    [Fact]
    public void A_fee_has_a_flat_part_and_a_minimum()
    {
        Charge(Brands.Grocer, charges => charges with { FlatFeeMicros = 1_000_000, MinimumFeeMicros = 1_100_000 });
        Line(Sum(), Brands.Grocer, LineKind.Fee).ShouldBe((0, 1_100_000, 0), "of a window without business too");

        brands.Earn(Brands.Grocer, 1, 100_000).Refusal.ShouldBeNull();

        // 2 % of 6,000,000 is more than the minimum leaves.
        Line(Sum(), Brands.Grocer, LineKind.Fee).ShouldBe((1_000, 1_120_000, 0));
    }

    [Theory]
    [InlineData(InterchangePayer.Redeemer, 50_000, 0)]
    [InlineData(InterchangePayer.Issuer, 0, 50_000)]
    public void Interchange_moves_between_the_redeemer_and_the_issuer(InterchangePayer payer, long owedByRedeemer, long dueToRedeemer)
    {
        brands.Shares(Brands.Hotel, FundingModel.AtIssuance, terms => terms with
        {
            RedemptionPrice = new Fraction(5_000, 1),
            Charges = Charges.None with { Interchange = new Fraction(1, 10), InterchangePayer = payer },
        });
        brands.Buy(Brands.Grocer, 100_000).Refusal.ShouldBeNull();
        brands.Spend(Brands.Hotel, 100).Refusal.ShouldBeNull();

        var sum = Sum();

        Line(sum, Brands.Hotel, LineKind.Interchange).ShouldBe((100, owedByRedeemer, dueToRedeemer));
        Line(sum, Brands.Grocer, LineKind.Interchange).ShouldBe((100, dueToRedeemer, owedByRedeemer));
    }

    [Fact]
    public void A_partner_s_own_points_bear_no_interchange()
    {
        Charge(Brands.Grocer, charges => charges with { Interchange = new Fraction(1, 10) });
        brands.Earn(Brands.Grocer, 1, 100_000).Refusal.ShouldBeNull();
        brands.Burn(Brands.Grocer, 1, 300).Refusal.ShouldBeNull();

        HasLine(Sum(), Brands.Grocer, LineKind.Interchange).ShouldBeFalse();
    }

    [Fact]
    public void Points_are_paid_by_several_partners_by_shares_and_returns_give_the_shares_back()
    {
        Charge(Brands.Grocer, charges => charges with { JointFunding = [new FundingShare(Brands.Hotel, new Fraction(1, 3)), new FundingShare(Brands.Airline, new Fraction(1, 2))] });
        var earned = brands.Earn(Brands.Grocer, 1, 10_100).Value;
        var first = settling.Close().Value.Closed;
        var sum = settling.Sum(first);

        Line(sum, Brands.Hotel, LineKind.JointFunding).ShouldBe((101, 202_000, 0));
        Line(sum, Brands.Airline, LineKind.JointFunding).ShouldBe((101, 303_000, 0));
        Line(sum, Brands.Grocer, LineKind.JointFunding).ShouldBe((202, 0, 505_000));

        brands.Return(Brands.Grocer, earned.Purchase.No).Refusal.ShouldBeNull();
        Line(Sum(), Brands.Hotel, LineKind.JointFunding).ShouldBe((101, 0, 202_000));
    }

    [Fact]
    public void Approving_books_what_was_added_and_leaves_every_position_at_zero()
    {
        Charge(Brands.Grocer, charges => charges with
        {
            IssueRanges = [From501],
            FlatFeeMicros = 7,
            Interchange = new Fraction(1, 7),
            JointFunding = [new FundingShare(Brands.Airline, new Fraction(2, 7))],
        });
        brands.Shares(Brands.Hotel, FundingModel.AtRedemption);
        brands.Buy(Brands.Grocer, 80_000).Refusal.ShouldBeNull();
        brands.Buy(Brands.Hotel, 90_000).Refusal.ShouldBeNull();
        brands.Spend(Brands.Grocer, 1_234).Refusal.ShouldBeNull();

        var window = settling.CloseAndApprove();
        brands.Coalition.Commit();

        new[] { Brands.Grocer, Brands.Hotel, Brands.Airline }.ShouldAllBe(partnerNo => brands.Position(partnerNo) == 0);
        brands.Balance(AccountKind.Suspense, Currency.SettlementMoneyNo).ShouldBe(0);
        brands.Balance(AccountKind.Fees, Currency.SettlementMoneyNo).ShouldBe(window.FeesMicros);
        brands.AddsUp().ShouldBeTrue();
        Sum().Lines.Where(line => line.Key.Kind != LineKind.Fee).ShouldBeEmpty("a settlement is no business of the next window");
    }

    [Fact]
    public void Terms_approved_later_change_nothing_of_a_closed_window()
    {
        brands.Earn(Brands.Grocer, 1, 80_000).Refusal.ShouldBeNull();
        var window = settling.Close().Value.Closed;
        var before = settling.Sum(window);
        brands.Pass(1);
        brands.Change(Brands.Grocer, Brands.Pts, terms => terms with { EffectiveMicros = brands.Coalition.NowMicros, Charges = Charges.None with { FlatFeeMicros = 9, IssueRanges = [From501] } });

        var after = settling.Sum(window);

        after.Lines.ShouldBe(before.Lines);
        after.Parts.ShouldBe(before.Parts);
    }

    private void Charge(int partnerNo, Func<Charges, Charges> change) => brands.Change(partnerNo, Brands.Pts, terms => terms with { Charges = change(terms.Charges) });

    private CalculatedWindow Sum()
    {
        if (settling.Close().TryGet(out var closed, out _))
        {
            return settling.Sum(closed.Closed);
        }

        // Nothing happened: the fee is reckoned as of an empty window.
        return settling.Sum(new Window(99, 1, 0, WindowState.Closed, 0, 0, 0, 0, 0, brands.Coalition.NowMicros, 0, 0, 0, 0, 0));
    }

    private static bool HasLine(CalculatedWindow window, int partnerNo, LineKind kind) => window.Lines.Any(line => line.Key.PartnerNo == partnerNo && line.Key.Kind == kind);

    private static (long Points, long Owed, long Due) Line(CalculatedWindow window, int partnerNo, LineKind kind)
    {
        var line = window.Lines.Single(line => line.Key.PartnerNo == partnerNo && line.Key.Kind == kind);
        return (line.Points, line.OwedMicros, line.DueMicros);
    }
}
