using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using SettlementAdjustment = CoalitionHub.Core.Settlements.SettlementAdjustment;
using V1 = CoalitionHub.Protos.Settlements.V1;
using Window = CoalitionHub.Core.Settlements.Window;

namespace CoalitionHub.Hub.Settlements;

/// <summary>Proposing, approving and rejecting adjustments and write-offs, and their being taken back.</summary>
internal static class AdjustmentChanges
{
    private const int MaxReference = 64;
    private const int MaxReason = 500;

    public static Outcome<Decide<ProposeSettlementAdjustmentResponse>> Prepare(ProposeSettlementAdjustmentRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var debtorNo = Side(checks, "debtor_partner_id", request.DebtorPartnerId);
        var creditorNo = Side(checks, "creditor_partner_id", request.CreditorPartnerId);
        if (request.CreditorPartnerId == request.DebtorPartnerId)
        {
            checks.Add(
                request.CreditorPartnerId.Length == 0 ? Reason.FieldMissing : Reason.FieldInvalid, "creditor_partner_id", "must be another side than the debtor; one of them is a partner.");
        }

        var command = new ProposeLineCommand(
            debtorNo,
            creditorNo,
            checks.Money("amount", request.Amount, mostMicros: AmountLimits.MaxMicros),
            checks.Text("reference", request.Reference, MaxReference),
            checks.Text("reason", request.Reason, MaxReason),
            caller.StaffNo);
        return Decide(checks, (state, moment) => ProposeAdjustment.Line(state, moment, command), said => new ProposeSettlementAdjustmentResponse { Adjustment = said });
    }

    public static Outcome<Decide<ProposeWriteOffResponse>> Prepare(ProposeWriteOffRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        PartKey part = new(checks.IntId("window_id", Window.IdPrefix, request.WindowId), checks.IntId("partner_id", Partner.IdPrefix, request.PartnerId));
        checks.Known("direction", request.Direction);
        var amount = request.Amount is null ? (Money?)null : checks.Money("amount", request.Amount, mostMicros: AmountLimits.MaxMicros);
        var reference = checks.Text("reference", request.Reference, MaxReference);
        var reason = checks.Text("reason", request.Reason, MaxReason);
        var command = new ProposeWriteOffCommand(part, request.Direction == PaymentDirection.Received, amount, reference, reason, caller.StaffNo);
        return Decide(checks, (state, moment) => ProposeAdjustment.WriteOff(state, moment, command), said => new ProposeWriteOffResponse { Adjustment = said });
    }

    public static Outcome<Decide<ProposeAdjustmentReversalResponse>> Prepare(ProposeAdjustmentReversalRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var no = Id(checks, request.AdjustmentId);
        var reason = checks.Text("reason", request.Reason, MaxReason);
        return Decide(
            checks,
            (state, moment) => ProposeAdjustment.Reversal(state, moment, no, reason, caller.StaffNo),
            said => new ProposeAdjustmentReversalResponse { Adjustment = said });
    }

    public static Outcome<Decide<ApproveSettlementAdjustmentResponse>> Prepare(ApproveSettlementAdjustmentRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var no = Id(checks, request.AdjustmentId);
        return Decide(checks, (state, moment) => DecideAdjustment.Approve(state, moment, no, caller.StaffNo), said => new ApproveSettlementAdjustmentResponse { Adjustment = said });
    }

    public static Outcome<Decide<RejectSettlementAdjustmentResponse>> Prepare(RejectSettlementAdjustmentRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var no = Id(checks, request.AdjustmentId);
        var why = checks.OptionalText("reason", request.Reason, MaxReason);
        return Decide(checks, (state, moment) => DecideAdjustment.Reject(state, moment, no, caller.StaffNo, why), said => new RejectSettlementAdjustmentResponse { Adjustment = said });
    }

    private static Outcome<Decide<TResponse>> Decide<TResponse>(
        FieldChecks checks, Func<HubState, Moment, Outcome<SettlementAdjustment>> decide, Func<V1.SettlementAdjustment, TResponse> answer) =>
        checks.Refusal is { } refusal
            ? refusal
            : (Decide<TResponse>)((state, moment) => decide(state, moment).TryGet(out var adjustment, out var refused)
                ? answer(AdjustmentMessages.Of(StateView.OfDraft(state), adjustment))
                : refused);

    private static long Id(FieldChecks checks, string id) => checks.Id("adjustment_id", SettlementAdjustment.IdPrefix, id);

    private static int Side(FieldChecks checks, string field, string partnerId) => partnerId.Length == 0 ? 0 : checks.IntId(field, Partner.IdPrefix, partnerId);
}
