using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Exchanges;

public sealed class OfferTests
{
    private readonly Brands brands = new();

    [Theory]
    [InlineData(ArrivalExpiry.Renewed, 500)]
    [InlineData(ArrivalExpiry.Kept, 100)]
    [InlineData(ArrivalExpiry.Weighted, 166)]
    public void The_policy_says_how_long_the_arriving_points_live(ArrivalExpiry policy, int day) =>
        Offer.ExpiryDay(policy, [new LeavingLot(1, 100, 2, 1), new LeavingLot(2, 300, 1, 1)], 500).ShouldBe(day);

    [Fact]
    public void Points_that_never_expire_are_weighed_as_new_ones()
    {
        Offer.ExpiryDay(ArrivalExpiry.Weighted, [new LeavingLot(1, 100, 1, 1), new LeavingLot(2, Lot.Never, 1, 1)], 500).ShouldBe(300);
        Offer.ExpiryDay(ArrivalExpiry.Weighted, [new LeavingLot(1, 100, 1, 1), new LeavingLot(2, Lot.Never, 1, 1)], Lot.Never).ShouldBe(100);
        Offer.ExpiryDay(ArrivalExpiry.Weighted, [new LeavingLot(2, Lot.Never, 1, 1)], Lot.Never).ShouldBe(Lot.Never);
        Offer.ExpiryDay(ArrivalExpiry.Kept, [new LeavingLot(1, 100, 1, 1), new LeavingLot(2, Lot.Never, 1, 1)], 500).ShouldBe(100);
        Offer.ExpiryDay(ArrivalExpiry.Kept, [], 500).ShouldBe(500);
    }

    [Fact]
    public void Points_that_keep_their_day_arrive_with_that_of_the_first_lot_to_expire()
    {
        Open(new RouteRules { Expiry = ArrivalExpiry.Kept });
        brands.Earn(Brands.Hotel, 1, 10_000).Refusal.ShouldBeNull();
        brands.PutTerms(brands.TermsOf(Brands.Hotel, Brands.Nights) with { ExpiryMonths = 1 });
        brands.Earn(Brands.Hotel, 1, 10_000).Refusal.ShouldBeNull();

        var offer = brands.Quote("NIGHTS", "MILES", 150).Value;
        brands.Accept(offer).Refusal.ShouldBeNull();

        (offer.ExpiryPolicy, offer.ArrivalExpiresOn).ShouldBe((ArrivalExpiry.Kept, offer.Lots[0].ExpiresOn));
        Brands.Wallet(brands.State, Brands.Miles, 1).Lots.ShouldHaveSingleItem().ExpiresOn.ShouldBe(offer.Lots[0].ExpiresOn);
    }

    [Fact]
    public void A_price_without_a_member_says_what_it_can_not_promise()
    {
        Open(new RouteRules
        {
            Expiry = ArrivalExpiry.Kept,
            Limits = new RouteLimits { Route = new DayLimit(10_000, 0) },
            Eligibility = new RouteEligibility(1, NamePolicy.NotAsked, false),
            Bonus = new RouteBonus(300, 10, Fraction.Zero, 0, 0, 10_000, 0),
        });

        var price = Price(300).Value;

        price.Price.ShouldBe(new ExchangePrice(300, 0, 0, 110) { BonusPoints = 10 });
        (price.MemberNo, price.BindsUntilMicros).ShouldBe((0, 0));
        price.Lots.ShouldBeEmpty();
        price.NotPromised.ShouldBe([Unpromised.Lots, Unpromised.ExpiryDate, Unpromised.Eligibility, Unpromised.Limits, Unpromised.BonusBudget, Unpromised.Money]);
        Open(RouteRules.None);
        Price(300).Value.NotPromised.ShouldBe([Unpromised.Lots, Unpromised.Money]);
        Price(1_000_001).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.ExchangeAboveMaximum);
    }

    [Fact]
    public void Where_there_is_no_direct_route_two_are_composed_and_the_quote_shows_both()
    {
        brands.Open("NIGHTS", "PTS", Brands.Grocer, new Fraction(2, 3), new Fraction(1, 100));
        brands.Open("PTS", "MILES", Brands.Airline, new Fraction(1, 2));
        brands.Earn(Brands.Hotel, 1, 100_000).Refusal.ShouldBeNull();
        var before = brands.Position(Brands.Airline);

        var offer = brands.Quote("NIGHTS", "MILES", 500).Value;
        brands.Accept(offer).Refusal.ShouldBeNull();

        // 500 less 5, · 2/3 · 1/2 = 165.
        offer.Legs.Select(leg => (leg.Out, leg.In)).ShouldBe([("500", "330"), ("330", "165")]);
        offer.Price.ShouldBe(new ExchangePrice(500, 5, 0, 165));
        Brands.Wallet(brands.State, Brands.Miles, 1).Balance.ShouldBe(165);
        Brands.Wallet(brands.State, Brands.Nights, 1).Balance.ShouldBe(500);
        brands.Balance(AccountKind.Liquidity, Brands.Pts).ShouldBe(0);
        brands.Position(Brands.Airline).ShouldBe(before + (495 * 3_000) - (165 * 20_000));
    }

    [Fact]
    public void A_direct_route_goes_before_a_composed_one_and_one_that_is_direct_only_is_no_leg()
    {
        Open(new RouteRules { IsDirectOnly = true }, "NIGHTS", "PTS", Brands.Grocer);
        brands.Open("PTS", "MILES", Brands.Airline, new Fraction(1, 2));
        brands.Earn(Brands.Hotel, 1, 100_000).Refusal.ShouldBeNull();
        brands.Quote("NIGHTS", "MILES", 500).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.RouteNotFound);

        Open(RouteRules.None, "NIGHTS", "PTS", Brands.Grocer);
        var composed = brands.Quote("NIGHTS", "MILES", 600).Value;
        (composed.Legs.Length, composed.Price.ArrivingPoints).ShouldBe((2, 100));
        Open(RouteRules.None);
        var direct = brands.Quote("NIGHTS", "MILES", 600).Value;
        (direct.Legs.Length, direct.Price.ArrivingPoints).ShouldBe((1, 200));
        brands.Accept(composed).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.QuoteTermsChanged);
    }

    [Theory]
    [InlineData(false, 0, false, 10, false, true)]
    [InlineData(true, 0, false, 10, false, false)]
    [InlineData(false, 100, false, 100, false, false)]
    [InlineData(false, 100, false, 101, false, true)]
    [InlineData(false, 0, true, 10, true, true)]
    [InlineData(false, 100, true, 10, false, false)]
    public void An_undo_rule_applies_where_one_of_its_conditions_holds_or_it_has_none(bool first, long above, bool newDevice, long points, bool isNewDevice, bool applies) =>
        new UndoRules(1, first, above, newDevice).Why(isFirstToAccount: false, points, isNewDevice).Any().ShouldBe(applies);

    private Outcome<Offer> Price(long points) => brands.Coalition.Decide((state, now) =>
        QuoteExchange.Decide(state, now, new QuoteExchangeCommand(Brands.Hotel, null, Brands.Code("NIGHTS"), Brands.Code("MILES"), points)));

    private void Open(RouteRules rules, string from = "NIGHTS", string to = "MILES", int issuerNo = Brands.Airline)
    {
        var proposed = brands.Coalition.Done((state, now) => ProposeRoute.Decide(state, now, Brands.Proposal(from, to, issuerNo, new Fraction(1, 3)) with { Rules = rules }));
        brands.Coalition.Done((state, now) => RouteDecisions.Approve(state, now, proposed.No, Brands.Checker));
    }
}
