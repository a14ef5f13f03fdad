using CoalitionHub.Core.Exchanges;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Exchanges.V1;
using InstructionOutcome = CoalitionHub.Core.Exchanges.InstructionOutcome;

namespace CoalitionHub.Hub.Exchanges;

/// <summary>Deciding what became of a step that a brand doesn't answer, and what is done when it answers otherwise afterwards.</summary>
internal static class Resolving
{
    private const int MaxReason = 500;

    public static Outcome<Decide<ProposeResolutionResponse>> Prepare(ProposeResolutionRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var command = new ProposeResolutionCommand(
            checks.Id("exchange_id", Core.Exchanges.Exchange.IdPrefix, request.ExchangeId),
            (InstructionOutcome)checks.Known("outcome", request.Outcome),
            checks.Text("reason", request.Reason, MaxReason),
            caller.StaffNo);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<ProposeResolutionResponse>)((state, moment) => ResolutionDecisions.Propose(state, moment, command).TryGet(out var proposed, out var refused)
            ? new ProposeResolutionResponse { Resolution = Drafted(state, proposed) }
            : refused);
    }

    public static Outcome<Decide<ApproveResolutionResponse>> Prepare(ApproveResolutionRequest request, Caller caller) =>
        No("resolution_id", Core.Exchanges.Resolution.IdPrefix, request.ResolutionId).TryGet(out var no, out var refusal)
            ? (Decide<ApproveResolutionResponse>)((state, moment) => ResolutionDecisions.Approve(state, moment, no, caller.StaffNo).TryGet(out var approved, out var refused)
                ? new ApproveResolutionResponse { Resolution = Drafted(state, approved) }
                : refused)
            : refusal;

    public static Outcome<Decide<RejectResolutionResponse>> Prepare(RejectResolutionRequest request, Caller caller) =>
        No("resolution_id", Core.Exchanges.Resolution.IdPrefix, request.ResolutionId).TryGet(out var no, out var refusal)
            ? (Decide<RejectResolutionResponse>)((state, moment) => ResolutionDecisions.Reject(state, moment, no, caller.StaffNo, "").TryGet(out var rejected, out var refused)
                ? new RejectResolutionResponse { Resolution = Drafted(state, rejected) }
                : refused)
            : refusal;

    public static Outcome<Decide<ApproveCorrectionResponse>> Prepare(ApproveCorrectionRequest request, Caller caller) =>
        No("correction_id", Core.Exchanges.Correction.IdPrefix, request.CorrectionId).TryGet(out var no, out var refusal)
            ? (Decide<ApproveCorrectionResponse>)((state, moment) => CorrectionDecisions.Vote(state, moment, no, true, caller.StaffNo, "").TryGet(out var voted, out var refused)
                ? new ApproveCorrectionResponse { Correction = Drafted(state, voted) }
                : refused)
            : refusal;

    public static Outcome<Decide<RejectCorrectionResponse>> Prepare(RejectCorrectionRequest request, Caller caller) =>
        No("correction_id", Core.Exchanges.Correction.IdPrefix, request.CorrectionId).TryGet(out var no, out var refusal)
            ? (Decide<RejectCorrectionResponse>)((state, moment) => CorrectionDecisions.Vote(state, moment, no, false, caller.StaffNo, "").TryGet(out var voted, out var refused)
                ? new RejectCorrectionResponse { Correction = Drafted(state, voted) }
                : refused)
            : refusal;

    public static Outcome<Decide<ProposeCorrectionResponse>> Prepare(ProposeCorrectionRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var no = checks.Id("correction_id", Core.Exchanges.Correction.IdPrefix, request.CorrectionId);
        var why = checks.Text("reason", request.Reason, MaxReason);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<ProposeCorrectionResponse>)((state, moment) => CorrectionDecisions.ProposeAgain(state, moment, no, caller.StaffNo, why).TryGet(out var proposed, out var refused)
            ? new ProposeCorrectionResponse { Correction = Drafted(state, proposed) }
            : refused);
    }

    /// <summary>As they are written into a kept answer.</summary>
    private static Protos.Exchanges.V1.Resolution Drafted(HubState state, Core.Exchanges.Resolution resolution) =>
        MoveMessages.Of(StateView.OfDraft(state), ExchangeOf(state, resolution.ExchangeNo).Id, InstructionOf(state, resolution.InstructionNo).Id, resolution);

    private static Protos.Exchanges.V1.Correction Drafted(HubState state, Core.Exchanges.Correction correction) =>
        MoveMessages.Of(StateView.OfDraft(state), ExchangeOf(state, correction.ExchangeNo).Id, InstructionOf(state, correction.InstructionNo), correction);

    private static Core.Exchanges.Exchange ExchangeOf(HubState state, long no) =>
        state.Exchanges.Find(no) ?? throw new InvalidOperationException($"A record names exchange {no}, which isn't there.");

    private static Core.Exchanges.Instruction InstructionOf(HubState state, long no) =>
        state.Instructions.Find(no) ?? throw new InvalidOperationException($"A record names instruction {no}, which isn't there.");

    private static Outcome<long> No(string field, string prefix, string id)
    {
        var checks = new FieldChecks();
        var no = checks.Id(field, prefix, id);
        return checks.Refusal is { } refusal ? refusal : no;
    }
}
