using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Partners.V1;
using Grpc.Core;
using Partner = CoalitionHub.Core.Partners.Partner;
using V1 = CoalitionHub.Protos.Partners.V1;

namespace CoalitionHub.Hub.Partners;

/// <summary>Partners, as the coalition's staff keep them.</summary>
internal sealed class PartnersAdminService(Calls calls, AlertsStore alerts) : V1.PartnersAdminService.PartnersAdminServiceBase
{
    public override Task<OnboardPartnerResponse> OnboardPartner(OnboardPartnerRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Onboarding.Prepare(request, Calls.CallerOf(context)));

    public override Task<GetPartnerResponse> GetPartner(GetPartnerRequest request, ServerCallContext context) =>
        Task.FromResult(calls.Read((state, _) => PartnerLists.Get(state, request)));

    public override Task<ListPartnersResponse> ListPartners(ListPartnersRequest request, ServerCallContext context) =>
        Task.FromResult(calls.Read((state, _) => PartnerLists.List(state, request)));

    public override Task<SuspendPartnerResponse> SuspendPartner(SuspendPartnerRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Standing.Prepare(request, Calls.CallerOf(context)));

    public override Task<ResumePartnerResponse> ResumePartner(ResumePartnerRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Standing.Prepare(request, Calls.CallerOf(context)));

    public override async Task<CreateCredentialResponse> CreateCredential(CreateCredentialRequest request, ServerCallContext context)
    {
        var secret = CredentialMaking.SecretFor(request.PublicJwk);
        var kept = await calls.Change(context, request.RequestId, request, CredentialMaking.Prepare(request, Calls.CallerOf(context), secret));
        return calls.Read((state, _) => (Outcome<CreateCredentialResponse>)new CreateCredentialResponse
        {
            Credential = kept.Credential,
            ClientSecret = CredentialMaking.Revealed(state, kept.Credential.ClientId, secret),
        });
    }

    public override Task<ListCredentialsResponse> ListCredentials(ListCredentialsRequest request, ServerCallContext context) =>
        Task.FromResult(calls.Read((state, _) => PartnerLists.List(state, request)));

    public override Task<RetireCredentialResponse> RetireCredential(RetireCredentialRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, CredentialMaking.Prepare(request, Calls.CallerOf(context)));

    public override async Task<ListAlertsResponse> ListAlerts(ListAlertsRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        var partnerNo = request.PartnerId.Length == 0 ? 0 : checks.IntId("partner_id", Partner.IdPrefix, request.PartnerId);
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }

        var listed = await alerts.List(partnerNo, page.After, page.Size + 1, context.CancellationToken);
        var (items, next) = page.Cut(listed, alert => alert.No);
        return calls.Read((state, moment) => partnerNo != 0 && !state.Partners.TryGetCommitted(partnerNo, out _)
            ? PartnerLists.NotFound
            : (Outcome<ListAlertsResponse>)new ListAlertsResponse
            {
                Alerts = { items.Select(alert => PartnerMessages.Of(StateView.OfCommitted(state), alert)) },
                NextPageToken = next,
            });
    }
}
