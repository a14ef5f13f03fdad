using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Exchanges;

public sealed class ArbitrageGuardTests
{
    private readonly Brands brands = new();

    [Fact]
    public void Two_routes_whose_rates_are_each_other_s_inverse_are_safe()
    {
        brands.Open("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3));

        brands.Open("MILES", "NIGHTS", Brands.Hotel, new Fraction(3, 1));
    }

    [Fact]
    public void A_loop_that_returns_more_than_it_takes_is_refused_and_shown()
    {
        brands.Open("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3));

        var refusal = Approve(Proposed("MILES", "NIGHTS", Brands.Hotel, new Fraction(31, 10)));

        refusal.Reason.ShouldBe(Reason.RouteArbitrage);
        refusal.Message.ShouldContain("A loop returns more than it takes");
        refusal.Message.ShouldContain("MILES");
    }

    [Fact]
    public void The_bonus_counts_at_the_amount_at_which_it_brings_most()
    {
        // 60,000 points are 25,000 miles: 5 for 12, so a mile may bring back 2.4 points and no more.
        Route("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3), new RouteRules { Bonus = new RouteBonus(60_000, 5_000, Fraction.Zero, 0, 0, 0, 0) }, 3_000, 240_000);

        var loop = Loop(Proposed("MILES", "NIGHTS", Brands.Hotel, new Fraction(241, 100))).ShouldNotBeNull();
        loop.IsCertain.ShouldBeTrue();
        loop.Returned.ShouldBeGreaterThan(loop.Taken);
        loop.Steps.Single(step => step.FromCurrencyNo == Brands.Nights).ShouldSatisfyAllConditions(
            step => (step.Points % 60_000).ShouldBe(0),
            step => step.Arriving.ShouldBe(step.Points * 5 / 12));

        brands.Open("MILES", "NIGHTS", Brands.Hotel, new Fraction(12, 5));
    }

    [Fact]
    public void A_bonus_whose_block_nobody_can_fill_counts_for_nothing()
    {
        Route("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3), new RouteRules { Bonus = new RouteBonus(60_000, 5_000, Fraction.Zero, 0, 0, 0, 0) }, 3_000, 59_999);

        Loop(Proposed("MILES", "NIGHTS", Brands.Hotel, new Fraction(3, 1))).ShouldBeNull();
    }

    [Fact]
    public void A_day_s_limit_bounds_the_amounts_that_are_searched()
    {
        var rules = new RouteRules { Bonus = new RouteBonus(60_000, 5_000, Fraction.Zero, 0, 0, 0, 0), Limits = new RouteLimits { Member = new DayLimit(50_000, 0) } };
        Route("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3), rules, 3_000, 240_000);

        Loop(Proposed("MILES", "NIGHTS", Brands.Hotel, new Fraction(3, 1))).ShouldBeNull();
    }

    [Fact]
    public void What_rounding_takes_away_makes_a_set_safe_that_its_rates_alone_would_not()
    {
        // 3 miles for 5 nights, but only 4 or fewer nights at once: 2 miles for 4 at best, so 2 nights a mile are safe.
        Route("NIGHTS", "MILES", Brands.Airline, new Fraction(3, 5), RouteRules.None, 1, 4);

        Loop(Proposed("MILES", "NIGHTS", Brands.Hotel, new Fraction(2, 1))).ShouldBeNull();
        Loop(Proposed("MILES", "NIGHTS", Brands.Hotel, new Fraction(201, 100))).ShouldNotBeNull();
    }

    [Fact]
    public void Small_gains_are_found_though_they_need_many_points()
    {
        brands.Open("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3), maximum: 3_000);

        var loop = Loop(Proposed("MILES", "NIGHTS", Brands.Hotel, new Fraction(300_001, 100_000))).ShouldNotBeNull();

        loop.IsCertain.ShouldBeTrue();
        loop.Steps.ShouldContain(step => step.Times > 1);
    }

    [Fact]
    public void A_loop_over_three_currencies_is_found()
    {
        brands.Open("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 2));
        brands.Open("MILES", "PTS", Brands.Grocer, new Fraction(3, 1));

        Approve(Proposed("PTS", "NIGHTS", Brands.Hotel, new Fraction(7, 10))).Reason.ShouldBe(Reason.RouteArbitrage);
        brands.Open("PTS", "NIGHTS", Brands.Hotel, new Fraction(2, 3));
    }

    [Fact]
    public void Two_routes_that_compose_lose_less_by_rounding_than_one_after_the_other()
    {
        // A night is a point and a half: one point, then 2 miles; or, by both routes at once, 3 miles.
        Route("NIGHTS", "PTS", Brands.Grocer, new Fraction(3, 2), new RouteRules { IsDirectOnly = true }, 1, 1);
        Route("PTS", "MILES", Brands.Airline, new Fraction(2, 1), RouteRules.None, 1, 2);
        var back = Proposed("MILES", "NIGHTS", Brands.Hotel, new Fraction(2, 5));
        Loop(back).ShouldBeNull();

        Route("NIGHTS", "PTS", Brands.Grocer, new Fraction(3, 2), RouteRules.None, 1, 1);

        Loop(back).ShouldNotBeNull().Steps.ShouldContain(step => step.RouteNos.Length == 2 && step.Arriving == 3);
    }

    [Fact]
    public void A_version_that_comes_into_force_later_counts_today()
    {
        brands.Open("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3));
        var later = Proposed("MILES", "NIGHTS", Brands.Hotel, new Fraction(4, 1), effective: brands.Coalition.NowMicros + Moment.MicrosPerDay);

        Approve(later).Reason.ShouldBe(Reason.RouteArbitrage);
    }

    [Fact]
    public void A_version_that_was_replaced_counts_no_more()
    {
        brands.Open("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3));
        brands.Open("MILES", "NIGHTS", Brands.Hotel, new Fraction(3, 1));
        Approve(Proposed("MILES", "NIGHTS", Brands.Hotel, new Fraction(4, 1))).Reason.ShouldBe(Reason.RouteArbitrage);

        brands.Open("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 4));
        brands.Open("MILES", "NIGHTS", Brands.Hotel, new Fraction(4, 1));
    }

    [Fact]
    public void Two_proposals_that_are_each_safe_are_checked_again_when_the_second_is_approved()
    {
        var one = Proposed("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 2));
        var other = Proposed("MILES", "NIGHTS", Brands.Hotel, new Fraction(3, 1));
        Loop(one).ShouldBeNull();
        Loop(other).ShouldBeNull();

        brands.Coalition.Done((state, now) => RouteDecisions.Approve(state, now, one.No, Brands.Checker));

        Approve(other).Reason.ShouldBe(Reason.RouteArbitrage);
    }

    [Fact]
    public void A_bonus_that_has_ended_counts_for_nothing()
    {
        var until = brands.Coalition.NowMicros + 10;
        Route("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3), new RouteRules { Bonus = new RouteBonus(0, 0, new Fraction(1, 2), 0, until, 0, 0) }, 1, 1_000);
        Loop(Proposed("MILES", "NIGHTS", Brands.Hotel, new Fraction(3, 1))).ShouldNotBeNull();

        brands.Coalition.NowMicros = until;

        Loop(Proposed("MILES", "NIGHTS", Brands.Hotel, new Fraction(3, 1))).ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(1_000)]
    public void Wide_ranges_with_flat_fees_are_judged_exactly(long flat)
    {
        // 1,000,000 · 1/3 less the fee: what comes back must not be more than what the best amount leaves.
        Route("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3), new RouteRules { FlatFeePoints = flat }, 1, 1_000_000);
        var best = Enumerable.Range(0, 2_000).Select(less => 1_000_000L - less).MaxBy(points => (decimal)((points - flat) / 3) / points);
        var arriving = (best - flat) / 3;

        Loop(Proposed("MILES", "NIGHTS", Brands.Hotel, new Fraction(best, arriving))).ShouldBeNull();
        Loop(Proposed("MILES", "NIGHTS", Brands.Hotel, new Fraction(best + 1, arriving))).ShouldNotBeNull().IsCertain.ShouldBeTrue();
    }

    [Fact]
    public void Gifts_close_no_loop() => brands.Open("NIGHTS", "NIGHTS", Brands.Hotel, new Fraction(1, 1));

    [Fact]
    public void A_large_coalition_is_searched_in_bounded_steps()
    {
        for (var no = 100; no < 160; no++)
        {
            brands.State.Currencies.Put(no, new Currency(no, Brands.Code($"C{no}"), CurrencyKind.BrandPoints, $"C{no}", Brands.Hotel, 1));
            brands.Open($"C{no}", "PTS", Brands.Grocer, new Fraction(99, 100));
            brands.Open("PTS", $"C{no}", Brands.Hotel, new Fraction(1, 1));
        }

        Approve(Proposed("C100", "C159", Brands.Hotel, new Fraction(11, 10))).Reason.ShouldBe(Reason.RouteArbitrage);
        brands.Open("C100", "C159", Brands.Hotel, new Fraction(1, 1));
    }

    private Route Proposed(string from, string to, int issuerNo, Fraction rate, long effective = 0) =>
        brands.Coalition.Done((state, now) => ProposeRoute.Decide(state, now, Brands.Proposal(from, to, issuerNo, rate) with { EffectiveMicros = effective }));

    private void Route(string from, string to, int issuerNo, Fraction rate, RouteRules rules, long minimum, long maximum)
    {
        var proposed = brands.Coalition.Done((state, now) => ProposeRoute.Decide(
            state, now, Brands.Proposal(from, to, issuerNo, rate) with { Rules = rules, Minimum = minimum, Maximum = maximum }));
        brands.Coalition.Done((state, now) => RouteDecisions.Approve(state, now, proposed.No, Brands.Checker));
    }

    private RouteLoop? Loop(Route route) => RouteDecisions.LoopOf(brands.State, brands.Coalition.Now, route);

    private Refusal Approve(Route route) =>
        brands.Coalition.Decide((state, now) => RouteDecisions.Approve(state, now, route.No, Brands.Checker)).Refusal.ShouldNotBeNull();
}
