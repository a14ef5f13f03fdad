using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Members;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Exchanges.V1;
using Google.Protobuf;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>Accepting a quote that the hub signed.</summary>
internal static class Accepting
{
    private const int MaxSignedBytes = 65_536;

    public static async Task<Outcome<Decide<AcceptExchangeResponse>>> Prepare(
        AcceptExchangeRequest request, Caller caller, IQuoteSigner signer, CancellationToken cancellationToken)
    {
        var checks = new FieldChecks();
        var proof = MemberFields.Proof(checks, "proof", request.Proof);
        var quote = await QuoteIn(checks, request.SignedQuote, signer, cancellationToken);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<AcceptExchangeResponse>)((state, moment) => AcceptExchange.Decide(state, moment, CommandOf(state)).TryGet(out var exchange, out var refused)
            ? new AcceptExchangeResponse { Exchange = ExchangeMessages.Of(StateView.OfDraft(state), exchange) }
            : refused);

        AcceptExchangeCommand CommandOf(HubState state) =>
            new(caller.PartnerNo, Guid.ParseExact(quote.QuoteId, "D"), QuoteMessages.OfferIn(state, quote), proof, caller.Subject);
    }

    /// <summary>The quote, once its signature is known to be ours; until then not a byte of it is believed.</summary>
    private static async Task<Quote> QuoteIn(FieldChecks checks, ByteString bytes, IQuoteSigner signer, CancellationToken cancellationToken)
    {
        const string field = "signed_quote";
        if (bytes.IsEmpty || bytes.Length > MaxSignedBytes)
        {
            checks.Add(bytes.IsEmpty ? Reason.FieldMissing : Reason.FieldTooLong, field, $"must be the signed_quote of a Quote, at most {MaxSignedBytes} bytes.");
            return new Quote();
        }

        try
        {
            var signed = SignedQuote.Parser.ParseFrom(bytes);
            if (await signer.IsOurs(signed, cancellationToken))
            {
                return Quote.Parser.ParseFrom(signed.Quote);
            }
        }
        catch (InvalidProtocolBufferException)
        {
            // Not even the envelope is one of ours: refused like a wrong signature.
        }

        checks.Add(Reason.QuoteSignatureInvalid, field, "was not signed by this hub, or was changed since.");
        return new Quote();
    }
}
