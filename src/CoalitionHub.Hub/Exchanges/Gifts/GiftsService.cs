using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Members;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Exchanges.V1;
using Grpc.Core;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>Gifts from member to member, for partners.</summary>
internal sealed class GiftsService(Calls calls) : Protos.Exchanges.V1.GiftsService.GiftsServiceBase
{
    public override Task<GivePointsResponse> GivePoints(GivePointsRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Gifts.Prepare(request, Calls.CallerOf(context)));

    public override Task<CancelGiftResponse> CancelGift(CancelGiftRequest request, ServerCallContext context) =>
        calls.Change(context, request.RequestId, request, Gifts.Prepare(request, Calls.CallerOf(context)));

    public override Task<GetGiftResponse> GetGift(GetGiftRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var no = checks.Id("gift_id", Core.Exchanges.Gift.IdPrefix, request.GiftId);
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }

        return Task.FromResult(calls.Read((state, _) =>
            state.Gifts.TryGetCommitted(no, out var gift) && gift.PartnerNo == Calls.CallerOf(context).PartnerNo
                ? (Outcome<GetGiftResponse>)new GetGiftResponse { Gift = Gifts.Of(StateView.OfCommitted(state), gift) }
                : new Refusal(Reason.GiftNotFound, "The partner has no such gift.")));
    }

    public override Task<ListGiftsResponse> ListGifts(ListGiftsRequest request, ServerCallContext context)
    {
        var checks = new FieldChecks();
        var page = Page.Of(request, checks);
        var memberNo = request.MemberId.Length == 0 ? 0 : checks.Id("member_id", "mbr", request.MemberId);
        if (checks.Refusal is { } refusal)
        {
            throw new RefusalException(refusal);
        }

        var partnerNo = Calls.CallerOf(context).PartnerNo;
        return Task.FromResult(calls.Read((state, _) =>
        {
            var member = MemberFilter.Of(state, memberNo, partnerNo);
            List<Core.Exchanges.Gift> found =
            [
                .. from gift in state.Gifts.Committed
                   where gift.PartnerNo == partnerNo && (page.After is null || gift.No < page.After) &&
                         (member.Nos.Count == 0 || member.Nos.Contains(gift.FromMemberNo) || member.Nos.Contains(gift.ToMemberNo))
                   orderby gift.No descending
                   select gift,
            ];
            member.CheckFound(found.Count == 0, page.After is null);
            var (gifts, next) = page.Cut(found, gift => gift.No);
            var response = new ListGiftsResponse { NextPageToken = next };
            response.Gifts.AddRange(gifts.Select(gift => Gifts.Of(StateView.OfCommitted(state), gift)));
            return (Outcome<ListGiftsResponse>)response;
        }));
    }
}
