using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.Hub.Points;

/// <summary>Taking back an earn or a burn, and releasing pending points.</summary>
internal static class Reverse
{
    public static Outcome<Decide<ReverseResponse>> Prepare(ReverseRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var (purchaseNo, original) = Original(checks, request, caller);
        var reference = checks.Text("return_reference", request.ReturnReference, TillFields.MaxText);
        checks.OptionalText("store", request.Store, TillFields.MaxText);
        var time = checks.OptionalTime("return_time", request.ReturnTime);
        var command = new ReverseCommand(
            caller.PartnerNo,
            purchaseNo,
            original,
            TillFields.Bare(reference, request.Store, time),
            request.ExtentCase == ReverseRequest.ExtentOneofCase.Amount ? checks.Money("amount", request.Amount) : null,
            request.ExtentCase == ReverseRequest.ExtentOneofCase.Points ? checks.Points("points", request.Points) : null);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<ReverseResponse>)((state, moment) =>
            ReversePurchase.Decide(state, moment, command).TryGet(out var reversed, out var refused) ? Answer(state, moment, reversed) : refused);
    }

    public static Outcome<Decide<ReleasePendingResponse>> Prepare(ReleasePendingRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var purchaseNo = checks.Id("purchase_id", "pur", request.PurchaseId);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<ReleasePendingResponse>)((state, moment) => ReleasePending.Decide(state, moment, caller.PartnerNo, purchaseNo).TryGet(out var released, out var refused)
            ? new ReleasePendingResponse
            {
                Points = released.Points,
                Balance = PointsAnswers.Snapshot(state, moment, released.Wallet),
                Seq = released.ChainSeq,
            }
            : refused);
    }

    private static (long No, PurchaseReference Reference) Original(FieldChecks checks, ReverseRequest request, Caller caller)
    {
        switch (request.OriginalCase)
        {
            case ReverseRequest.OriginalOneofCase.PurchaseId:
                return (checks.Id("purchase_id", "pur", request.PurchaseId), default);
            case ReverseRequest.OriginalOneofCase.Key:
                var kind = checks.Known("key.kind", request.Key.Kind);
                if (request.Key.Kind == Protos.Purchases.V1.PurchaseKind.Return)
                {
                    checks.Add(Reason.FieldInvalid, "key.kind", "must be earn or burn: a return isn't taken back.");
                }

                var reference = checks.Text("key.merchant_reference", request.Key.MerchantReference, TillFields.MaxText);
                return (0, new PurchaseReference(caller.PartnerNo, (PurchaseKind)kind, reference));
            default:
                checks.Add(Reason.FieldMissing, "original", "purchase_id or key must be given.");
                return default;
        }
    }

    private static ReverseResponse Answer(HubState state, Moment moment, Reversed reversed)
    {
        var original = reversed.Original;
        var answer = new ReverseResponse
        {
            PurchaseId = reversed.Return.Id,
            Points = reversed.Return.Points,
            PointsFromPending = reversed.FromPending,
            PointsFromBalance = reversed.FromBalance,
            PointsFromDebt = reversed.FromDebt,
            RemainingPoints = original.Points - original.ReturnedPoints,
            Balance = PointsAnswers.Snapshot(state, moment, reversed.Wallet),
            Seq = reversed.Return.ChainSeq,
        };
        if (original.Kind == PurchaseKind.Earn)
        {
            answer.RemainingAmount = new Protos.Amounts.V1.Money
            {
                CurrencyCode = original.Money.Text,
                MinorUnits = original.MinorUnits - original.ReturnedMinorUnits,
            };
        }

        return answer;
    }
}
