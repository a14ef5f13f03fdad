using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.State;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Exchanges;

/// <summary>Exchanges that wait so that the member can take them back: why they do, and what is looked at again when they go on.</summary>
public sealed class UndoWindowTests
{
    private const long Hour = 3_600_000_000;
    private const long FeeMicros = 1_000_000;

    private static readonly UndoRules All = new(Hour, false, 0, false);

    private readonly Brands brands = new();

    public UndoWindowTests() => brands.Earn(Brands.Hotel, 1, 100_000).Refusal.ShouldBeNull();

    [Fact]
    public void Quote_and_exchange_say_why_it_waits()
    {
        Open(new RouteRules { Undo = new UndoRules(Hour, true, 200, false) });
        var offer = brands.Quote("NIGHTS", "MILES", 300).Value;

        offer.UndoReasons.ShouldBe([UndoReason.FirstToAccount, UndoReason.AbovePoints]);
        brands.Accept(offer).Value.Plan.UndoReasons.ShouldBe(offer.UndoReasons);
        brands.Quote("NIGHTS", "MILES", 210).Value.UndoReasons.ShouldBe([UndoReason.AbovePoints]);
        brands.Quote("NIGHTS", "MILES", 150).Value.ShouldSatisfyAllConditions(small => small.UndoMicros.ShouldBe(0), small => small.UndoReasons.ShouldBeEmpty());
    }

    [Fact]
    public void Who_pays_a_fee_and_is_suspended_by_the_end_of_the_window_lets_the_exchange_be_declined()
    {
        Open(WithFee());
        var exchange = Accept(300);
        brands.State.Partners.Put(Brands.Grocer, brands.State.Partners.Find(Brands.Grocer).ShouldNotBeNull() with { State = PartnerState.Suspended });

        EndWindow(exchange);

        ShouldBeDeclined(exchange, nameof(Reason.PartnerSuspended));
    }

    [Fact]
    public void Who_pays_a_fee_and_is_over_its_cap_by_the_end_of_the_window_lets_the_exchange_be_declined()
    {
        Open(WithFee());
        var exchange = Accept(300);
        Cap(FeeMicros - 1);

        EndWindow(exchange);

        ShouldBeDeclined(exchange, nameof(Reason.NetDebitCapExceeded));
    }

    [Fact]
    public void Who_pays_a_fee_and_has_just_room_for_it_pays_it()
    {
        Open(WithFee());
        var exchange = Accept(300);
        Cap(FeeMicros);

        EndWindow(exchange);

        Now(exchange).State.ShouldBe(ExchangeState.Completed);
        brands.Position(Brands.Grocer).ShouldBe(-FeeMicros);
    }

    [Fact]
    public void A_fee_that_is_booked_only_later_counts_when_the_quote_is_accepted()
    {
        Open(WithFee());
        var offer = brands.Quote("NIGHTS", "MILES", 300).Value;
        Cap(FeeMicros - 1);

        brands.Accept(offer).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.NetDebitCapExceeded);
    }

    private static RouteRules WithFee() => new() { Undo = All, MoneyFee = new MoneyFee(FeeMicros, Fraction.Zero, Brands.Grocer) };

    private void Cap(long micros) => brands.PutTerms(brands.TermsOf(Brands.Grocer, Brands.Pts) with { NetDebitCapMicros = micros });

    private Exchange Accept(long points)
    {
        var exchange = brands.Accept(brands.Quote("NIGHTS", "MILES", points).Value).Value;
        exchange.State.ShouldBe(ExchangeState.InUndoWindow);
        brands.Coalition.Commit();
        return exchange;
    }

    private void EndWindow(Exchange exchange)
    {
        brands.Coalition.NowMicros += Hour;
        brands.Coalition.Done((state, now) => ExchangeTimers.Decide(state, now, new DueTimer(exchange.No, 0), 0)).ShouldBeTrue();
        brands.Coalition.Commit();
    }

    private void ShouldBeDeclined(Exchange exchange, string why)
    {
        Now(exchange).State.ShouldBe(ExchangeState.Declined);
        Brands.Wallet(brands.State, Brands.Nights, 1).Lots.ShouldHaveSingleItem().ShouldSatisfyAllConditions(lot => lot.Held.ShouldBe(0), lot => lot.Points.ShouldBe(1_000));
        brands.Coalition.Archive.Changes.Last(change => change.Subject == exchange.Id).Why.ShouldBe(why);
        brands.Position(Brands.Grocer).ShouldBe(0);
    }

    private Exchange Now(Exchange exchange) => brands.State.Exchanges.Find(exchange.No).ShouldNotBeNull();

    private void Open(RouteRules rules)
    {
        var proposed = brands.Coalition.Done((state, now) => ProposeRoute.Decide(state, now, Brands.Proposal("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3)) with { Rules = rules }));
        brands.Coalition.Done((state, now) => RouteDecisions.Approve(state, now, proposed.No, Brands.Checker));
    }
}
