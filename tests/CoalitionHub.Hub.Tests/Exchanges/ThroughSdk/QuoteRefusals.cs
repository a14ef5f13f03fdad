using CoalitionHub.Core.Partners;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.PartnerSdk;
using CoalitionHub.Protos.Partners.V1;
using Wire = CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.Hub.Tests.Exchanges.ThroughSdk;

/// <summary>A way to each reason for which no quote is given.</summary>
internal static class QuoteRefusals
{
    public static IReadOnlyDictionary<CoalitionHubReason, Func<SdkMarket, Task>> Ways { get; } = new Dictionary<CoalitionHubReason, Func<SdkMarket, Task>>
    {
        [CoalitionHubReason.MemberNotFound] = market => market.QuoteAsync(MemberSelector.ByBrandNumber("NOBODY")),
        [CoalitionHubReason.CardReplaced] = async market =>
        {
            var guest = await market.Market.GuestAsync(1_000);
            await market.Hotel.Members.ReplaceCardAsync(new ReplaceCardRequest { CardNumber = guest.CardNumber, Reason = CardReplacementReason.Lost });
            await market.QuoteAsync(MemberSelector.ByCard(guest.CardNumber));
        },
        [CoalitionHubReason.MemberNotLinked] = async market =>
        {
            var railway = await market.Hub.AddNamedPartner("railway", "RAIL", Custody.Partner);
            await railway.AddTerms(market.Market.Maker, market.Market.Checker, TermsRequests.YuuLike("RAIL"));
            await market.RouteAsync(terms => (terms.ToCurrencyCode, terms.IssuerPartnerId) = ("RAIL", railway.PartnerId));
            await market.QuoteAsync(await market.GuestAsync(), to: "RAIL");
        },
        [CoalitionHubReason.CurrencyUnknown] = async market => await market.QuoteAsync(await market.GuestAsync(), to: "NOWHERE"),
        [CoalitionHubReason.RouteNotFound] = async market => await market.QuoteAsync(await market.GuestAsync(), from: "MILES", to: "NIGHTS"),
        [CoalitionHubReason.NoTermsInForce] = async market =>
        {
            var ferry = await market.Hub.AddNamedPartner("ferry", "KNOTS");
            await market.RouteAsync(terms => (terms.ToCurrencyCode, terms.IssuerPartnerId) = ("KNOTS", ferry.PartnerId));
            await market.QuoteAsync(await market.GuestAsync(), to: "KNOTS");
        },
        [CoalitionHubReason.AmountTooLarge] = market => ByRoute(market, 1_000_000_001),
        [CoalitionHubReason.ExchangeBelowMinimum] = market => ByRoute(market, 9),
        [CoalitionHubReason.ExchangeAboveMaximum] = market => ByRoute(market, 100_001),
        [CoalitionHubReason.ExchangeNotIncrement] = market => ByRoute(market, 100, terms => terms.IncrementPoints = 3),
        [CoalitionHubReason.ExchangeYieldsNothing] = market => ByRoute(market, 100, terms => terms.Rate = TermsRequests.Of(1, 1_000)),
        [CoalitionHubReason.InsufficientPoints] = market => ByRoute(market, 1_001),
        [CoalitionHubReason.ExchangeAccountTooYoung] = market => ByRoute(market, 100, terms => terms.Eligibility = new Wire.RouteEligibility { MinimumAccountAgeDays = 1 }),
        [CoalitionHubReason.ExchangeNotOwnAccount] = market => ByRoute(market, 100, terms => terms.Eligibility = new Wire.RouteEligibility { OwnAccountsOnly = true }),
        [CoalitionHubReason.ExchangeNameMismatch] = market => ByRoute(market, 100, terms => terms.Eligibility = new Wire.RouteEligibility { NamePolicy = Wire.NamePolicy.SameName }),
        [CoalitionHubReason.MemberDayLimitExceeded] = market => ByLimits(market, new Wire.RouteLimits { Member = new Wire.DayLimit { Points = 99 } }),
        [CoalitionHubReason.CardDayLimitExceeded] = market => ByLimits(market, new Wire.RouteLimits { Card = new Wire.DayLimit { Points = 99 } }),
        [CoalitionHubReason.PartnerDayLimitExceeded] = market => ByLimits(market, new Wire.RouteLimits { Partner = new Wire.DayLimit { Points = 99 } }),
        [CoalitionHubReason.RouteDayLimitExceeded] = market => ByLimits(market, new Wire.RouteLimits { Route = new Wire.DayLimit { Points = 99 } }),
        [CoalitionHubReason.PartnerSuspended] = async market =>
        {
            await market.RouteAsync();
            var partners = new PartnersAdminService.PartnersAdminServiceClient(await market.Hub.As(market.Hub.FirstOperator));
            await partners.SuspendPartnerAsync(new SuspendPartnerRequest { RequestId = HubPeople.NewRequest(), PartnerId = market.Market.Airline.PartnerId, Reason = "A test." });
            try
            {
                await market.QuoteAsync(await market.GuestAsync());
            }
            finally
            {
                await partners.ResumePartnerAsync(new ResumePartnerRequest { RequestId = HubPeople.NewRequest(), PartnerId = market.Market.Airline.PartnerId, Reason = "A test." });
            }
        },
        [CoalitionHubReason.NetDebitCapExceeded] = async market =>
        {
            // A payer of its own, so that its cap is nobody else's.
            var sponsor = await market.Hub.AddNamedPartner("sponsor");
            var terms = TermsRequests.YuuLike();
            terms.NetDebitCap.MinorUnits = 1;
            await sponsor.AddTerms(market.Market.Maker, market.Market.Checker, terms);
            await ByRoute(market, 100, route => route.MoneyFee = new Wire.MoneyFee { FlatMicros = 1_000_000, PayerPartnerId = sponsor.PartnerId });
        },
    };

    private static Task ByLimits(SdkMarket market, Wire.RouteLimits limits) => ByRoute(market, 100, terms => terms.Limits = limits);

    private static async Task ByRoute(SdkMarket market, long points, Action<Wire.RouteTerms>? change = null)
    {
        await market.RouteAsync(change);
        await market.QuoteAsync(await market.GuestAsync(), points);
    }
}
