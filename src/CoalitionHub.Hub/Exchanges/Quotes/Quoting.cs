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
    private const int MaxName = 200;

    public static Outcome<Decide<QuoteExchangeResponse>> Prepare(QuoteExchangeRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var command = new QuoteExchangeCommand(
            caller.PartnerNo,
            request.Member is null ? null : MemberFields.Selector(checks, "member", request.Member),
            checks.PointsCurrency("from_currency_code", request.FromCurrencyCode),
            checks.PointsCurrency("to_currency_code", request.ToCurrencyCode),
            checks.Points("points", request.Points))
        {
            AccountName = checks.OptionalText("account_name", request.AccountName, MaxName),
            IsNewDevice = request.NewDevice,
        };
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<QuoteExchangeResponse>)((state, moment) => QuoteExchange.Decide(state, moment, command).TryGet(out var offer, out var refused)
            ? new QuoteExchangeResponse { Quote = QuoteMessages.Of(state, moment, offer) }
            : refused);
    }

    /// <summary>Signs the quote: outside the writer, which has better things to do. A price without a member binds nobody, and isn't signed.</summary>
    public static async Task<QuoteExchangeResponse> Signed(QuoteExchangeResponse response, IQuoteSigner signer, CancellationToken cancellationToken)
    {
        if (response.Quote.MemberId.Length == 0)
        {
            return response;
        }

        response.Quote.SignedQuote = (await signer.Sign(response.Quote.ToByteArray(), cancellationToken)).ToByteString();
        return response;
    }
}
