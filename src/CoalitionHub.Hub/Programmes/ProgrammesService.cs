using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Programmes.V1;
using Grpc.Core;
using V1 = CoalitionHub.Protos.Programmes.V1;

namespace CoalitionHub.Hub.Programmes;

/// <summary>Terms, for partners.</summary>
internal sealed class ProgrammesService(Calls calls) : V1.ProgrammesService.ProgrammesServiceBase
{
    public override Task<GetCurrentTermsResponse> GetCurrentTerms(GetCurrentTermsRequest request, ServerCallContext context)
    {
        var partnerNo = Calls.CallerOf(context).PartnerNo;
        var checks = new FieldChecks();
        var points = request.PointsCurrencyCode.Length == 0 ? (CurrencyCode?)null : checks.PointsCurrency("points_currency_code", request.PointsCurrencyCode);
        if (checks.Refusal is { } wrong)
        {
            throw new RefusalException(wrong);
        }

        return Task.FromResult(calls.Read((state, moment) =>
        {
            var view = StateView.OfCommitted(state);
            var currencyNo = points is { } code
                ? state.Currencies.Committed.FirstOrDefault(currency => currency.Code == code)?.No ?? 0
                : view.Partner(partnerNo).HomeCurrencyNo;
            return TermsInForce.FindCommitted(state, partnerNo, currencyNo, moment.NowMicros).TryGet(out var terms, out var refusal)
                ? (Outcome<GetCurrentTermsResponse>)new GetCurrentTermsResponse { TermsVersion = TermsAnswers.Of(view, terms, moment.NowMicros) }
                : refusal;
        }));
    }
}
