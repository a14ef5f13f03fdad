using CoalitionHub.Hub.Identity.Keys;
using CoalitionHub.Protos.Exchanges.V1;
using Google.Protobuf;
using Microsoft.IdentityModel.Tokens;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>
/// Signs quotes with the keys of the hub's tokens, which every process has and which rotate by themselves. A key stays known for
/// longer than a quote can bind (<see cref="MaxValidity"/>), so a rotation breaks none.
/// </summary>
internal sealed class QuoteSigner(SigningKeys keys) : IQuoteSigner
{
    /// <summary>How long a quote may bind at most.</summary>
    public static readonly TimeSpan MaxValidity = TimeSpan.FromMinutes(10);

    private readonly RecentSignatures recent = new();

    public async ValueTask<SignedQuote> Sign(ReadOnlyMemory<byte> quote, CancellationToken cancellationToken)
    {
        var key = await keys.Signing(cancellationToken);
        var signing = key.Credentials.Key as ECDsaSecurityKey ?? throw new InvalidOperationException("Quotes are signed with EC keys.");
        var signature = QuoteSignature.Sign(signing.ECDsa, quote.Span);
        recent.Add(key.Row.Kid, quote.Span, signature);
        return new SignedQuote { Quote = ByteString.CopyFrom(quote.Span), KeyId = key.Row.Kid, Signature = ByteString.CopyFrom(signature) };
    }

    public async ValueTask<bool> IsOurs(SignedQuote signed, CancellationToken cancellationToken) =>
        await keys.Find(signed.KeyId, cancellationToken) is { } key &&
        (recent.Contains(signed.KeyId, signed.Quote.Span, signed.Signature.Span) || QuoteSignature.Verify(key.Public.ECDsa, signed.Quote.Span, signed.Signature.Span));
}
