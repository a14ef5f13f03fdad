using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Programmes.V1;

namespace CoalitionHub.Hub.Tests.Fixture.Contract;

internal static partial class GoodRequests
{
    private static void AddProgrammes()
    {
        Add(_ => new GetCurrentTermsRequest());
        Add(_ => new ListOwnTermsRequest());
        Add(async world => new ProposeTermsRequest { RequestId = NewId(), PartnerId = (await Joined(world)).PartnerId, Terms = TermsRequests.YuuLike() });
        Add(async world => new ApproveTermsRequest { RequestId = NewId(), TermsId = await Terms(world) });
        Add(async world => new RejectTermsRequest { RequestId = NewId(), TermsId = await Terms(world) });
        Add(async world => new GetTermsRequest { TermsId = await Terms(world) });
        Add(world => new ListTermsRequest { PartnerId = world.Owner.PartnerId });

        Add(world => new QuoteExchangeRequest { Member = world.ByCard, FromCurrencyCode = World.Nights, ToCurrencyCode = "MILES", Points = 300 });
        Add(async world => new AcceptExchangeRequest { RequestId = NewId(), SignedQuote = (await Quote(world)).SignedQuote, Proof = world.Hub.Assertion() });
        Add(async world =>
        {
            var accepted = await world.Owner.Exchanges.AcceptExchangeAsync(await Make<AcceptExchangeRequest>(world));
            return new GetExchangeRequest { ExchangeId = accepted.Exchange.ExchangeId };
        });
        Add(world => new ListExchangesRequest { MemberId = world.Member.MemberId });
        Add(world => new GivePointsRequest
        {
            RequestId = NewId(),
            Giver = world.ByCard,
            Receiver = world.ReceiverByCard,
            CurrencyCode = World.Nights,
            Points = 10,
            Proof = world.Hub.Assertion(),
        });
        Add(async world => new CancelGiftRequest { RequestId = NewId(), GiftId = await Gift(world) });
        Add(async world => new GetGiftRequest { GiftId = await Gift(world) });
        Add(world => new ListGiftsRequest { MemberId = world.Member.MemberId });
        Add(world => new ProposeRouteRequest { RequestId = NewId(), Terms = world.RouteTerms });
        Add(async world => new ApproveRouteRequest { RequestId = NewId(), RouteId = await Route(world) });
        Add(async world => new RejectRouteRequest { RequestId = NewId(), RouteId = await Route(world) });
        Add(_ => new ListRoutesRequest());
        Add(async world => new WatchExchangeRequest { ExchangeId = (await Make<GetExchangeRequest>(world)).ExchangeId });
        Add(async world => new InspectExchangeRequest { ExchangeId = (await Make<GetExchangeRequest>(world)).ExchangeId });
        Add(_ => new FollowInstructionsRequest { Open = new OpenInstructions { MaxUnanswered = 10 } });
    }

    private static async Task<string> Terms(World world) =>
        (await new ProgrammesAdminService.ProgrammesAdminServiceClient(world.Maker.Calls).ProposeTermsAsync(await Make<ProposeTermsRequest>(world))).TermsVersion.TermsId;

    private static async Task<Quote> Quote(World world) => (await world.Owner.Exchanges.QuoteExchangeAsync(await Make<QuoteExchangeRequest>(world))).Quote;

    private static async Task<string> Gift(World world) =>
        (await new GiftsService.GiftsServiceClient(world.Owner.Calls).GivePointsAsync(await Make<GivePointsRequest>(world))).Gift.GiftId;

    private static async Task<string> Route(World world) =>
        (await world.Maker.Exchanges.ProposeRouteAsync(await Make<ProposeRouteRequest>(world))).Route.RouteId;
}
