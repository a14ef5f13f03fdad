using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points.Packs;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.State;
using CoalitionHub.Core.Tests.Exchanges;
using CoalitionHub.Core.Tests.Settlements;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Points.Packs;

/// <summary>Packs of a prepaid grocer: a point's price is 6,000 micros, from the 1,001st point of a pack on 4,000.</summary>
public sealed class PackTests
{
    private readonly Brands brands = new();
    private int payments;

    public PackTests() => Charge(charges => charges);

    [Fact]
    public void A_pack_costs_what_its_size_makes_it_cost_and_a_second_person_books_it()
    {
        var pack = Propose(1_500).Value;

        (pack.PriceMicros, pack.PriceMinorUnits).ShouldBe((8_000_000, 800));
        Decide((state, now) => PackDecisions.Approve(state, now, pack.No, Brands.Maker)).ShouldBeRefused(Reason.SamePerson);
        Earn(1).ShouldBeRefused(Reason.PacksUsedUp);
        var approved = Decide((state, now) => PackDecisions.Approve(state, now, pack.No, Brands.Checker)).Value;
        Decide((state, now) => PackDecisions.Approve(state, now, pack.No, Brands.Checker)).ShouldBeRefused(Reason.NotProposed);
        (approved.LeftPoints, Money, Points).ShouldBe((1_500, 8_000_000, 1_500));
        brands.Balance(AccountKind.Bank, Currency.SettlementMoneyNo).ShouldBe(-8_000_000);
        brands.AddsUp().ShouldBeTrue();
    }

    [Fact]
    public void Earns_use_packs_up_the_earliest_first_and_owe_nothing_more()
    {
        var first = Bought(1_000);
        var second = Bought(2_000);

        Earn(1_200).Refusal.ShouldBeNull();

        (Left(first), Left(second), Stock.Points).ShouldBe((0, 1_800, 1_800));
        brands.Position(Brands.Grocer).ShouldBe(0);
        // The second pack is cheaper; the fund gets the issue price all the same.
        brands.Balance(AccountKind.Fund, Currency.SettlementMoneyNo).ShouldBe(1_200 * 6_000);
        brands.Balance(AccountKind.Fees, Currency.SettlementMoneyNo).ShouldBe(-(200 * 1_000));
        (Money, Points).ShouldBe((10_000_000 - (200 * 5_000), 1_800));
        brands.AddsUp().ShouldBeTrue();
    }

    [Fact]
    public void What_the_packs_do_not_cover_is_refused_within_one_batch_too()
    {
        Bought(1_000);
        Earn(600).Refusal.ShouldBeNull();

        Earn(401).ShouldBeRefused(Reason.PacksUsedUp);
        Earn(400).Refusal.ShouldBeNull();
        Earn(1).ShouldBeRefused(Reason.PacksUsedUp);
        Money.ShouldBe(0);
    }

    [Fact]
    public void Terms_may_let_the_partner_owe_for_the_rest_as_far_as_its_cap_goes()
    {
        Bought(1_000);
        Charge(charges => charges with { PackRunOut = PackRunOut.Postpaid }, capMicros: 600_000);

        Earn(1_101).ShouldBeRefused(Reason.NetDebitCapExceeded);
        Earn(1_100).Refusal.ShouldBeNull();

        brands.Position(Brands.Grocer).ShouldBe(-100 * 6_000);
        Stock.Points.ShouldBe(0);
    }

    [Fact]
    public void An_offline_purchase_has_happened_and_raises_an_alert()
    {
        brands.Buy(Brands.Grocer, 5_000, isOffline: true).Refusal.ShouldBeNull();

        brands.State.Alerts.Added.ShouldContain(alert => alert.Kind == "OFFLINE_EARN_OVER_PACKS");
        brands.Position(Brands.Grocer).ShouldBe(-50 * 6_000);
    }

    [Fact]
    public void The_reorder_level_is_told_once()
    {
        Charge(charges => charges with { PackReorderPoints = 500 });
        Bought(1_000);

        Earn(500).Refusal.ShouldBeNull();
        brands.State.Alerts.Added.ShouldBeEmpty();
        Earn(1).Refusal.ShouldBeNull();
        Earn(1).Refusal.ShouldBeNull();

        brands.State.Alerts.Added.Count(alert => alert.Kind == "PACKS_LOW").ShouldBe(1);
    }

    [Fact]
    public void Returns_give_points_back_to_the_packs_the_last_used_first()
    {
        var first = Bought(1_000);
        var second = Bought(2_000);
        var earned = Earn(1_200).Value;

        brands.Return(Brands.Grocer, earned.Purchase.No, 30_000).Refusal.ShouldBeNull();

        (Left(first), Left(second), Stock.Points, Points).ShouldBe((100, 2_000, 2_100, 2_100));
        (Money, brands.Position(Brands.Grocer)).ShouldBe((10_600_000, 0));
        brands.Balance(AccountKind.Fund, Currency.SettlementMoneyNo).ShouldBe(900 * 6_000);
        brands.Balance(AccountKind.Fees, Currency.SettlementMoneyNo).ShouldBe(0);
    }

    [Fact]
    public void One_payment_pays_for_one_pack_and_only_prepaid_partners_buy()
    {
        var pack = Propose(10).Value;
        Decide((state, now) => PackDecisions.Propose(state, now, new ProposePackCommand(Brands.Grocer, Brands.Code("PTS"), 10, pack.BankReference, Brands.Maker))).ShouldBeRefused(Reason.BankReferenceUsed);
        Decide((state, now) => PackDecisions.Propose(state, now, new ProposePackCommand(Brands.Airline, Brands.Code("MILES"), 10, "x", Brands.Maker))).ShouldBeRefused(Reason.NotPrepaid);
        Decide((state, now) => PackDecisions.Reject(state, now, pack.No, Brands.Maker)).Value.LeftPoints.ShouldBe(10);
        Stock.Points.ShouldBe(0);
    }

    [Fact]
    public void A_statement_shows_packs_bought_and_used_and_nothing_to_pay_for_them()
    {
        Bought(1_500);
        var earned = Earn(700).Value;
        brands.Return(Brands.Grocer, earned.Purchase.No, 20_000).Refusal.ShouldBeNull();
        Settling settling = new(brands);

        var window = settling.Close().Value.Closed;
        var sum = settling.Sum(window);

        sum.Lines.Where(line => line.Key.PartnerNo == Brands.Grocer).Select(line => (line.Key.Kind, line.Key.CurrencyNo, line.Points, line.OwedMicros, line.DueMicros)).ShouldBe(
        [
            (LineKind.Issued, Brands.Pts, 700, 0, 0),
            (LineKind.IssuedReversed, Brands.Pts, 200, 0, 0),
            (LineKind.Fee, Brands.Pts, 500, 60_000, 0),
            (LineKind.PacksBought, Brands.Pts, 1_500, 8_000_000, 8_000_000),
            (LineKind.PackPointsUsed, Brands.Pts, 700, 0, 0),
            (LineKind.PackPointsReturned, Brands.Pts, 200, 0, 0),
        ]);
        // 500 points at a 1,500th of the price each, rounded down over their sum.
        sum.PacksMicros.ShouldBe(-(8_000_000L * 500 / 1_500));
        sum.Parts.Single(part => part.Key.PartnerNo == Brands.Grocer).NetMicros.ShouldBe(-60_000);
    }

    [Fact]
    public void Whatever_is_bought_given_and_taken_back_the_accounts_are_what_is_left_of_the_packs() =>
        Prop.ForAll(
            (from what in Gen.Choose(0, 9) from amount in Gen.Choose(1, 400) from which in Gen.Choose(0, 99) select (what, amount, which)).ArrayOf(60).ToArbitrary(),
            steps =>
            {
                PackTests run = new();
                run.Charge(charges => charges with { PackRunOut = PackRunOut.Postpaid });
                List<long> purchases = [];
                foreach (var (what, amount, which) in steps)
                {
                    switch (what)
                    {
                        case < 2:
                            run.Bought(amount);
                            break;
                        case < 7 when run.Earn(amount).TryGet(out var earned, out _):
                            purchases.Add(earned.Purchase.No);
                            break;
                        default:
                            if (purchases.Count > 0)
                            {
                                run.brands.Return(Brands.Grocer, purchases[which % purchases.Count], amount * 50);
                            }

                            break;
                    }

                    run.AddsUp();
                }
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

    private void AddsUp()
    {
        var packs = brands.State.Packs.All().OrderBy(pack => pack.ChainSeq).ToList();
        packs.ShouldAllBe(pack => pack.UsedPoints >= 0 && pack.UsedPoints <= pack.Points);
        Points.ShouldBe(packs.Sum(pack => pack.LeftPoints));
        Money.ShouldBe(packs.Sum(pack => pack.PriceMicros - (pack.PriceMicros * pack.UsedPoints / pack.Points)));
        packs.SkipWhile(pack => pack.LeftPoints == 0).Skip(1).ShouldAllBe(pack => pack.UsedPoints == 0);
        (Stock.Points, Stock.First).ShouldBe((Points, packs.TakeWhile(pack => pack.LeftPoints == 0).Count()));
        brands.AddsUp().ShouldBeTrue();
    }

    private void Charge(Func<Charges, Charges> change, long capMicros = 1_000_000_000_000) => brands.Change(Brands.Grocer, Brands.Pts, terms => terms with
    {
        Funding = FundingModel.Prepaid,
        NetDebitCapMicros = capMicros,
        Charges = change(Charges.None with { IssueRanges = [new PriceRange(1_001, new Fraction(4_000, 1))] }),
    });

    private long Money => brands.Balance(AccountKind.Packs, Currency.SettlementMoneyNo, Brands.Grocer);

    private long Points => brands.Balance(AccountKind.Packs, Brands.Pts, Brands.Grocer);

    private PackStock Stock => PackStock.Of(brands.State, new ScheduleKey(Brands.Grocer, Brands.Pts));

    private long Left(int packNo) => brands.State.Packs.Find(packNo).ShouldNotBeNull().LeftPoints;

    private Outcome<Core.Points.Earned> Earn(long points) => brands.Earn(Brands.Grocer, 1, points * 100);

    private Outcome<Pack> Propose(long points) => Decide((state, now) =>
        PackDecisions.Propose(state, now, new ProposePackCommand(Brands.Grocer, Brands.Code("PTS"), points, $"ft-{++payments}", Brands.Maker)));

    private int Bought(long points)
    {
        var pack = Propose(points).Value;
        return Decide((state, now) => PackDecisions.Approve(state, now, pack.No, Brands.Checker)).Value.No;
    }

    private Outcome<T> Decide<T>(Func<HubState, Moment, Outcome<T>> decide) => brands.Coalition.Decide(decide);
}
