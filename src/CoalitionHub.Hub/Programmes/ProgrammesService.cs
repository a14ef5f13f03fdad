using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Staff;
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

    public override Task<ListOwnTermsResponse> ListOwnTerms(ListOwnTermsRequest request, ServerCallContext context)
    {
        var partnerNo = Calls.CallerOf(context).PartnerNo;
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        if (checks.Refusal is { } wrong)
        {
            throw new RefusalException(wrong);
        }

        return Task.FromResult(calls.Read((state, moment) =>
        {
            var (versions, next) = page.Cut(
                from terms in state.Terms.Committed
                where terms.PartnerNo == partnerNo && terms.State == ApprovalState.Approved && (page.After is null || terms.No > page.After)
                orderby terms.No
                select terms,
                terms => terms.No);
            var answer = new ListOwnTermsResponse { NextPageToken = next };
            answer.TermsVersions.AddRange(versions.Select(terms => Outside(TermsAnswers.Of(StateView.OfCommitted(state), terms, moment.NowMicros))));
            return (Outcome<ListOwnTermsResponse>)answer;
        }));
    }

    /// <summary>Who of the coalition's staff decided is not the partner's business.</summary>
    private static TermsVersion Outside(TermsVersion version)
    {
        version.ProposedBy = "";
        version.DecidedBy = "";
        return version;
    }
}
