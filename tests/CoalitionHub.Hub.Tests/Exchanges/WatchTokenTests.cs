using System.Text;
using System.Text.Json.Nodes;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Tests.Exchanges.Instructions;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.Hub.Tests.Identity.Access;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Protos.Partners.V1;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.IdentityModel.Tokens;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Exchanges;

/// <summary>A member's device watches one exchange with a token that the partner gave it, and can do nothing else with it.</summary>
public sealed class WatchTokenTests
{
    private static readonly string[] Opened = ["/coalitionhub.exchanges.v1.ExchangesService/GetExchange", "/coalitionhub.exchanges.v1.ExchangesService/WatchExchange"];

    public static TheoryData<Store> Stores => SharedHubs.Stores;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_device_sees_its_exchange_to_the_end_and_not_who_worked_on_it(Store store)
    {
        await using var hub = await TestHub.StartAsync(store);
        var coalition = await RailCoalition.OpenAsync(hub);
        var exchange = await coalition.ExchangeAsync(await coalition.GuestAsync("R-1", 1000), 300);
        var device = Device(hub, await TokenAsync(coalition, exchange));
        using var watch = device.WatchExchange(new WatchExchangeRequest { ExchangeId = exchange.ExchangeId });
        (await watch.ResponseStream.MoveNext(CancellationToken.None)).ShouldBeTrue();
        watch.ResponseStream.Current.Exchange.ShouldBe(await ReadAsync(device, exchange));
        watch.ResponseStream.Current.Changes.ShouldAllBe(change => change.Who.Length == 0);

        await using var peer = await Peer.OpenAsync(coalition.Railway.Calls);
        await peer.AnswerAsync(await peer.NextAsync(InstructionKind.Credit), InstructionOutcome.Done, 300);
        var rest = await watch.ResponseStream.ReadAllAsync().ToListAsync();

        rest[^1].Exchange.State.ShouldBe(ExchangeState.Completed);
        rest.SelectMany(step => step.Changes).ShouldAllBe(change => change.Who.Length == 0);
        (await ReadAsync(device, exchange)).State.ShouldBe(ExchangeState.Completed);
    }

    [Fact]
    public async Task It_opens_no_other_exchange_and_no_other_call()
    {
        await using var hub = await TestHub.StartAsync(Store.Sqlite);
        var coalition = await RailCoalition.OpenAsync(hub);
        var guest = await coalition.GuestAsync("R-1", 1000);
        var (exchange, other) = (await coalition.ExchangeAsync(guest, 300), await coalition.ExchangeAsync(guest, 200));
        var token = await TokenAsync(coalition, exchange);
        var device = Device(hub, token);
        await ReadAsync(device, exchange);

        await device.GetExchangeAsync(new GetExchangeRequest { ExchangeId = other.ExchangeId }).ShouldBeRefused(Reason.ExchangeNotFound);
        using var watch = device.WatchExchange(new WatchExchangeRequest { ExchangeId = other.ExchangeId });
        await watch.ResponseStream.MoveNext(CancellationToken.None).ShouldBeRefused(Reason.ExchangeNotFound);
        foreach (var method in ContractMethods.All.Where(method => !method.IsStandard && !Opened.Contains(method.FullName)))
        {
            (await AnyMethod.Call(new TokenInvoker(() => hub.Anonymous, token), method, [])).ShouldBe("SCOPE_MISSING", method.FullName);
        }
    }

    [Fact]
    public async Task It_is_good_for_as_long_as_was_asked_and_a_stream_ends_with_it()
    {
        await using var hub = await TestHub.StartAsync(Store.Sqlite);
        var coalition = await RailCoalition.OpenAsync(hub);
        var exchange = await coalition.ExchangeAsync(await coalition.GuestAsync("R-1", 1000), 300);
        var before = TimeProvider.System.GetUtcNow();
        (await MakeAsync(coalition, exchange, null)).ExpiresTime.ToDateTimeOffset().ShouldBeInRange(before.AddMinutes(15).AddSeconds(-1), before.AddMinutes(16));
        var device = Device(hub, (await MakeAsync(coalition, exchange, TimeSpan.FromSeconds(2))).WatchToken);
        using var watch = device.WatchExchange(new WatchExchangeRequest { ExchangeId = exchange.ExchangeId });
        (await watch.ResponseStream.MoveNext(CancellationToken.None)).ShouldBeTrue();

        (await UntilRefusedAsync(device, exchange)).ShouldBe("TOKEN_EXPIRED");
        await using var peer = await Peer.OpenAsync(coalition.Railway.Calls);
        await peer.AnswerAsync(await peer.NextAsync(InstructionKind.Credit), InstructionOutcome.Done, 300);

        await watch.ResponseStream.MoveNext(CancellationToken.None).ShouldBeRefused(Reason.TokenExpired);
    }

    [Fact]
    public async Task One_that_was_changed_is_no_token()
    {
        await using var hub = await TestHub.StartAsync(Store.Sqlite);
        var coalition = await RailCoalition.OpenAsync(hub);
        var guest = await coalition.GuestAsync("R-1", 1000);
        var (exchange, other) = (await coalition.ExchangeAsync(guest, 300), await coalition.ExchangeAsync(guest, 200));
        var token = await TokenAsync(coalition, exchange);
        var (mine, others) = (token.Split('.'), (await TokenAsync(coalition, other)).Split('.'));
        string[] forged =
        [
            // Another exchange's claims over this one's signature, and the other way round.
            $"{mine[0]}.{others[1]}.{mine[2]}",
            $"{mine[0]}.{mine[1]}.{others[2]}",
            $"{mine[0]}.{With(mine[1], "watched", 1)}.{mine[2]}",
            $"{mine[0]}.{With(mine[1], "scope", "exchanges.write")}.{mine[2]}",
            $"{mine[0]}.{With(mine[1], "exp", 4_102_444_800)}.{mine[2]}",
            // An access token's type, and none to sign.
            $"{With(mine[0], "typ", "at+jwt")}.{mine[1]}.{mine[2]}",
            $"{With(mine[0], "alg", "none")}.{mine[1]}.",
            token[..^2],
        ];

        foreach (var text in forged)
        {
            await Device(hub, text).GetExchangeAsync(new GetExchangeRequest { ExchangeId = exchange.ExchangeId }).ShouldBeRefused(Reason.TokenInvalid);
        }
    }

    [Fact]
    public async Task It_is_worth_nothing_while_the_partner_is_suspended_nor_without_the_credential_that_asked_for_it()
    {
        await using var hub = await TestHub.StartAsync(Store.Sqlite);
        var coalition = await RailCoalition.OpenAsync(hub);
        var partners = new PartnersAdminService.PartnersAdminServiceClient(coalition.Maker.Calls);
        var exchange = await coalition.ExchangeAsync(await coalition.GuestAsync("R-1", 1000), 300);
        var device = Device(hub, await TokenAsync(coalition, exchange));
        var request = new GetExchangeRequest { ExchangeId = exchange.ExchangeId };

        await partners.SuspendPartnerAsync(new SuspendPartnerRequest { RequestId = HubPeople.NewRequest(), PartnerId = coalition.Hotel.PartnerId, Reason = "A test." });
        await device.GetExchangeAsync(request).ShouldBeRefused(Reason.PartnerSuspended);
        await partners.ResumePartnerAsync(new ResumePartnerRequest { RequestId = HubPeople.NewRequest(), PartnerId = coalition.Hotel.PartnerId, Reason = "A test." });
        using var watch = device.WatchExchange(new WatchExchangeRequest { ExchangeId = exchange.ExchangeId });
        (await watch.ResponseStream.MoveNext(CancellationToken.None)).ShouldBeTrue();

        await partners.RetireCredentialAsync(new RetireCredentialRequest { RequestId = HubPeople.NewRequest(), ClientId = coalition.Hotel.Keys.ClientId });

        await device.GetExchangeAsync(request).ShouldBeRefused(Reason.CredentialNotAccepted);
        await using var peer = await Peer.OpenAsync(coalition.Railway.Calls);
        await peer.AnswerAsync(await peer.NextAsync(InstructionKind.Credit), InstructionOutcome.Done, 300);
        await watch.ResponseStream.MoveNext(CancellationToken.None).ShouldBeRefused(Reason.CredentialNotAccepted);
    }

    private static ExchangesService.ExchangesServiceClient Device(TestHub hub, string token) => new(new TokenInvoker(() => hub.Anonymous, token));

    private static async Task<string> TokenAsync(RailCoalition coalition, Exchange exchange) => (await MakeAsync(coalition, exchange, TimeSpan.FromHours(1))).WatchToken;

    private static async Task<CreateWatchTokenResponse> MakeAsync(RailCoalition coalition, Exchange exchange, TimeSpan? duration) =>
        await coalition.Hotel.Exchanges.CreateWatchTokenAsync(new CreateWatchTokenRequest
        {
            ExchangeId = exchange.ExchangeId,
            Duration = duration is { } length ? Duration.FromTimeSpan(length) : null,
        });

    private static async Task<Exchange> ReadAsync(ExchangesService.ExchangesServiceClient device, Exchange exchange) =>
        (await device.GetExchangeAsync(new GetExchangeRequest { ExchangeId = exchange.ExchangeId })).Exchange;

    private static async Task<string> UntilRefusedAsync(ExchangesService.ExchangesServiceClient device, Exchange exchange)
    {
        while (true)
        {
            try
            {
                await ReadAsync(device, exchange);
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
            catch (RpcException refusal)
            {
                return Refusals.ReasonOf(refusal);
            }
        }
    }

    /// <summary>A part of a token with another value in it.</summary>
    private static string With(string part, string name, JsonNode value)
    {
        var content = JsonNode.Parse(Base64UrlEncoder.Decode(part)).ShouldNotBeNull().AsObject();
        content[name] = value;
        return Base64UrlEncoder.Encode(Encoding.UTF8.GetBytes(content.ToJsonString()));
    }
}
