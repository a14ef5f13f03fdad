using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Members;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.State;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Exchanges;

public sealed class AcceptExchangeTests
{
    private readonly Brands brands = new();

    public AcceptExchangeTests()
    {
        brands.Open("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 3), new Fraction(1, 100), minimum: 10);
        brands.Earn(Brands.Hotel, 1, 100_000).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Quoting_changes_nothing()
    {
        var before = brands.State.Ledger.NextSeq;

        brands.Quote("NIGHTS", "MILES", 500).Refusal.ShouldBeNull();

        brands.State.Ledger.NextSeq.ShouldBe(before);
        Brands.Wallet(brands.State, Brands.Nights, 1).Balance.ShouldBe(1_000);
    }

    [Fact]
    public void A_quote_says_what_leaves_what_arrives_and_what_each_partner_owes()
    {
        var offer = brands.Quote("NIGHTS", "MILES", 500).Value;

        // 500 points: 5 are the fee; 495 / 3 = 165 miles, none left over.
        offer.Price.ShouldBe(new ExchangePrice(500, 5, 0, 165));
        var lot = Brands.Wallet(brands.State, Brands.Nights, 1).Lots.ShouldHaveSingleItem();
        offer.Lots.ShouldBe([new LeavingLot(lot.Seq, lot.ExpiresOn, 500, lot.TermsNo)]);
        // The hotel pays its redemption price, 3,000 micros, for 495 points to the airline and for 5 to the hub; the airline pays
        // the fund 20,000 micros for each mile.
        offer.Money.ShouldBe([new PositionMoney(Brands.Hotel, 500 * 3_000, 0), new PositionMoney(Brands.Airline, 165 * 20_000, 495 * 3_000)]);
        offer.ArrivalExpiresOn.ShouldBe(Moment.DayOf(Moment.MicrosOf(new DateTimeOffset(2027, 2, 1, 0, 0, 0, TimeSpan.Zero))));
        offer.BindsUntilMicros.ShouldBe(brands.Coalition.NowMicros + 300_000_000);
    }

    [Fact]
    public void An_accepted_quote_is_carried_out_in_one_chain()
    {
        var exchange = brands.Accept(brands.Quote("NIGHTS", "MILES", 502).Value).Value;

        // 502: 6 fee, 496 / 3 = 165 miles, 1 left over.
        (exchange.State, exchange.FeePoints, exchange.ResiduePoints, exchange.ArrivingPoints).ShouldBe((ExchangeState.Completed, 6, 1, 165));
        Brands.Wallet(brands.State, Brands.Nights, 1).Balance.ShouldBe(1_000 - 502);
        Brands.Wallet(brands.State, Brands.Miles, 1).Lots.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            lot => lot.Points.ShouldBe(165),
            lot => lot.IssuerNo.ShouldBe(Brands.Airline),
            lot => lot.ExpiresOn.ShouldBe(exchange.ExpiresOn));
        brands.Balance(AccountKind.Liquidity, Brands.Nights).ShouldBe(495);
        brands.Balance(AccountKind.Liquidity, Brands.Miles).ShouldBe(-165);
        brands.Balance(AccountKind.Fees, Brands.Nights).ShouldBe(6);
        brands.Balance(AccountKind.Rounding, Brands.Nights).ShouldBe(1);
        brands.Position(Brands.Hotel).ShouldBe(-502 * 3_000);
        brands.Position(Brands.Airline).ShouldBe((495 * 3_000) - (165 * 20_000));
        brands.Balance(AccountKind.Fees, Currency.SettlementMoneyNo).ShouldBe(6 * 3_000);
        brands.Balance(AccountKind.Rounding, Currency.SettlementMoneyNo).ShouldBe(3_000);
        brands.Balance(AccountKind.Fund, Currency.SettlementMoneyNo).ShouldBe(165 * 20_000);
        brands.State.ReadChain(exchange.ChainSeq).ShouldAllBe(row => row.SourceNo == exchange.No && row.PartnerNo == Brands.Hotel);
        brands.State.Changes.Added.Where(change => change.Subject == exchange.Id).Select(change => (change.From, change.To))
            .ShouldBe([("", "Accepted"), ("Accepted", "Completed")]);
    }

    [Fact]
    public void Lots_leave_in_burning_order_and_each_takes_its_own_money_along()
    {
        // Another issuer's version of terms, at another price, and points that expire earlier.
        brands.PutTerms(brands.TermsOf(Brands.Hotel, Brands.Nights) with { RedemptionPrice = new Fraction(1_000, 1), ExpiryMonths = 1, Funding = FundingModel.AtIssuance });
        brands.Earn(Brands.Hotel, 1, 20_000).Refusal.ShouldBeNull();
        var before = brands.Position(Brands.Hotel);
        var fund = brands.Balance(AccountKind.Fund, Currency.SettlementMoneyNo);

        var offer = brands.Quote("NIGHTS", "MILES", 300).Value;
        brands.Accept(offer).Refusal.ShouldBeNull();

        offer.Lots.Select(lot => lot.Points).ShouldBe([200, 100]);
        // The first 200 were paid at issuance: the fund pays. Of the other 100, 97 buy miles and 3 are the fee.
        brands.Position(Brands.Hotel).ShouldBe(before - (100 * 3_000));
        brands.Balance(AccountKind.Fund, Currency.SettlementMoneyNo).ShouldBe(fund - (200 * 1_000) + (99 * 20_000));
    }

    [Fact]
    public void A_quote_is_good_once()
    {
        var offer = brands.Quote("NIGHTS", "MILES", 100).Value;
        var quoteId = Guid.CreateVersion7();
        brands.Accept(offer, quoteId).Refusal.ShouldBeNull();

        Reason(brands.Accept(offer, quoteId)).ShouldBe(Outcomes.Reason.QuoteAlreadyAccepted);
        brands.Coalition.Commit();
        Reason(brands.Accept(offer, quoteId)).ShouldBe(Outcomes.Reason.QuoteAlreadyAccepted);
        Brands.Wallet(brands.State, Brands.Nights, 1).Balance.ShouldBe(900);
    }

    [Fact]
    public void An_expired_quote_is_refused()
    {
        var offer = brands.Quote("NIGHTS", "MILES", 100).Value;

        brands.Coalition.NowMicros = offer.BindsUntilMicros;
        brands.Coalition.Decide((state, now) => AcceptExchange.Decide(state, now, new AcceptExchangeCommand(Brands.Hotel, Guid.CreateVersion7(), offer, null, "client")))
            .Refusal.ShouldNotBeNull().Reason.ShouldBe(Outcomes.Reason.ProofRequired);
        brands.Coalition.NowMicros++;

        Reason(brands.Accept(offer)).ShouldBe(Outcomes.Reason.QuoteExpired);
    }

    [Fact]
    public void A_quote_whose_route_or_terms_were_replaced_is_refused()
    {
        var offer = brands.Quote("NIGHTS", "MILES", 100).Value;
        brands.PutTerms(brands.TermsOf(Brands.Airline, Brands.Miles));
        Reason(brands.Accept(offer)).ShouldBe(Outcomes.Reason.QuoteTermsChanged);

        var again = brands.Quote("NIGHTS", "MILES", 100).Value;
        brands.Open("NIGHTS", "MILES", Brands.Airline, new Fraction(1, 4));
        Reason(brands.Accept(again)).ShouldBe(Outcomes.Reason.QuoteTermsChanged);
    }

    [Fact]
    public void A_quote_whose_points_are_not_those_any_more_is_refused()
    {
        brands.PutTerms(brands.TermsOf(Brands.Hotel, Brands.Nights) with { ExpiryMonths = 1 });
        var offer = brands.Quote("NIGHTS", "MILES", 100).Value;

        // Points that expire earlier came in, and would leave first.
        brands.Earn(Brands.Hotel, 1, 5_000).Refusal.ShouldBeNull();

        Reason(brands.Accept(offer)).ShouldBe(Outcomes.Reason.QuoteLotsChanged);
        Brands.Wallet(brands.State, Brands.Nights, 1).Balance.ShouldBe(1_050);
    }

    [Fact]
    public void More_points_in_the_quoted_lot_do_not_break_the_quote()
    {
        var offer = brands.Quote("NIGHTS", "MILES", 100).Value;
        brands.Earn(Brands.Hotel, 1, 5_000).Refusal.ShouldBeNull();

        brands.Accept(offer).Refusal.ShouldBeNull();
    }

    [Fact]
    public void Points_that_are_gone_cannot_be_exchanged()
    {
        Reason(brands.Quote("NIGHTS", "MILES", 1_001)).ShouldBe(Outcomes.Reason.InsufficientPoints);
        var offer = brands.Quote("NIGHTS", "MILES", 600).Value;
        brands.Burn(Brands.Hotel, 1, 500).Refusal.ShouldBeNull();

        Reason(brands.Accept(offer)).ShouldBe(Outcomes.Reason.InsufficientPoints);
    }

    [Fact]
    public void Exchanging_needs_the_member_s_proof_and_the_caller_s_own_quote()
    {
        var offer = brands.Quote("NIGHTS", "MILES", 100).Value;

        // The airline has no terms for the hotel's points, so its word counts for nothing.
        Reason(brands.Accept(offer with { PartnerNo = Brands.Airline }, partnerNo: Brands.Airline)).ShouldBe(Outcomes.Reason.AssertionLimitExceeded);
        Reason(brands.Accept(offer, partnerNo: Brands.Airline)).ShouldBe(Outcomes.Reason.QuoteSignatureInvalid);
        Reason(brands.Accept(offer, proof: new CodeProof("123456"))).ShouldBe(Outcomes.Reason.ProofNotSetUp);
    }

    [Fact]
    public void An_issuer_over_its_cap_or_suspended_takes_on_no_new_obligation()
    {
        var offer = brands.Quote("NIGHTS", "MILES", 100).Value;
        var capped = brands.PutTerms(brands.TermsOf(Brands.Airline, Brands.Miles) with { NetDebitCapMicros = 33 * 20_000 - 99 * 3_000 });
        brands.Quote("NIGHTS", "MILES", 100).Refusal.ShouldBeNull();
        brands.PutTerms(capped with { NetDebitCapMicros = capped.NetDebitCapMicros - 1 });
        Reason(brands.Quote("NIGHTS", "MILES", 100)).ShouldBe(Outcomes.Reason.NetDebitCapExceeded);

        brands.State.Partners.Put(Brands.Airline, brands.State.Partners.Find(Brands.Airline).ShouldNotBeNull() with { State = PartnerState.Suspended });
        Reason(brands.Quote("NIGHTS", "MILES", 100)).ShouldBe(Outcomes.Reason.PartnerSuspended);
        Reason(brands.Accept(offer)).ShouldBe(Outcomes.Reason.PartnerSuspended);
    }

    [Theory]
    [InlineData(MemberState.Merged, Outcomes.Reason.QuoteLotsChanged)]
    [InlineData(MemberState.Erased, Outcomes.Reason.MemberErased)]
    public void A_membership_that_ended_since_the_quote_exchanges_nothing(MemberState state, Reason reason)
    {
        var offer = brands.Quote("NIGHTS", "MILES", 100).Value;
        brands.State.Members.Put(1, brands.State.Members.Find(1).ShouldNotBeNull() with { State = state, MergedIntoNo = state == MemberState.Merged ? 2 : 0 });

        Reason(brands.Accept(offer)).ShouldBe(reason);
    }

    [Fact]
    public void Arriving_points_repay_a_debt_first()
    {
        var earned = brands.Earn(Brands.Airline, 1, 10_000).Value;
        brands.Burn(Brands.Airline, 1, 100).Refusal.ShouldBeNull();
        brands.Return(Brands.Airline, earned.Purchase.No, 10_000).Refusal.ShouldBeNull();
        Brands.Wallet(brands.State, Brands.Miles, 1).Balance.ShouldBe(-100);

        brands.Accept(brands.Quote("NIGHTS", "MILES", 500).Value).Refusal.ShouldBeNull();

        Brands.Wallet(brands.State, Brands.Miles, 1).Balance.ShouldBe(65);
    }

    private static Reason Reason<T>(Outcome<T> outcome) => outcome.Refusal.ShouldNotBeNull().Reason;
}
