using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using LiquidityMovement = CoalitionHub.Core.Settlements.LiquidityMovement;

namespace CoalitionHub.Hub.Settlements;

/// <summary>Proposing, approving and rejecting deposits and withdrawals.</summary>
internal static class LiquidityChanges
{
    private const int MaxBankReference = 64;
    private const int MaxReason = 500;

    public static Outcome<Decide<ProposeLiquidityMovementResponse>> Prepare(ProposeLiquidityMovementRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var partnerNo = checks.IntId("partner_id", Partner.IdPrefix, request.PartnerId);
        checks.Known("direction", request.Direction);
        var amount = checks.Money("amount", request.Amount, mostMicros: AmountLimits.MaxMicros);
        var bankReference = checks.Text("bank_reference", request.BankReference, MaxBankReference);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        var command = new ProposeLiquidityCommand(partnerNo, request.Direction == LiquidityDirection.Deposit, amount, bankReference, caller.StaffNo);
        return (Decide<ProposeLiquidityMovementResponse>)((state, moment) => LiquidityDecisions.Propose(state, moment, command).TryGet(out var movement, out var refused)
            ? new ProposeLiquidityMovementResponse { Movement = LiquidityMessages.Of(StateView.OfDraft(state), movement) }
            : refused);
    }

    public static Outcome<Decide<ApproveLiquidityMovementResponse>> Prepare(ApproveLiquidityMovementRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var no = checks.Id("movement_id", LiquidityMovement.IdPrefix, request.MovementId);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<ApproveLiquidityMovementResponse>)((state, moment) => LiquidityDecisions.Approve(state, moment, no, caller.StaffNo).TryGet(out var movement, out var refused)
            ? new ApproveLiquidityMovementResponse { Movement = LiquidityMessages.Of(StateView.OfDraft(state), movement) }
            : refused);
    }

    public static Outcome<Decide<RejectLiquidityMovementResponse>> Prepare(RejectLiquidityMovementRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var no = checks.Id("movement_id", LiquidityMovement.IdPrefix, request.MovementId);
        var why = checks.OptionalText("reason", request.Reason, MaxReason);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<RejectLiquidityMovementResponse>)((state, moment) => LiquidityDecisions.Reject(state, moment, no, caller.StaffNo, why).TryGet(out var movement, out var refused)
            ? new RejectLiquidityMovementResponse { Movement = LiquidityMessages.Of(StateView.OfDraft(state), movement) }
            : refused);
    }
}
