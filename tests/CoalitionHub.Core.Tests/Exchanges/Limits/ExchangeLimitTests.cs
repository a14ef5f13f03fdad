using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.State;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Exchanges;

public sealed class ExchangeLimitTests
{
    private readonly Brands brands = new();

    public ExchangeLimitTests()
    {
        brands.Earn(Brands.Hotel, 1, 1_000_000).Refusal.ShouldBeNull();
        brands.Earn(Brands.Hotel, 2, 1_000_000).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_member_s_day_is_over_when_its_points_or_exchanges_are_used_up_and_begins_anew_at_midnight()
    {
        Open(new RouteRules { Limits = new RouteLimits { Member = new DayLimit(900, 2) } });
        Exchange(300);
        Refused(601).ShouldBe(Reason.MemberDayLimitExceeded);
        Exchange(300);
        Refused(300).ShouldBe(Reason.MemberDayLimitExceeded);
        brands.Quote("NIGHTS", "MILES", 300, memberNo: 2).Refusal.ShouldBeNull();

        brands.Coalition.NowMicros += Moment.MicrosPerDay;

        Exchange(900);
    }

    [Fact]
    public void A_quote_that_another_exchange_has_left_no_room_for_is_refused_when_it_comes_back()
    {
        Open(new RouteRules { Limits = new RouteLimits { Member = new DayLimit(0, 1) } });
        var offer = brands.Quote("NIGHTS", "MILES", 300).Value;
        Exchange(300);

        brands.Accept(offer).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.MemberDayLimitExceeded);
    }

    [Fact]
    public void Card_partner_and_route_have_limits_of_their_own()
    {
        Open(new RouteRules { Limits = new RouteLimits { Card = new DayLimit(300, 0) } });
        Exchange(300);
        Refused(3).ShouldBe(Reason.CardDayLimitExceeded);

        Open(new RouteRules { Limits = new RouteLimits { Partner = new DayLimit(0, 1) } });
        Refused(3, memberNo: 2).ShouldBe(Reason.PartnerDayLimitExceeded);
        brands.Quote("NIGHTS", "MILES", 300, Brands.Airline, 2).Refusal.ShouldBeNull();

        Open(new RouteRules { Limits = new RouteLimits { Route = new DayLimit(400, 0) } });
        Refused(102, memberNo: 2).ShouldBe(Reason.RouteDayLimitExceeded);
        brands.Quote("NIGHTS", "MILES", 99, memberNo: 2).Refusal.ShouldBeNull();
    }

    [Fact]
    public void What_is_given_back_can_be_used_again()
    {
        Open(new RouteRules
        {
            Limits = new RouteLimits { Member = new DayLimit(300, 1) },
            Bonus = new RouteBonus(300, 10, Fraction.Zero, 0, 0, 10, 0),
        });
        var offer = Exchange(300);
        brands.Quote("NIGHTS", "MILES", 300, memberNo: 2).Value.Price.BonusPoints.ShouldBe(0);

        ExchangeTallies.GiveBack(brands.State, offer.UseOn(brands.Coalition.Now.Today));

        ExchangeTallies.IsFirst(brands.State, Brands.Nights, Brands.Miles, 1).ShouldBeTrue();
        Exchange(300).Price.BonusPoints.ShouldBe(10);
    }

    [Fact]
    public void A_bonus_runs_out_and_a_quote_that_promised_it_is_refused_by_name()
    {
        Open(new RouteRules { Bonus = new RouteBonus(300, 100, Fraction.Zero, 0, 0, 150, 0) });
        var (one, other) = (brands.Quote("NIGHTS", "MILES", 300).Value, brands.Quote("NIGHTS", "MILES", 300, memberNo: 2).Value);
        (one.Price.ArrivingPoints, other.Price.ArrivingPoints).ShouldBe((200, 200));
        brands.Accept(one).Value.ArrivingPoints.ShouldBe(200);

        brands.Accept(other).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.QuoteBonusUsedUp);
        brands.Quote("NIGHTS", "MILES", 300, memberNo: 2).Value.Price.ShouldBe(new ExchangePrice(300, 0, 0, 150) { BonusPoints = 50 });
    }

    [Fact]
    public void Another_partner_repays_the_issuer_for_the_bonus_and_the_asking_one_owes_the_money_fee()
    {
        Open(new RouteRules
        {
            Bonus = new RouteBonus(300, 100, Fraction.Zero, 0, 0, 0, Brands.Grocer),
            MoneyFee = new MoneyFee(500, new Fraction(3, 2), 0),
        });
        var (hotel, airline) = (brands.Position(Brands.Hotel), brands.Position(Brands.Airline));

        var offer = Exchange(303);

        offer.Charges.ShouldBe([new Charge(ChargeKind.Fee, Brands.Hotel, 0, 500 + 455), new Charge(ChargeKind.Bonus, Brands.Grocer, Brands.Airline, 100 * 20_000)]);
        brands.Position(Brands.Grocer).ShouldBe(-100 * 20_000);
        brands.Position(Brands.Hotel).ShouldBe(hotel - (303 * 3_000) - 955);
        brands.Position(Brands.Airline).ShouldBe(airline + (303 * 3_000) + (100 * 20_000) - (201 * 20_000));
        offer.Money.Single(money => money.PartnerNo == Brands.Grocer).OwedMicros.ShouldBe(100 * 20_000);
    }

    [Fact]
    public void A_partner_that_is_suspended_or_over_its_cap_takes_on_no_new_debt_by_paying_for_others()
    {
        Open(new RouteRules { MoneyFee = new MoneyFee(1_000_000, Fraction.Zero, Brands.Grocer) });
        Exchange(300);
        brands.PutTerms(brands.TermsOf(Brands.Grocer, Brands.Pts) with { NetDebitCapMicros = 1_999_999 });
        Refused(300).ShouldBe(Reason.NetDebitCapExceeded);

        Suspend(Brands.Grocer);
        Refused(300).ShouldBe(Reason.PartnerSuspended);
        Open(RouteRules.None);
        Exchange(300);
        Suspend(Brands.Hotel);
        Refused(300).ShouldBe(Reason.PartnerSuspended);
    }

    [Fact]
    public void Who_has_just_joined_or_is_not_linked_may_not_use_a_route_that_asks_for_it()
    {
        Open(new RouteRules { Eligibility = new RouteEligibility(30, NamePolicy.NotAsked, false) });
        Refused(300).ShouldBe(Reason.ExchangeAccountTooYoung);
        brands.Coalition.NowMicros += 30 * Moment.MicrosPerDay;
        brands.Quote("NIGHTS", "MILES", 300).Refusal.ShouldBeNull();

        Open(new RouteRules { Eligibility = new RouteEligibility(0, NamePolicy.NotAsked, true) });
        Refused(300).ShouldBe(Reason.ExchangeNotOwnAccount);
        var links = new[] { new BrandMember(Brands.Hotel, "H-1"), new BrandMember(Brands.Airline, "A-1") };
        brands.State.MemberKeys.Put(1, MemberKeys.Of(brands.State, 1) with { Links = [.. links] });
        var offer = brands.Quote("NIGHTS", "MILES", 300).Value;
        brands.State.MemberKeys.Put(1, MemberKeys.Of(brands.State, 1) with { Links = [links[0]] });
        brands.Accept(offer).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.ExchangeNotOwnAccount);
    }

    [Theory]
    [InlineData(NamePolicy.SameName, "Anna-Maria O'Neill", "ONEILL, ANNA MARIA", true)]
    [InlineData(NamePolicy.SameName, "Anna O'Neill", "A. O'Neill", false)]
    [InlineData(NamePolicy.SameLastName, "Anna O'Neill", "A. O'Neill", true)]
    [InlineData(NamePolicy.SameLastName, "Anna O'Neill", "Anna Miller", false)]
    [InlineData(NamePolicy.SameName, "", "", false)]
    [InlineData(NamePolicy.NotAsked, "", "", true)]
    public void The_account_s_name_is_compared_as_closely_as_the_route_asks(NamePolicy policy, string name, string accountName, bool isSame)
    {
        Open(new RouteRules { Eligibility = new RouteEligibility(0, policy, false) });
        brands.State.Members.Put(1, brands.State.Members.Find(1).ShouldNotBeNull() with { DisplayName = name });

        var quoted = brands.Coalition.Decide((state, now) => QuoteExchange.Decide(
            state, now, new QuoteExchangeCommand(Brands.Hotel, brands.Card(1), Brands.Code("NIGHTS"), Brands.Code("MILES"), 300) { AccountName = accountName }));

        (quoted.Refusal?.Reason).ShouldBe(isSame ? null : Reason.ExchangeNameMismatch);
    }

    private void Open(RouteRules rules)
    {
        var proposed = brands.Coalition.Done((state, now) => ProposeRoute.Decide(state, now, Brands.Proposal("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3)) with { Rules = rules }));
        brands.Coalition.Done((state, now) => RouteDecisions.Approve(state, now, proposed.No, Brands.Checker));
    }

    private Offer Exchange(long points)
    {
        var offer = brands.Quote("NIGHTS", "MILES", points).Value;
        brands.Accept(offer).Refusal.ShouldBeNull();
        return offer;
    }

    private Reason? Refused(long points, long memberNo = 1) => brands.Quote("NIGHTS", "MILES", points, memberNo: memberNo).Refusal?.Reason;

    private void Suspend(int partnerNo) =>
        brands.State.Partners.Put(partnerNo, brands.State.Partners.Find(partnerNo).ShouldNotBeNull() with { State = PartnerState.Suspended });
}
