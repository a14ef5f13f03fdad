using System.Security.Cryptography;
using CoalitionHub.PartnerSdk.Tests.FakeHubs;
using CoalitionHub.Protos.Exchanges.V1;
using CoalitionHub.Testing;
using Google.Protobuf;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Rooms;

public sealed class QuoteSignatureTests : HubTest
{
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    [Fact]
    public async Task A_quote_that_the_hub_signed_is_read_from_the_signed_bytes()
    {
        Publish("one");

        var quote = await Client().Exchanges.VerifyAsync(Signed("one", new Quote { QuoteId = "quote-7", PointsIn = 495, RoundingReason = "why", AskedPoints = 3, BonusPoints = 5 }));

        (quote.QuoteId, quote.PointsIn, quote.RoundingReason, quote.AskedPoints, quote.BonusPoints).ShouldBe(("quote-7", 495, "why", 3, 5));
    }

    [Fact]
    public async Task A_quote_that_was_changed_or_signed_by_somebody_else_is_refused()
    {
        Publish("one");
        var signed = SignedQuote.Parser.ParseFrom(Signed("one", new Quote { PointsIn = 1 }));
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        signed.Quote = new Quote { PointsIn = 2 }.ToByteString();
        await Refused(signed.ToByteArray());
        await Refused(Signed("one", new Quote(), other));
        await Refused(Signed("two", new Quote()));
        await Refused([1, 2, 3]);
        await Refused([]);
    }

    [Fact]
    public async Task A_quote_of_a_key_that_came_later_is_good_once_the_keys_are_fetched_again()
    {
        Publish("one");
        var clock = new ManualTimeProvider();
        var client = Client(options => options.TimeProvider = clock);
        await client.Exchanges.VerifyAsync(Signed("one", new Quote()));
        Publish("two");

        await Should.ThrowAsync<CoalitionHubException>(() => client.Exchanges.VerifyAsync(Signed("two", new Quote())));
        clock.Advance(TimeSpan.FromSeconds(6));
        await client.Exchanges.VerifyAsync(Signed("two", new Quote()));
    }

    [Fact]
    public async Task Every_quote_is_verified_before_it_is_given_to_the_caller()
    {
        Publish("one");
        // The canned quote's signed bytes are noise.
        var error = await Should.ThrowAsync<CoalitionHubException>(() => Client().Exchanges.QuoteAsync(
            new PartnerSdk.QuoteExchangeRequest { Member = Samples.Member, FromCurrencyCode = "MILES", ToCurrencyCode = "COAL", Points = 1000 }));

        error.Reason.ShouldBe(CoalitionHubReason.QuoteSignatureInvalid);
    }

    [Fact]
    public async Task Keys_that_can_not_be_fetched_are_told_from_a_wrong_signature()
    {
        var error = await Should.ThrowAsync<CoalitionHubException>(() => Client().Exchanges.VerifyAsync(Signed("one", new Quote())));

        error.Reason.ShouldBe(CoalitionHubReason.HubUnreachable);
    }

    public override async Task DisposeAsync()
    {
        key.Dispose();
        await base.DisposeAsync();
    }

    private CoalitionHubClient Client(Action<CoalitionHubClientOptions>? change = null) => Hub.Client(options =>
    {
        options.KeysAddress = new Uri(FakeHub.Address, FakeTokenEndpoint.KeysPath);
        change?.Invoke(options);
    });

    private void Publish(string keyId)
    {
        var point = key.ExportParameters(false).Q;
        Hub.Tokens.Keys = new { keys = new object[] { new { kty = "RSA", kid = "other" }, new { kty = "EC", crv = "P-256", kid = keyId, x = Text(point.X), y = Text(point.Y) } } };

        static string Text(byte[]? bytes) => Convert.ToBase64String(bytes ?? []).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    }

    private byte[] Signed(string keyId, Quote quote, ECDsa? by = null)
    {
        var bytes = quote.ToByteArray();
        byte[] text = [.. "coalitionhub.exchanges.v1.Quote\0"u8, .. bytes];
        return new SignedQuote
        {
            Quote = ByteString.CopyFrom(bytes),
            KeyId = keyId,
            Signature = ByteString.CopyFrom((by ?? key).SignData(text, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation)),
        }.ToByteArray();
    }

    private async Task Refused(byte[] signedQuote) =>
        (await Should.ThrowAsync<CoalitionHubException>(() => Client().Exchanges.VerifyAsync(signedQuote))).Reason.ShouldBe(CoalitionHubReason.QuoteSignatureInvalid);
}
