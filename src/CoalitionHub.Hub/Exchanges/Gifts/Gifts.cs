using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Members;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Exchanges.V1;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>Giving points, and taking a gift back.</summary>
internal static class Gifts
{
    public static Outcome<Decide<GivePointsResponse>> Prepare(GivePointsRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var command = new GivePointsCommand(
            caller.PartnerNo,
            MemberFields.Selector(checks, "giver", request.Giver),
            MemberFields.Selector(checks, "receiver", request.Receiver),
            checks.PointsCurrency("currency_code", request.CurrencyCode),
            checks.Points("points", request.Points),
            MemberFields.Proof(checks, "proof", request.Proof),
            request.NewDevice,
            caller.Subject);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<GivePointsResponse>)((state, moment) => GivePoints.Decide(state, moment, command).TryGet(out var gift, out var refused)
            ? new GivePointsResponse { Gift = Of(StateView.OfDraft(state), gift) }
            : refused);
    }

    public static Outcome<Decide<CancelGiftResponse>> Prepare(CancelGiftRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var giftNo = checks.Id("gift_id", Core.Exchanges.Gift.IdPrefix, request.GiftId);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<CancelGiftResponse>)((state, moment) => EndGift.Cancel(state, moment, caller.PartnerNo, giftNo, caller.Subject).TryGet(out var gift, out var refused)
            ? new CancelGiftResponse { Gift = Of(StateView.OfDraft(state), gift) }
            : refused);
    }

    public static Protos.Exchanges.V1.Gift Of(StateView view, Core.Exchanges.Gift gift)
    {
        var said = new Protos.Exchanges.V1.Gift
        {
            GiftId = gift.Id,
            GiverMemberId = view.MemberId(gift.FromMemberNo),
            ReceiverMemberId = view.MemberId(gift.ToMemberNo),
            CurrencyCode = view.CurrencyCode(gift.CurrencyNo),
            Points = gift.Points,
            // The contract's states and reasons have the core's numbers.
            State = (Protos.Exchanges.V1.GiftState)gift.State,
            RouteId = view.Route(gift.RouteNo).Id,
            GivenTime = ContractTimes.Time(gift.CreatedMicros),
            UndoUntilTime = ContractTimes.OptionalTime(gift.UndoUntilMicros),
            EndedTime = ContractTimes.OptionalTime(gift.EndedMicros),
            Seq = gift.ChainSeq,
        };
        said.UndoReasons.AddRange(gift.UndoReasons.Select(reason => (Protos.Exchanges.V1.UndoReason)reason));
        return said;
    }
}
