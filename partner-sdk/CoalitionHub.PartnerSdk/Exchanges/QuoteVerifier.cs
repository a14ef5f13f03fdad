using System.Security.Cryptography;
using Google.Protobuf;
using Grpc.Core;
using V1 = CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.PartnerSdk;

/// <summary>
/// Verifies that a quote is the hub's: ES256 (RFC 7518 §3.4) over a text that says what is signed, a zero byte, and the bytes of
/// the quote, by a key that the hub publishes.
/// </summary>
internal sealed class QuoteVerifier(KeySet keys)
{
    private static ReadOnlySpan<byte> Purpose => "coalitionhub.exchanges.v1.Quote\0"u8;

    /// <summary>What the hub signed: read from the signed bytes, so that nothing beside them is believed.</summary>
    /// <exception cref="CoalitionHubException">It isn't the hub's, or was changed since (QuoteSignatureInvalid); the hub's keys can't be fetched (HubUnreachable).</exception>
    public async Task<V1.Quote> ReadAsync(ReadOnlyMemory<byte> signedQuote, CancellationToken cancellationToken)
    {
        try
        {
            var signed = V1.SignedQuote.Parser.ParseFrom(signedQuote.Span);
            var key = await keys.FindAsync(signed.KeyId, cancellationToken).ConfigureAwait(false)
                ?? throw Invalid($"Its key '{signed.KeyId}' is none of the hub's. Where another issuer than the hub gives the tokens, KeysAddress must name the hub's keys.");
            using var ecdsa = ECDsa.Create(key);
            byte[] text = [.. Purpose, .. signed.Quote.Span];
            if (!ecdsa.VerifyData(text, signed.Signature.Span, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation))
            {
                throw Invalid("Its signature is wrong.");
            }

            var quote = V1.Quote.Parser.ParseFrom(signed.Quote);
            quote.SignedQuote = ByteString.CopyFrom(signedQuote.Span);
            return quote;
        }
        catch (Exception error) when (error is InvalidProtocolBufferException or CryptographicException)
        {
            throw Invalid("It can't be read.", error);
        }
    }

    private static CoalitionHubException Invalid(string why, Exception? error = null) =>
        new(CoalitionHubReason.QuoteSignatureInvalid, StatusCode.DataLoss, $"The quote was not signed by the hub, or was changed since. {why}", error);
}
