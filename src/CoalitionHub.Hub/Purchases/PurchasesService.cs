using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Members;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Hub.Points;
using CoalitionHub.Protos.Purchases.V1;
using Grpc.Core;
using Kind = CoalitionHub.Protos.Purchases.V1.PurchaseKind;

namespace CoalitionHub.Hub.Purchases;

/// <summary>A partner looks up its own purchases.</summary>
internal sealed class PurchasesService(Calls calls, PurchaseStore purchases) : Protos.Purchases.V1.PurchasesService.PurchasesServiceBase
{
    public override async Task<GetPurchaseResponse> GetPurchase(GetPurchaseRequest request, ServerCallContext context)
    {
        var partnerNo = Calls.CallerOf(context).PartnerNo;
        var checks = new FieldChecks();
        PurchaseFacts? found = null;
        switch (request.LookupCase)
        {
            case GetPurchaseRequest.LookupOneofCase.PurchaseId:
                var no = checks.Id("purchase_id", Core.Purchases.Purchase.IdPrefix, request.PurchaseId);
                Refuse(checks);
                found = await purchases.Find(partnerNo, no, context.CancellationToken);
                break;
            case GetPurchaseRequest.LookupOneofCase.Key:
                checks.Known("key.kind", request.Key.Kind);
                checks.Text("key.merchant_reference", request.Key.MerchantReference, TillFields.MaxText);
                Refuse(checks);
                found = await purchases.Find(new PurchaseReference(partnerNo, (Core.Purchases.PurchaseKind)request.Key.Kind, request.Key.MerchantReference), context.CancellationToken);
                break;
            default:
                checks.Add(Reason.FieldMissing, "lookup", "purchase_id or key must be given.");
                Refuse(checks);
                break;
        }

        return found is null
            ? throw new RefusalException(new Refusal(Reason.PurchaseNotFound, "The partner has no such purchase."))
            : new GetPurchaseResponse { Purchase = Say(found) };
    }

    public override async Task<ListPurchasesResponse> ListPurchases(ListPurchasesRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        var memberNo = request.MemberId.Length == 0 ? 0 : checks.Id("member_id", "mbr", request.MemberId);
        var from = checks.OptionalTime("from_time", request.FromTime);
        var until = checks.OptionalTime("until_time", request.UntilTime);
        if (request.Kind != Kind.Unspecified)
        {
            checks.Known("kind", request.Kind);
        }

        Refuse(checks);
        Core.Purchases.PurchaseKind? kind = request.Kind == Kind.Unspecified ? null : (Core.Purchases.PurchaseKind)request.Kind;
        var partnerNo = Calls.CallerOf(context).PartnerNo;
        var member = calls.Read((state, _) => (Outcome<MemberFilter>)MemberFilter.Of(state, memberNo, partnerNo));
        var filter = new PurchaseFilter(partnerNo, member.Nos, from, until, kind, page.After, page.Size + 1);
        var (items, next) = page.Cut(await purchases.List(filter, context.CancellationToken), facts => facts.Purchase.No);
        member.CheckFound(items.Count == 0, page.After is null);
        var answer = new ListPurchasesResponse { NextPageToken = next };
        answer.Purchases.AddRange(items.Select(Say));
        return answer;
    }

    private Protos.Purchases.V1.Purchase Say(PurchaseFacts facts) => calls.Read<Protos.Purchases.V1.Purchase>((state, _) =>
        PurchaseAnswers.Say(StateView.OfCommitted(state), facts));

    private static void Refuse(FieldChecks checks)
    {
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }
    }
}
