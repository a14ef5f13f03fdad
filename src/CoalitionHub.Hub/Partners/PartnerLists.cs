using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Partners.V1;
using Partner = CoalitionHub.Core.Partners.Partner;

namespace CoalitionHub.Hub.Partners;

/// <summary>Finding and listing partners and credentials in what is committed.</summary>
internal static class PartnerLists
{
    public static Outcome<GetPartnerResponse> Get(HubState state, GetPartnerRequest request)
    {
        var checks = new FieldChecks();
        var found = request.LookupCase switch
        {
            GetPartnerRequest.LookupOneofCase.PartnerId => state.Partners.TryGetCommitted(checks.IntId("partner_id", Partner.IdPrefix, request.PartnerId), out var partner) ? partner : null,
            GetPartnerRequest.LookupOneofCase.Code => state.Partners.Committed.FirstOrDefault(partner => partner.Code == request.Code),
            _ => Missing(checks),
        };
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return found is null ? NotFound : new GetPartnerResponse { Partner = PartnerMessages.Of(StateView.OfCommitted(state), found) };
    }

    public static Outcome<ListPartnersResponse> List(HubState state, ListPartnersRequest request)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        var view = StateView.OfCommitted(state);
        var (partners, next) = page.Cut(
            state.Partners.Committed.Where(partner => partner.No > (page.After ?? 0)).OrderBy(partner => partner.No),
            partner => partner.No);
        return new ListPartnersResponse { Partners = { partners.Select(partner => PartnerMessages.Of(view, partner)) }, NextPageToken = next };
    }

    public static Outcome<ListCredentialsResponse> List(HubState state, ListCredentialsRequest request)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        var partnerNo = checks.IntId("partner_id", Partner.IdPrefix, request.PartnerId);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        if (!state.Partners.TryGetCommitted(partnerNo, out _))
        {
            return NotFound;
        }

        var view = StateView.OfCommitted(state);
        var (credentials, next) = page.Cut(
            state.Credentials.Committed
                .Where(credential => credential.PartnerNo == partnerNo && credential.No < (page.After ?? long.MaxValue))
                .OrderByDescending(credential => credential.No),
            credential => credential.No);
        return new ListCredentialsResponse { Credentials = { credentials.Select(credential => PartnerMessages.Of(view, credential)) }, NextPageToken = next };
    }

    /// <summary>Why there is nothing to answer.</summary>
    internal static Refusal NotFound { get; } = new(Reason.PartnerNotFound, "There is no such partner.");

    private static Partner? Missing(FieldChecks checks)
    {
        checks.Add(Reason.FieldMissing, "partner_id", "must be given, or code.");
        return null;
    }
}
