using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Programmes;
using CoalitionHub.Protos.Exchanges.V1;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Exchanges;

/// <summary>Exchanges through the real pipe, on each store.</summary>
public sealed class ExchangeFlowTests
{
    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_quote_is_accepted_once_and_found_again(Store store)
    {
        await using var market = await Market.OpenAsync(store);
        var guest = await market.GuestAsync(1_000);
        var exchanges = market.Hotel.Exchanges;

        var quote = await market.QuoteAsync(guest, 502);
        (quote.PointsOut, quote.FeePoints, quote.ResiduePoints, quote.PointsIn).ShouldBe((502, 6, 1, 165));
        quote.Lots.ShouldHaveSingleItem().Points.ShouldBe(502);
        quote.Money.Single(money => money.PartnerId == market.Hotel.PartnerId).OwedMicros.ShouldBe(502 * 3_000);
        (await market.BalanceAsync(guest, "NIGHTS")).ShouldBe(1_000);

        var request = market.Acceptance(quote);
        var accepted = (await exchanges.AcceptExchangeAsync(request)).Exchange;
        accepted.State.ShouldBe(ExchangeState.Completed);
        (await exchanges.AcceptExchangeAsync(request)).Exchange.ShouldBe(accepted);
        (await market.BalanceAsync(guest, "NIGHTS")).ShouldBe(498);
        (await market.BalanceAsync(guest, "MILES")).ShouldBe(165);

        await exchanges.AcceptExchangeAsync(market.Acceptance(quote)).ShouldBeRefused(Reason.QuoteAlreadyAccepted);
        var other = request.Clone();
        other.Proof = null;
        await exchanges.AcceptExchangeAsync(other).ShouldBeRefused(Reason.RequestIdReused);
        (await exchanges.GetExchangeAsync(new GetExchangeRequest { ExchangeId = accepted.ExchangeId })).Exchange.ShouldBe(accepted);

        var second = (await exchanges.AcceptExchangeAsync(market.Acceptance(await market.QuoteAsync(guest, 100)))).Exchange;
        var firstPage = await exchanges.ListExchangesAsync(new ListExchangesRequest { PageSize = 1 });
        firstPage.Exchanges.ShouldBe([second]);
        var lastPage = await exchanges.ListExchangesAsync(new ListExchangesRequest { PageSize = 1, PageToken = firstPage.NextPageToken });
        (lastPage.Exchanges.ShouldHaveSingleItem(), lastPage.NextPageToken).ShouldBe((accepted, ""));
    }

    [Fact]
    public async Task A_partner_sees_and_accepts_only_what_is_its_own()
    {
        await using var market = await Market.OpenAsync(Store.Sqlite);
        var guest = await market.GuestAsync(1_000);
        var quote = await market.QuoteAsync(guest, 300);
        var stranger = market.Airline.Exchanges;

        await stranger.AcceptExchangeAsync(market.Acceptance(quote)).ShouldBeRefused(Reason.QuoteSignatureInvalid);
        var accepted = (await market.Hotel.Exchanges.AcceptExchangeAsync(market.Acceptance(quote))).Exchange;
        await stranger.GetExchangeAsync(new GetExchangeRequest { ExchangeId = accepted.ExchangeId }).ShouldBeRefused(Reason.ExchangeNotFound);
        (await stranger.ListExchangesAsync(new ListExchangesRequest())).Exchanges.ShouldBeEmpty();
        // The airline has no terms for the hotel's points: its word doesn't move them.
        await stranger.AcceptExchangeAsync(market.Acceptance(await market.QuoteAsync(guest, 300, market.Airline))).ShouldBeRefused(Reason.AssertionLimitExceeded);
    }

    [Fact]
    public async Task A_quote_that_was_changed_or_is_stale_is_refused_by_name()
    {
        await using var market = await Market.OpenAsync(Store.Sqlite);
        var guest = await market.GuestAsync(1_000);
        var exchanges = market.Hotel.Exchanges;
        var quote = await market.QuoteAsync(guest, 300);

        await exchanges.AcceptExchangeAsync(Bettered(market.Acceptance(quote))).ShouldBeRefused(Reason.QuoteSignatureInvalid);
        var noise = market.Acceptance(quote);
        noise.SignedQuote = ByteString.CopyFromUtf8("no quote at all");
        await exchanges.AcceptExchangeAsync(noise).ShouldBeRefused(Reason.QuoteSignatureInvalid);

        await market.RouteAsync(TermsRequests.Of(1, 4));
        await exchanges.AcceptExchangeAsync(market.Acceptance(quote)).ShouldBeRefused(Reason.QuoteTermsChanged);
        var next = await market.QuoteAsync(guest, 300);
        next.PointsIn.ShouldBe(74);
        market.Hub.Clock.MoveTo(market.Hub.Now.AddMinutes(6));
        await exchanges.AcceptExchangeAsync(market.Acceptance(next)).ShouldBeRefused(Reason.QuoteExpired);
        (await market.BalanceAsync(guest, "NIGHTS")).ShouldBe(1_000);
    }

    [Fact]
    public async Task A_quote_given_before_a_restart_is_known_again_by_its_signature()
    {
        await using var market = await Market.OpenAsync(Store.Sqlite);
        var guest = await market.GuestAsync(1_000);
        var quote = await market.QuoteAsync(guest, 300);
        await market.Hub.RestartAsync();
        var exchanges = market.Hotel.Exchanges;

        await exchanges.AcceptExchangeAsync(Bettered(market.Acceptance(quote))).ShouldBeRefused(Reason.QuoteSignatureInvalid);
        (await exchanges.AcceptExchangeAsync(market.Acceptance(quote))).Exchange.State.ShouldBe(ExchangeState.Completed);
    }

    [Fact]
    public async Task A_partner_can_check_the_signature_with_the_hub_s_published_keys()
    {
        await using var market = await Market.OpenAsync(Store.Sqlite);
        var quote = await market.QuoteAsync(await market.GuestAsync(1_000), 300);
        var signed = SignedQuote.Parser.ParseFrom(quote.SignedQuote);

        using var http = new HttpClient();
        var keys = await http.GetFromJsonAsync<JsonElement>(new Uri(market.Hub.WebAddress, "/.well-known/openid-configuration/jwks"));
        var key = keys.GetProperty("keys").EnumerateArray().Single(entry => entry.GetProperty("kid").GetString() == signed.KeyId);
        using var ecdsa = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint { X = Base64UrlEncoder.DecodeBytes(key.GetProperty("x").GetString()), Y = Base64UrlEncoder.DecodeBytes(key.GetProperty("y").GetString()) },
        });
        byte[] text = [.. "coalitionhub.exchanges.v1.Quote"u8, 0, .. signed.Quote.Span];

        ecdsa.VerifyData(text, signed.Signature.Span, HashAlgorithmName.SHA256).ShouldBeTrue();
        var readable = quote.Clone();
        readable.SignedQuote = ByteString.Empty;
        Quote.Parser.ParseFrom(signed.Quote).ShouldBe(readable);
    }

    [Fact]
    public async Task A_route_is_opened_by_two_people()
    {
        await using var market = await Market.OpenAsync(Store.Sqlite);
        var making = market.Maker.Exchanges;
        var checking = market.Checker.Exchanges;

        var request = new ProposeRouteRequest { RequestId = HubPeople.NewRequest(), Terms = market.TermsOf(TermsRequests.Of(1, 5)) };
        var proposed = (await making.ProposeRouteAsync(request)).Route;
        (await making.ProposeRouteAsync(request)).Route.ShouldBe(proposed);
        proposed.State.ShouldBe(RouteState.Proposed);
        (await checking.RejectRouteAsync(new RejectRouteRequest { RequestId = HubPeople.NewRequest(), RouteId = proposed.RouteId })).Route.State.ShouldBe(RouteState.Rejected);
        await checking.ApproveRouteAsync(new ApproveRouteRequest { RequestId = HubPeople.NewRequest(), RouteId = proposed.RouteId }).ShouldBeRefused(Reason.NotProposed);
        var exception = await Should.ThrowAsync<RpcException>(async () => await making.ApproveRouteAsync(new ApproveRouteRequest { RequestId = HubPeople.NewRequest(), RouteId = proposed.RouteId }));
        exception.StatusCode.ShouldBe(StatusCode.PermissionDenied);

        var routes = await making.ListRoutesAsync(new ListRoutesRequest());
        routes.Routes.Select(route => route.State).ShouldBe([RouteState.Rejected, RouteState.Approved]);
        (await making.ListRoutesAsync(new ListRoutesRequest { State = RouteState.Approved })).Routes.ShouldHaveSingleItem().Terms.QuoteValidity.Seconds.ShouldBe(300);
    }

    /// <summary>The same acceptance with twice the points in its quote, and the signature as it was.</summary>
    private static AcceptExchangeRequest Bettered(AcceptExchangeRequest acceptance)
    {
        var signed = SignedQuote.Parser.ParseFrom(acceptance.SignedQuote);
        var better = Quote.Parser.ParseFrom(signed.Quote);
        better.PointsIn *= 2;
        acceptance.SignedQuote = new SignedQuote { Quote = better.ToByteString(), KeyId = signed.KeyId, Signature = signed.Signature }.ToByteString();
        return acceptance;
    }
}
