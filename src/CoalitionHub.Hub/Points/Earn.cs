using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
using CoalitionHub.Core.Purchases;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Members;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.Hub.Points;

/// <summary>Earning from a purchase, and the preview of it that changes nothing.</summary>
internal static class Earn
{
    public static Outcome<Decide<EarnResponse>> Prepare(EarnRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var command = new EarnCommand(
            caller.PartnerNo,
            MemberFields.Selector(checks, "member", request.Member),
            TillFields.PointsCurrency(checks, "points_currency_code", request.PointsCurrencyCode),
            TillFields.Receipt(checks, request.Receipt, needsAmount: true),
            request.Offline);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<EarnResponse>)((state, moment) => EarnPurchase.Decide(state, moment, command).TryGet(out var earned, out var refused)
            ? new EarnResponse
            {
                PurchaseId = earned.Purchase.Id,
                Points = earned.Purchase.Points,
                PendingUntilTime = ContractTimes.PendingUntil(earned.MaturesOn),
                Balance = PointsAnswers.Snapshot(state, moment, earned.Wallet),
                Seq = earned.Purchase.ChainSeq,
                TermsId = earned.Terms.Id,
            }
            : refused);
    }

    public static Outcome<Decide<PreviewEarnResponse>> Prepare(PreviewEarnRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var command = new EarnCommand(
            caller.PartnerNo,
            MemberFields.Selector(checks, "member", request.Member),
            TillFields.PointsCurrency(checks, "points_currency_code", request.PointsCurrencyCode),
            TillFields.Receipt(checks, request.Receipt, needsAmount: true, needsReference: false),
            request.Offline);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        // A trial never meets the database's unique index, which has the last word on references; so they are looked up.
        return (Decide<PreviewEarnResponse>)((state, moment) => PreviewOf(state, moment, command).TryGet(out var earned, out var refused)
            ? new PreviewEarnResponse
            {
                Points = earned.Purchase.Points,
                CurrencyCode = PointsAnswers.Code(state, earned.Purchase.CurrencyNo),
                PendingUntilTime = ContractTimes.PendingUntil(earned.MaturesOn),
                ExpiryDate = ContractTimes.LastDay(earned.ExpiresOn),
                TermsId = earned.Terms.Id,
            }
            : refused);
    }

    private static Outcome<Earned> PreviewOf(HubState state, Moment moment, EarnCommand command)
    {
        var reference = new PurchaseReference(command.PartnerNo, PurchaseKind.Earn, command.Receipt.Reference);
        return reference.Reference.Length > 0 && state.FindPurchase(reference) is not null
            ? new Refusal(Reason.PurchaseAlreadyRecorded, "The merchant's reference was used before, by another request.")
            : EarnPurchase.Decide(state, moment, command);
    }
}
