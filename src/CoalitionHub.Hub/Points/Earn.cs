using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Points;
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

        return (Decide<PreviewEarnResponse>)((state, moment) => EarnPurchase.Decide(state, moment, command).TryGet(out var earned, out var refused)
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
}
