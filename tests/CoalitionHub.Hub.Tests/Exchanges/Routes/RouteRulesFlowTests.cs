using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Members.V1;
using Google.Protobuf.WellKnownTypes;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Exchanges;

/// <summary>Every rule of a route through the real pipe, and each refusal that it brings about.</summary>
public sealed class RouteRulesFlowTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Bonvoy_s_published_terms_are_quoted_accepted_and_limited_for_a_day(Store store)
    {
        await using var market = await Market.OpenAsync(store);
        var guest = await market.GuestAsync(400_000);
        var terms = Bonvoy(market);
        terms.Bonus.BudgetPoints = 12_000;
        var route = await market.OpenRouteAsync(terms);
        route.Terms.ShouldBe(Said(terms));

        var quote = await market.QuoteAsync(guest, 60_000);
        (quote.PointsOut, quote.PointsIn, quote.BonusPoints, quote.FeePoints, quote.ResiduePoints).ShouldBe((60_000, 25_000, 5_000, 0, 0));
        quote.Legs.ShouldHaveSingleItem().ShouldBe(new QuotedLeg
        {
            RouteId = route.RouteId,
            FromCurrencyCode = "NIGHTS",
            ToCurrencyCode = "MILES",
            Rate = TermsRequests.Of(1, 3),
            ExactPointsOut = "60000",
            ExactFeePoints = "0",
            ExactPointsIn = "25000",
            CountedPoints = 60_000,
        });
        quote.Lots.ShouldHaveSingleItem().TermsId.ShouldStartWith("trm_");
        await market.Hotel.Exchanges.QuoteExchangeAsync(market.Request(guest, 59_999)).ShouldBeRefused(Reason.ExchangeNotIncrement);
        await market.Hotel.Exchanges.QuoteExchangeAsync(market.Request(guest, 2_997)).ShouldBeRefused(Reason.ExchangeBelowMinimum);
        await market.Hotel.Exchanges.AcceptExchangeAsync(market.Acceptance(quote));
        (await market.BalanceAsync(guest, "MILES")).ShouldBe(25_000);

        // The budget has 7,000 left, and the day 180,000 points.
        var (one, other) = (await market.QuoteAsync(guest, 60_000), await market.QuoteAsync(guest, 63_000));
        await market.Hotel.Exchanges.AcceptExchangeAsync(market.Acceptance(one));
        await market.Hotel.Exchanges.AcceptExchangeAsync(market.Acceptance(other)).ShouldBeRefused(Reason.QuoteBonusUsedUp);
        (await market.QuoteAsync(guest, 60_000)).BonusPoints.ShouldBe(2_000);
        await market.Hotel.Exchanges.QuoteExchangeAsync(market.Request(guest, 120_003)).ShouldBeRefused(Reason.MemberDayLimitExceeded);
        (await market.Maker.Exchanges.ListRoutesAsync(new ListRoutesRequest { PageSize = 1 })).Routes[0].BonusPointsGiven.ShouldBe(10_000);
    }

    [Fact]
    public async Task A_route_that_rounds_says_why_fewer_points_leave()
    {
        await using var market = await Market.OpenAsync(Store.Sqlite);
        var terms = Bonvoy(market);
        terms.Rounding = AmountRounding.RoundDown;
        await market.OpenRouteAsync(terms);

        var quote = await market.QuoteAsync(await market.GuestAsync(60_000), 59_999);

        (quote.AskedPoints, quote.PointsOut, quote.PointsIn, quote.BonusPoints).ShouldBe((59_999, 59_997, 19_999, 0));
        quote.RoundingReason.ShouldContain("59999 points are no multiple of the route's increment of 3");
    }

    [Fact]
    public async Task A_price_without_a_member_is_not_signed_and_says_what_it_can_not_promise()
    {
        await using var market = await Market.OpenAsync(Store.Sqlite);
        await market.OpenRouteAsync(Bonvoy(market));

        var price = (await market.Hotel.Exchanges.QuoteExchangeAsync(new QuoteExchangeRequest { FromCurrencyCode = "NIGHTS", ToCurrencyCode = "MILES", Points = 60_000 })).Quote;

        (price.MemberId, price.PointsIn, price.ExpiresTime).ShouldBe(("", 25_000, null));
        price.SignedQuote.ShouldBeEmpty();
        price.NotPromised.ShouldBe([QuoteCaveat.Lots, QuoteCaveat.Limits, QuoteCaveat.Money]);
        await market.Hotel.Exchanges.AcceptExchangeAsync(market.Acceptance(price)).ShouldBeRefused(Reason.FieldMissing);
    }

    [Fact]
    public async Task Card_partner_and_route_have_their_day_and_the_account_its_age_owner_and_name()
    {
        await using var market = await Market.OpenAsync(Store.Sqlite);
        var member = (await market.Hotel.Members.EnrolMemberAsync(new EnrolMemberRequest
        {
            RequestId = HubPeople.NewRequest(),
            Profile = new Profile { DisplayName = "Ada Lovelace" },
        })).Member;
        var guest = new MemberSelector { CardNumber = member.CardNumber };
        await market.Hotel.Points.EarnAsync(Till.Earn(guest, 1_000_00));
        var terms = market.TermsOf(TermsRequests.Of(1, 3));

        await Refused(new RouteLimits { Card = new DayLimit { Points = 99 } }, Reason.CardDayLimitExceeded);
        await Refused(new RouteLimits { Partner = new DayLimit { Points = 99 } }, Reason.PartnerDayLimitExceeded);
        await Refused(new RouteLimits { Route = new DayLimit { Points = 99 } }, Reason.RouteDayLimitExceeded);
        terms.Limits = null;
        terms.Eligibility = new RouteEligibility { MinimumAccountAgeDays = 1 };
        await market.OpenRouteAsync(terms);
        await market.Hotel.Exchanges.QuoteExchangeAsync(market.Request(guest, 100)).ShouldBeRefused(Reason.ExchangeAccountTooYoung);
        terms.Eligibility = new RouteEligibility { OwnAccountsOnly = true };
        await market.OpenRouteAsync(terms);
        await market.Hotel.Exchanges.QuoteExchangeAsync(market.Request(guest, 100)).ShouldBeRefused(Reason.ExchangeNotOwnAccount);
        terms.Eligibility = new RouteEligibility { NamePolicy = NamePolicy.SameName };
        await market.OpenRouteAsync(terms);
        await market.Hotel.Exchanges.QuoteExchangeAsync(market.Request(guest, 100)).ShouldBeRefused(Reason.ExchangeNameMismatch);
        var named = market.Request(guest, 100);
        named.AccountName = "LOVELACE Ada";
        (await market.Hotel.Exchanges.QuoteExchangeAsync(named)).Quote.PointsIn.ShouldBe(33);

        async Task Refused(RouteLimits limits, Reason reason)
        {
            terms.Limits = limits;
            await market.OpenRouteAsync(terms);
            await market.Hotel.Exchanges.QuoteExchangeAsync(market.Request(guest, 100)).ShouldBeRefused(reason);
        }
    }

    [Fact]
    public async Task An_exchange_that_may_be_taken_back_waits()
    {
        await using var market = await Market.OpenAsync(Store.Sqlite);
        var terms = market.TermsOf(TermsRequests.Of(1, 3));
        terms.Undo = new UndoRules { Delay = Duration.FromTimeSpan(TimeSpan.FromHours(2)), NewDevice = true };
        await market.OpenRouteAsync(terms);
        var guest = await market.GuestAsync(1_000);
        (await market.QuoteAsync(guest, 100)).UndoWindow.ShouldBeNull();
        var request = market.Request(guest, 100);
        request.NewDevice = true;

        var quote = (await market.Hotel.Exchanges.QuoteExchangeAsync(request)).Quote;
        var exchange = (await market.Hotel.Exchanges.AcceptExchangeAsync(market.Acceptance(quote))).Exchange;

        quote.UndoWindow.ToTimeSpan().ShouldBe(TimeSpan.FromHours(2));
        exchange.State.ShouldBe(ExchangeState.InUndoWindow);
    }

    [Fact]
    public async Task A_route_that_closes_a_loop_is_proposed_with_a_warning_and_not_approved()
    {
        await using var market = await Market.OpenAsync(Store.Sqlite);
        await market.OpenRouteAsync(Bonvoy(market));
        var back = Back(market, TermsRequests.Of(5, 2));

        var proposed = await market.Maker.Exchanges.ProposeRouteAsync(new ProposeRouteRequest { RequestId = HubPeople.NewRequest(), Terms = back });

        proposed.Warning.ShouldContain("A loop returns more than it takes");
        proposed.Loop.Steps.Count.ShouldBe(2);
        proposed.Loop.Steps.ShouldContain(step => step.RouteIds.Contains(proposed.Route.RouteId) && step.FromCurrencyCode == "MILES");
        await market.Checker.Exchanges.ApproveRouteAsync(new ApproveRouteRequest { RequestId = HubPeople.NewRequest(), RouteId = proposed.Route.RouteId })
            .ShouldBeRefused(Reason.RouteArbitrage);
        (await market.OpenRouteAsync(Back(market, TermsRequests.Of(12, 5)))).State.ShouldBe(RouteState.Approved);
    }

    [Fact]
    public async Task A_partner_that_keeps_none_of_the_points_pays_for_fee_and_bonus()
    {
        await using var market = await Market.OpenAsync(Store.Sqlite);
        var guest = await market.GuestAsync(60_000);
        var terms = Bonvoy(market);
        terms.MoneyFee = new MoneyFee { FlatMicros = 1_000, MicrosPerPoint = TermsRequests.Of(1, 2) };
        terms.Bonus.PayerPartnerId = market.Hotel.PartnerId;
        await market.OpenRouteAsync(terms);

        var quote = await market.QuoteAsync(guest, 60_000);

        quote.Charges.ShouldBe(
        [
            new QuotedCharge { Kind = ChargeKind.Fee, PayerPartnerId = market.Hotel.PartnerId, Micros = 31_000 },
            new QuotedCharge { Kind = ChargeKind.Bonus, PayerPartnerId = market.Hotel.PartnerId, PayeePartnerId = market.Airline.PartnerId, Micros = 5_000 * 20_000 },
        ]);
        quote.Money.Single(money => money.PartnerId == market.Hotel.PartnerId).OwedMicros.ShouldBe((60_000 * 3_000) + 31_000 + (5_000 * 20_000));
        await market.Hotel.Exchanges.AcceptExchangeAsync(market.Acceptance(quote));
    }

    private static RouteTerms Bonvoy(Market market) => new()
    {
        FromCurrencyCode = "NIGHTS",
        ToCurrencyCode = "MILES",
        IssuerPartnerId = market.Airline.PartnerId,
        Rate = TermsRequests.Of(1, 3),
        MinimumPoints = 3_000,
        MaximumPoints = 240_000,
        IncrementPoints = 3,
        Bonus = new RouteBonus { BlockPoints = 60_000, PointsPerBlock = 5_000 },
        Limits = new RouteLimits { Member = new DayLimit { Points = 240_000 } },
    };

    private static RouteTerms Back(Market market, Protos.Amounts.V1.Fraction rate) => new()
    {
        FromCurrencyCode = "MILES",
        ToCurrencyCode = "NIGHTS",
        IssuerPartnerId = market.Hotel.PartnerId,
        Rate = rate,
        MinimumPoints = 1,
        MaximumPoints = 100_000,
        IncrementPoints = 1,
    };

    /// <summary>The same terms with what the hub fills in.</summary>
    private static RouteTerms Said(RouteTerms terms)
    {
        var said = terms.Clone();
        said.Rounding = AmountRounding.Refuse;
        said.ArrivalExpiry = ArrivalExpiry.Renewed;
        said.QuoteValidity = Duration.FromTimeSpan(TimeSpan.FromMinutes(5));
        said.SourceTimeout = Duration.FromTimeSpan(TimeSpan.FromDays(1));
        return said;
    }
}
