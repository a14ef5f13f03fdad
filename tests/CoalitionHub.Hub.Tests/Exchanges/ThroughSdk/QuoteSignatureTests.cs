using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity.Keys;
using CoalitionHub.Hub.Tests.Fixture;
using CoalitionHub.PartnerSdk;
using CoalitionHub.Testing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Exchanges.ThroughSdk;

/// <summary>The SDK believes the quotes that a real hub signed, through a change of its keys, and no others.</summary>
public sealed class QuoteSignatureTests
{
    /// <summary>Longer than the SDK waits before it fetches keys again.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromSeconds(6);

    [Fact]
    public async Task Quotes_are_verified_before_and_after_the_hub_takes_another_key()
    {
        await using var market = await Market.OpenAsync(Store.Sqlite);
        var clock = new ManualTimeProvider(TimeProvider.System.GetUtcNow());
        using var client = market.Sdk(market.Hotel, clock);
        var guest = await market.GuestAsync(1_000);

        var old = await QuoteAsync(client, guest);
        await TakeAnotherKeyAsync(market.Hub);
        clock.Advance(Later);
        var quote = await QuoteAsync(client, guest);

        KeyOf(quote).ShouldNotBe(KeyOf(old));
        (await client.Exchanges.VerifyAsync(old.SignedQuote)).QuoteId.ShouldBe(old.QuoteId);
        (await client.Exchanges.VerifyAsync(quote.SignedQuote)).PointsIn.ShouldBe(33);
        (await AcceptAsync(client, market, old)).State.ShouldBe(ExchangeState.Completed);
        (await AcceptAsync(client, market, quote)).State.ShouldBe(ExchangeState.Completed);
    }

    [Fact]
    public async Task A_quote_that_was_changed_or_that_another_hub_signed_is_not_believed()
    {
        await using var market = await Market.OpenAsync(Store.Sqlite);
        await using var other = await Market.OpenAsync(Store.Sqlite);
        using var client = market.Sdk(market.Hotel);
        using var stranger = other.Sdk(other.Hotel);
        var quote = await QuoteAsync(client, await market.GuestAsync(1_000));
        var foreign = await QuoteAsync(stranger, await other.GuestAsync(1_000));
        var changed = quote.SignedQuote.ToArray();
        changed[^1] ^= 1;

        await NotBelieved(client.Exchanges.VerifyAsync(changed));
        await NotBelieved(client.Exchanges.VerifyAsync(foreign.SignedQuote));
        await NotBelieved(AcceptAsync(client, market, foreign));
    }

    private static async Task NotBelieved(Task verifying) =>
        (await Should.ThrowAsync<CoalitionHubException>(() => verifying)).Reason.ShouldBe(CoalitionHubReason.QuoteSignatureInvalid);

    private static Task<ExchangeQuote> QuoteAsync(CoalitionHubClient client, Protos.Members.V1.MemberSelector guest) => client.Exchanges.QuoteAsync(
        new QuoteExchangeRequest { Member = MemberSelector.ByCard(guest.CardNumber), FromCurrencyCode = "NIGHTS", ToCurrencyCode = "MILES", Points = 101 });

    private static Task<Exchange> AcceptAsync(CoalitionHubClient client, Market market, ExchangeQuote quote) =>
        client.Exchanges.AcceptAsync(new AcceptExchangeRequest { SignedQuote = quote.SignedQuote, Proof = Proof.Asserted(AssertionMethod.Passkey, market.Hub.Now) });

    private static string KeyOf(ExchangeQuote quote) => Protos.Exchanges.V1.SignedQuote.Parser.ParseFrom(quote.SignedQuote.Span).KeyId;

    /// <summary>As another hub process does it: the key is in the database, and this process reads it there.</summary>
    private static async Task TakeAnotherKeyAsync(TestHub hub)
    {
        var keys = hub.Services.GetRequiredService<SigningKeys>();
        var now = Moment.MicrosOf(TimeProvider.System.GetUtcNow());
        var newest = (await keys.Published(CancellationToken.None)).Max(key => key.Row.Generation);
        var times = new KeyTimes(newest + 1, now, now, now + Moment.MicrosPerDay * 30, now + Moment.MicrosPerDay * 31);
        (await hub.Services.GetRequiredService<SigningKeyStore>().TryAdd(LoadedKey.Make(times, hub.Services.GetRequiredService<KeyProtection>()), CancellationToken.None)).ShouldBeTrue();
        await keys.Refresh(CancellationToken.None);
    }
}
