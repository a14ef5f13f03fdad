using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Fixture.Contract;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Members.V1;
using Google.Protobuf;
using Xunit;
using static CoalitionHub.Core.Outcomes.Reason;

namespace CoalitionHub.Hub.Tests.Exchanges;

/// <summary>What partners and staff can get wrong about exchanges, through the pipe.</summary>
public sealed class WrongExchangeCallTests(WorldFixture world) : WrongRequestTests<WrongExchangeCallTests>(world), IWrongRequests
{
    static WrongRequests IWrongRequests.Wrong { get; } = Table();

    private static WrongRequests Table()
    {
        var table = new WrongRequests
        {
            { "no source", (QuoteExchangeRequest request) => request.FromCurrencyCode = "", FieldMissing, "from_currency_code" },
            { "a source that isn't", (QuoteExchangeRequest request) => request.FromCurrencyCode = "PEBBLES", CurrencyUnknown },
            { "money", (QuoteExchangeRequest request) => request.ToCurrencyCode = "HKD", CurrencyUnknown },
            { "the other way", (QuoteExchangeRequest request) => (request.FromCurrencyCode, request.ToCurrencyCode) = ("MILES", World.Nights), RouteNotFound },
            { "too few points", (QuoteExchangeRequest request) => request.Points = 9, ExchangeBelowMinimum },
            { "too many points", (QuoteExchangeRequest request) => request.Points = 100_001, ExchangeAboveMaximum },
            { "more points than there are", (QuoteExchangeRequest request, World world) => Poor(request, world), InsufficientPoints },
            { "no quote", (AcceptExchangeRequest request) => request.SignedQuote = ByteString.Empty, FieldMissing, "signed_quote" },
            { "a quote of noise", (AcceptExchangeRequest request) => request.SignedQuote = ByteString.CopyFromUtf8("noise"), QuoteSignatureInvalid, "signed_quote" },
            { "a quote of nothing", (AcceptExchangeRequest request) => request.SignedQuote = new SignedQuote { KeyId = "k" }.ToByteString(), QuoteSignatureInvalid, "signed_quote" },
            { "a quote that is too long", (AcceptExchangeRequest request) => request.SignedQuote = ByteString.CopyFrom(new byte[65_537]), FieldTooLong, "signed_quote" },
            { "a quote that was changed", (AcceptExchangeRequest request) => request.SignedQuote = Changed(request.SignedQuote), QuoteSignatureInvalid, "signed_quote" },
            { "no proof", (AcceptExchangeRequest request) => request.Proof = null, ProofRequired },
            { "a code of five digits", (AcceptExchangeRequest request) => request.Proof = new Proof { Code = "12345" }, FieldInvalid, "proof.code" },
            { "a quote that was accepted", (AcceptExchangeRequest request, World world) => Accepted(request, world), QuoteAlreadyAccepted },
            { "a member that is no id", (ListExchangesRequest request) => request.MemberId = "7", IdInvalid, "member_id" },
            { "an unknown member", (ListExchangesRequest request) => request.MemberId = WrongRequests.Unknown("mbr"), MemberNotFound },
            { "no terms", (ProposeRouteRequest request) => request.Terms = null, FieldMissing, "terms" },
            { "an unknown issuer", (ProposeRouteRequest request) => request.Terms.IssuerPartnerId = WrongRequests.Unknown("ptn"), PartnerNotFound },
            { "an issuer of other points", (ProposeRouteRequest request, World world) => request.Terms.IssuerPartnerId = world.Owner.PartnerId, CurrencyNotAllowed },
            { "one currency", (ProposeRouteRequest request) => request.Terms.ToCurrencyCode = World.Nights, RouteSameCurrency },
            { "a rate over all bounds", (ProposeRouteRequest request) => request.Terms.Rate = Programmes.TermsRequests.Of(1_000_000_000_000, 1), AmountTooLarge },
            { "a tier", (ProposeRouteRequest request) => request.Terms.Eligibility = new RouteEligibility { MinimumTier = "GOLD" }, FieldInvalid, "terms.eligibility.minimum_tier" },
            { "the proposer", (ApproveRouteRequest request, World world) => Mine(request, world), SamePerson },
            { "one that was rejected", (ApproveRouteRequest request, World world) => Reject(world, request.RouteId), NotProposed },
            { "one that was rejected", (RejectRouteRequest request, World world) => Reject(world, request.RouteId), NotProposed },
        };
        table.AddMembers<QuoteExchangeRequest>((request, member) => request.Member = member, isRequired: false);
        table.AddPoints<QuoteExchangeRequest>("points", (request, points) => request.Points = points);
        table.AddIds<GetExchangeRequest>("exchange_id", "exc", (request, id) => request.ExchangeId = id, ExchangeNotFound);
        table.AddIds<ApproveRouteRequest>("route_id", "rte", (request, id) => request.RouteId = id, RouteNotFound);
        table.AddIds<RejectRouteRequest>("route_id", "rte", (request, id) => request.RouteId = id, RouteNotFound);
        table.AddStates<ListRoutesRequest>(request => request.State = (RouteState)99);
        return table;
    }

    [Fact]
    public async Task A_quote_whose_time_is_over_is_refused()
    {
        await using var own = await World.StartAsync();
        var request = await GoodRequests.Make<AcceptExchangeRequest>(own);
        own.Hub.Clock.MoveTo(own.Hub.Now.AddMinutes(6));

        await own.Send(request).ShouldBeRefused(QuoteExpired);
    }

    private static async Task Poor(QuoteExchangeRequest request, World world) => request.Member = new MemberSelector { MemberId = (await world.NewMember()).MemberId };

    private static async Task Accepted(AcceptExchangeRequest request, World world)
    {
        await world.Owner.Exchanges.AcceptExchangeAsync(request);
        request.RequestId = HubPeople.NewRequest();
    }

    private static async Task Mine(ApproveRouteRequest request, World world) =>
        request.RouteId = (await world.Checker.Exchanges.ProposeRouteAsync(await GoodRequests.Make<ProposeRouteRequest>(world))).Route.RouteId;

    private static Task Reject(World world, string routeId) =>
        world.Checker.Exchanges.RejectRouteAsync(new RejectRouteRequest { RequestId = HubPeople.NewRequest(), RouteId = routeId }).ResponseAsync;

    private static ByteString Changed(ByteString signedQuote)
    {
        var signed = SignedQuote.Parser.ParseFrom(signedQuote);
        var better = Quote.Parser.ParseFrom(signed.Quote);
        better.PointsIn *= 2;
        signed.Quote = better.ToByteString();
        return signed.ToByteString();
    }
}
