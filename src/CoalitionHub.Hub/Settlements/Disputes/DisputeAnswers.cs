using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Partners;
using CoalitionHub.Core.Settlements;
using CoalitionHub.Hub.Identity;
using CoalitionHub.Hub.Ledger;
using CoalitionHub.Hub.Outcomes;
using CoalitionHub.Protos.Settlements.V1;
using Dispute = CoalitionHub.Core.Settlements.Dispute;
using DisputeState = CoalitionHub.Protos.Settlements.V1.DisputeState;

namespace CoalitionHub.Hub.Settlements;

/// <summary>What the coalition does about disputes.</summary>
internal static class DisputeAnswers
{
    public static Outcome<Decide<AnswerDisputeResponse>> Prepare(AnswerDisputeRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var no = checks.Id("dispute_id", Dispute.IdPrefix, request.DisputeId);
        checks.Number("offer_micros", request.OfferMicros, 0, AmountLimits.MaxMicros);
        var bearerNo = request.BearerPartnerId.Length == 0 ? 0 : checks.IntId("bearer_partner_id", Partner.IdPrefix, request.BearerPartnerId);
        if (request.OfferMicros == 0 && request.BearerPartnerId.Length > 0)
        {
            checks.Add(Reason.FieldInvalid, "bearer_partner_id", "must be empty where nothing is offered.");
        }

        var answer = checks.Text("answer", request.Answer, DisputeChanges.MaxWords);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        var command = new AnswerDisputeCommand(no, request.OfferMicros, bearerNo, answer, caller.StaffNo);
        return (Decide<AnswerDisputeResponse>)((state, moment) => AnswerDispute.Decide(state, moment, command).TryGet(out var dispute, out var refused)
            ? new AnswerDisputeResponse { State = (DisputeState)dispute.State }
            : refused);
    }

    public static Outcome<Decide<ApproveDisputeOfferResponse>> Prepare(ApproveDisputeOfferRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var no = checks.Id("dispute_id", Dispute.IdPrefix, request.DisputeId);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<ApproveDisputeOfferResponse>)((state, moment) => AnswerDispute.Approve(state, moment, no, caller.StaffNo).TryGet(out var dispute, out var refused)
            ? new ApproveDisputeOfferResponse
            {
                State = (DisputeState)dispute.State,
                Seq = dispute.ChainSeq,
                AdjustedWindowId = DisputeMessages.WindowId(StateView.OfDraft(state), dispute.AdjustedWindowNo),
            }
            : refused);
    }

    public static Outcome<Decide<RejectDisputeOfferResponse>> Prepare(RejectDisputeOfferRequest request, Caller caller)
    {
        var checks = new FieldChecks();
        var no = checks.Id("dispute_id", Dispute.IdPrefix, request.DisputeId);
        var why = checks.Text("reason", request.Reason, DisputeChanges.MaxWords);
        if (checks.Refusal is { } refusal)
        {
            return refusal;
        }

        return (Decide<RejectDisputeOfferResponse>)((state, moment) => AnswerDispute.TurnDown(state, moment, no, caller.StaffNo, why).TryGet(out var dispute, out var refused)
            ? new RejectDisputeOfferResponse { State = (DisputeState)dispute.State }
            : refused);
    }
}
