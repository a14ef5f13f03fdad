using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using SettlementRules = CoalitionHub.Core.Settlements.SettlementRules;

namespace CoalitionHub.Hub.Settlements;

/// <summary>Proposing, approving and rejecting settlement rules.</summary>
internal static class RulesChanges
{
    private const int MaxReason = 500;

    public static Outcome<Decide<ProposeSettlementRulesResponse>> Prepare(ProposeSettlementRulesRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var read = RulesFields.Of(checks, request.Rules);
        var effective = checks.OptionalTime("effective_time", request.EffectiveTime);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<ProposeSettlementRulesResponse>)((state, moment) =>
            read.On(state).TryGet(out var terms, out var refused) &&
            RulesDecisions.Propose(state, moment, new ProposeRulesCommand(terms, effective, caller.StaffNo)).TryGet(out var proposed, out refused)
                ? new ProposeSettlementRulesResponse { Version = RulesMessages.Of(StateView.OfDraft(state), proposed, moment.NowMicros) }
                : refused);
    }

    public static Outcome<Decide<ApproveSettlementRulesResponse>> Prepare(ApproveSettlementRulesRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var no = checks.IntId("rules_id", SettlementRules.IdPrefix, request.RulesId);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<ApproveSettlementRulesResponse>)((state, moment) => RulesDecisions.Approve(state, moment, no, caller.StaffNo).TryGet(out var approved, out var refused)
            ? new ApproveSettlementRulesResponse { Version = RulesMessages.Of(StateView.OfDraft(state), approved, moment.NowMicros) }
            : refused);
    }

    public static Outcome<Decide<RejectSettlementRulesResponse>> Prepare(RejectSettlementRulesRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var no = checks.IntId("rules_id", SettlementRules.IdPrefix, request.RulesId);
        var why = checks.OptionalText("reason", request.Reason, MaxReason);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<RejectSettlementRulesResponse>)((state, moment) => RulesDecisions.Reject(state, moment, no, caller.StaffNo, why).TryGet(out var rejected, out var refused)
            ? new RejectSettlementRulesResponse { Version = RulesMessages.Of(StateView.OfDraft(state), rejected, moment.NowMicros) }
            : refused);
    }
}
