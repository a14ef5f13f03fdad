using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.State;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Exchanges;

/// <summary>The card that named a member is counted while it must be, and forgotten with the person at the latest.</summary>
public sealed class ForgottenCardTests
{
    private const long Hour = 3_600_000_000;
    private const string Card = "card-1";

    private readonly Brands brands = new();

    public ForgottenCardTests()
    {
        brands.Earn(Brands.Hotel, 1, 100_000).Refusal.ShouldBeNull();
        brands.State.MemberKeys.Put(1, MemberKeys.Of(brands.State, 1) with { Cards = [Card] });
        brands.Coalition.Commit();
    }

    [Fact]
    public void An_exchange_forgets_the_card_once_it_is_at_rest()
    {
        Open("MILES", new RouteRules { Limits = new RouteLimits { Card = new DayLimit(500, 0) }, Undo = new UndoRules(Hour, false, 200, false) });

        var atOnce = Accept(100);
        var waiting = Accept(300);
        CardOf(atOnce).ShouldBe("");
        CardOf(waiting).ShouldBe(Card);
        brands.Quote("NIGHTS", "MILES", 101).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.CardDayLimitExceeded);
        brands.Coalition.Done((state, now) => CancelExchange.Decide(state, now, Brands.Hotel, waiting.No, "client", ""));
        brands.Coalition.Commit();

        CardOf(waiting).ShouldBe("");
        // What was given back can be used again: the card was known as long as that.
        brands.Quote("NIGHTS", "MILES", 101).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Nothing_counted_of_a_person_or_its_card_outlives_its_erasure()
    {
        Open("MILES", RouteRules.None);
        Accept(100);
        Counted().ShouldBe([Card, "1"], ignoreOrder: true);

        Erase().Refusal.ShouldBeNull();
        brands.Coalition.Commit();

        Counted().ShouldBeEmpty();
        brands.State.ExchangeTallies.All().Select(tally => tally.Key.Scope).ShouldBe([TallyScope.Partner, TallyScope.Route], ignoreOrder: true);
    }

    [Fact]
    public void A_giver_is_not_erased_while_the_gift_can_come_back_and_a_gift_at_rest_names_no_card()
    {
        Open("NIGHTS", new RouteRules { Undo = new UndoRules(Hour, false, 0, false) });
        var gift = brands.Coalition.Done((state, now) => GivePoints.Decide(
            state, now, new GivePointsCommand(Brands.Hotel, brands.Card(1), brands.Card(2), Brands.Code("NIGHTS"), 1_000, brands.Word, false, "client")));
        brands.Coalition.Commit();
        gift.Use.CardNumber.ShouldBe(Card);
        Erase().Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.MemberHasHolds);

        brands.Coalition.NowMicros += Hour;
        EndGift.Deliver(brands.State, brands.Coalition.Now, gift.No).ShouldBeTrue();
        brands.Coalition.Commit();

        brands.State.Gifts.Find(gift.No).ShouldNotBeNull().Use.CardNumber.ShouldBe("");
        Erase().Refusal.ShouldBeNull();
    }

    private Outcome<Member> Erase() => brands.Coalition.Decide((state, now) => EraseMember.Decide(
        state, now, new EraseMemberCommand(MemberSelector.ById(1), Brands.Hotel, MemberPurchases.None, "client")));

    private IEnumerable<string> Counted() =>
        brands.State.ExchangeTallies.All().Where(tally => tally.Key.Scope is (TallyScope.Card or TallyScope.Member)).Select(tally => tally.Key.Subject);

    private string CardOf(Exchange exchange) => brands.State.Exchanges.Find(exchange.No).ShouldNotBeNull().Plan.Use.ShouldNotBeNull().CardNumber;

    private Exchange Accept(long points)
    {
        var exchange = brands.Accept(brands.Quote("NIGHTS", "MILES", points).Value).Value;
        brands.Coalition.Commit();
        return exchange;
    }

    private void Open(string to, RouteRules rules)
    {
        var terms = to == "NIGHTS" ? Brands.Proposal("NIGHTS", to, Brands.Hotel, new Fraction(1, 1)) : Brands.Proposal("NIGHTS", to, Brands.Airline, new Fraction(1, 3));
        var proposed = brands.Coalition.Done((state, now) => ProposeRoute.Decide(state, now, terms with { Rules = rules }));
        brands.Coalition.Done((state, now) => RouteDecisions.Approve(state, now, proposed.No, Brands.Checker));
    }
}
