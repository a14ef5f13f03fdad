using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Exchanges;

/// <summary>What several exchanges that wait promise in a partner's name adds up, and never comes to more than its cap.</summary>
public sealed class PromisedMoneyTests
{
    private const long Hour = 3_600_000_000;
    private const long FeeMicros = 1_000_000;

    private readonly Brands brands = new();

    public PromisedMoneyTests() => brands.Earn(Brands.Hotel, 1, 1_000_000).Refusal.ShouldBeNull();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Fees_of_exchanges_that_wait_add_up_against_their_payers_cap_also_inside_one_batch(bool inOneBatch)
    {
        Open(Waiting with { MoneyFee = new MoneyFee(FeeMicros, Fraction.Zero, Brands.Grocer) });
        Cap(Brands.Grocer, Brands.Pts, FeeMicros * 2);
        var offers = Enumerable.Range(0, 3).Select(_ => brands.Quote("NIGHTS", "MILES", 300).Value).ToList();

        Accept(offers[0], inOneBatch);
        Accept(offers[1], inOneBatch);

        brands.Accept(offers[2]).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.NetDebitCapExceeded);
        brands.Quote("NIGHTS", "MILES", 300).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.NetDebitCapExceeded);
        NetDebitCap.ExposureMicros(brands.State, Brands.Grocer).ShouldBe(FeeMicros * 2);
        brands.Earn(Brands.Grocer, 2, 100).Refusal.ShouldNotBeNull().Reason.ShouldBe(Reason.NetDebitCapExceeded);
    }

    [Fact]
    public void What_is_taken_back_makes_room_and_what_is_completed_is_owed_once()
    {
        Open(Waiting with { MoneyFee = new MoneyFee(FeeMicros, Fraction.Zero, Brands.Grocer) });
        Cap(Brands.Grocer, Brands.Pts, FeeMicros * 2);
        var (first, second) = (Accept(300), Accept(300));
        Refused(300).ShouldBe(Reason.NetDebitCapExceeded);

        brands.Coalition.Done((state, now) => CancelExchange.Decide(state, now, Brands.Hotel, first.No, "client", ""));
        NetDebitCap.ExposureMicros(brands.State, Brands.Grocer).ShouldBe(FeeMicros);
        var third = Accept(300);
        Refused(300).ShouldBe(Reason.NetDebitCapExceeded);
        EndWindows(second, third);

        brands.Position(Brands.Grocer).ShouldBe(-FeeMicros * 2);
        brands.State.PromisedMicros(Brands.Grocer).ShouldBe(0);
        NetDebitCap.ExposureMicros(brands.State, Brands.Grocer).ShouldBe(FeeMicros * 2);
        brands.State.OpenExchanges.All().ShouldBeEmpty();
    }

    [Fact]
    public void A_bonus_that_another_pays_and_points_that_will_arrive_are_promised_too()
    {
        Open(Waiting with { Bonus = new RouteBonus(300, 10, Fraction.Zero, 0, 0, 0, Brands.Grocer) });

        var exchange = Accept(300);

        brands.State.PromisedMicros(Brands.Grocer).ShouldBe(10 * 20_000);
        brands.State.PromisedMicros(Brands.Airline).ShouldBe(exchange.ArrivingPoints * 20_000);
        // The points that leave are set aside with their money, which is in what the hotel's position may lose.
        brands.State.PromisedMicros(Brands.Hotel).ShouldBe(0);
    }

    [Fact]
    public void Points_that_will_arrive_by_several_exchanges_come_to_no_more_than_their_issuers_cap()
    {
        Open(Waiting);
        // 100 miles at 20,000 micros each, of which the hotel's money for the nights is not yet there.
        Cap(Brands.Airline, Brands.Miles, 100 * 20_000);
        Accept(240);

        Refused(120).ShouldBe(Reason.NetDebitCapExceeded);
        Accept(60);
    }

    [Fact]
    public void A_fee_that_a_brand_which_keeps_its_points_declines_is_promised_no_longer()
    {
        var miles = brands.State.Currencies.Find(Brands.Miles).ShouldNotBeNull();
        brands.State.Currencies.Put(Brands.Miles, miles with { Custody = Custody.Partner });
        BrandLinks.Add(brands.State, brands.Coalition.Now, brands.State.Members.Find(1).ShouldNotBeNull(), new BrandMember(Brands.Airline, "M-1"));
        Open(new RouteRules { MoneyFee = new MoneyFee(FeeMicros, Fraction.Zero, Brands.Grocer) });
        Cap(Brands.Grocer, Brands.Pts, FeeMicros);
        var exchange = Accept(300);
        exchange.State.ShouldBe(ExchangeState.SourceHeld);
        brands.State.PromisedMicros(Brands.Airline).ShouldBe(0);
        Refused(300).ShouldBe(Reason.NetDebitCapExceeded);

        Answer(exchange, InstructionOutcome.Refused);

        brands.State.Exchanges.Find(exchange.No).ShouldNotBeNull().State.ShouldBe(ExchangeState.Declined);
        brands.State.PromisedMicros(Brands.Grocer).ShouldBe(0);
        var next = Accept(300);
        Answer(next, InstructionOutcome.Done);
        Answer(brands.State.Exchanges.Find(next.No).ShouldNotBeNull(), InstructionOutcome.Done);
        brands.State.PromisedMicros(Brands.Grocer).ShouldBe(0);
        brands.Position(Brands.Grocer).ShouldBe(-FeeMicros);
    }

    [Fact]
    public void A_reversal_under_way_promises_nothing_again()
    {
        var miles = brands.State.Currencies.Find(Brands.Miles).ShouldNotBeNull();
        brands.State.Currencies.Put(Brands.Miles, miles with { Custody = Custody.Partner });
        BrandLinks.Add(brands.State, brands.Coalition.Now, brands.State.Members.Find(1).ShouldNotBeNull(), new BrandMember(Brands.Airline, "M-1"));
        Open(new RouteRules { MoneyFee = new MoneyFee(FeeMicros, Fraction.Zero, Brands.Grocer) });
        var exchange = Accept(300);
        Answer(exchange, InstructionOutcome.Done);
        Answer(brands.State.Exchanges.Find(exchange.No).ShouldNotBeNull(), InstructionOutcome.Done);

        var reversing = brands.Coalition.Done((state, now) => ReverseExchange.Decide(state, now, new ReverseExchangeCommand(Brands.Hotel, exchange.No, 0, "client", "")));

        reversing.State.ShouldBe(ExchangeState.Compensating);
        brands.State.PromisedMicros(Brands.Grocer).ShouldBe(0);
    }

    private static RouteRules Waiting { get; } = new() { Undo = new UndoRules(Hour, false, 0, false) };

    private void Cap(int partnerNo, int currencyNo, long micros)
    {
        brands.PutTerms(brands.TermsOf(partnerNo, currencyNo) with { NetDebitCapMicros = micros });
        brands.Coalition.Commit();
    }

    private Exchange Accept(long points) => Accept(brands.Quote("NIGHTS", "MILES", points).Value, inOneBatch: false);

    private Exchange Accept(Offer offer, bool inOneBatch)
    {
        var exchange = brands.Accept(offer).Value;
        exchange.IsOpen.ShouldBeTrue();
        if (!inOneBatch)
        {
            brands.Coalition.Commit();
        }

        return exchange;
    }

    private Reason? Refused(long points) => brands.Quote("NIGHTS", "MILES", points).Refusal?.Reason;

    private void Answer(Exchange exchange, InstructionOutcome outcome)
    {
        var instruction = brands.State.Instructions.Find(exchange.InstructionNo).ShouldNotBeNull();
        brands.Coalition.Done((state, now) => AnswerInstruction.Decide(
            state, now, instruction.PartnerNo, new InstructionAnswer(instruction.No, outcome, instruction.Points, "", outcome == InstructionOutcome.Refused ? "NO" : "")));
        brands.Coalition.Commit();
    }

    private void EndWindows(params Exchange[] exchanges)
    {
        brands.Coalition.NowMicros += Hour;
        foreach (var exchange in exchanges)
        {
            brands.Coalition.Done((state, now) => ExchangeTimers.Decide(state, now, new DueTimer(exchange.No, 0), 0)).ShouldBeTrue();
        }

        brands.Coalition.Commit();
    }

    private void Open(RouteRules rules)
    {
        var proposed = brands.Coalition.Done((state, now) => ProposeRoute.Decide(state, now, Brands.Proposal("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3)) with { Rules = rules }));
        brands.Coalition.Done((state, now) => RouteDecisions.Approve(state, now, proposed.No, Brands.Checker));
        brands.Coalition.Commit();
    }
}
