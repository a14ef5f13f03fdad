using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Members;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Exchanges.V1;
using Google.Protobuf;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>Offering an exchange. It is decided by the writer like the exchange itself, and taken back; nothing is kept of it.</summary>
internal static class Quoting
{
    public static Outcome<Decide<QuoteExchangeResponse>> Prepare(QuoteExchangeRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var command = new QuoteExchangeCommand(
            caller.PartnerNo,
            MemberFields.Selector(checks, "member", request.Member),
            checks.PointsCurrency("from_currency_code", request.FromCurrencyCode),
            checks.PointsCurrency("to_currency_code", request.ToCurrencyCode),
            checks.Points("points", request.Points));
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<QuoteExchangeResponse>)((state, moment) => QuoteExchange.Decide(state, moment, command).TryGet(out var offer, out var refused)
            ? new QuoteExchangeResponse { Quote = QuoteMessages.Of(state, moment, offer) }
            : refused);
    }

    /// <summary>Signs the quote: outside the writer, which has better things to do.</summary>
    public static async Task<QuoteExchangeResponse> Signed(QuoteExchangeResponse response, IQuoteSigner signer, CancellationToken cancellationToken)
    {
        response.Quote.SignedQuote = (await signer.Sign(response.Quote.ToByteArray(), cancellationToken)).ToByteString();
        return response;
    }
}
