using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>What the coalition says to a dispute.</summary>
/// <param name="No">Which dispute.</param>
/// <param name="OfferMicros">What it offers, in the direction of the claim: 1 or more; 0: it rejects the dispute.</param>
/// <param name="BearerNo">Who bears what is offered; 0 for the coalition.</param>
/// <param name="Text">In the person's words.</param>
/// <param name="StaffNo">Who answers.</param>
public sealed record AnswerDisputeCommand(long No, long OfferMicros, int BearerNo, string Text, int StaffNo);

/// <summary>
/// A person of finance answers a dispute: no, or an adjustment. That is booked when another person approves it, in the window that is
/// open then; the disputed window never changes.
/// </summary>
public static class AnswerDispute
{
    /// <returns>The dispute; else DISPUTE_NOT_FOUND, DISPUTE_STATE, OFFER_EXCEEDS_CLAIM, PARTNER_NOT_FOUND.</returns>
    public static Outcome<Dispute> Decide(HubState state, Moment moment, AnswerDisputeCommand command)
    {
        if (!DisputeSteps.Find(state, command.No).TryGet(out var dispute, out var refusal))
        {
            return refusal;
        }

        var who = History.Person(state, command.StaffNo);
        if (command.OfferMicros == 0)
        {
            return DisputeSteps.Take(state, moment, dispute with { AnsweredBy = command.StaffNo }, DisputeTrigger.Reject, who, command.Text);
        }

        if (command.OfferMicros > Math.Abs(dispute.ClaimMicros))
        {
            return new Refusal(Reason.OfferExceedsClaim, $"The partner claims {Math.Abs(dispute.ClaimMicros)} micros altogether; more can't be offered.");
        }

        if (command.BearerNo != 0 && (command.BearerNo == dispute.PartnerNo || state.Partners.Find(command.BearerNo) is null))
        {
            return new Refusal(Reason.PartnerNotFound, "There is no such other partner.");
        }

        var offered = dispute with { OfferMicros = Math.Sign(dispute.ClaimMicros) * command.OfferMicros, BearerNo = command.BearerNo, AnsweredBy = command.StaffNo };
        return DisputeSteps.Take(state, moment, offered, DisputeTrigger.Offer, who, command.Text);
    }

    /// <summary>Books the offer.</summary>
    /// <returns>The dispute; else DISPUTE_NOT_FOUND, DISPUTE_STATE, SAME_PERSON.</returns>
    public static Outcome<Dispute> Approve(HubState state, Moment moment, long no, int staffNo)
    {
        if (!DisputeSteps.Find(state, no).TryGet(out var dispute, out var refusal) ||
            !DisputeSteps.Take(state, moment, dispute, DisputeTrigger.Approve, History.Person(state, staffNo), "").TryGet(out var upheld, out refusal))
        {
            return refusal;
        }

        if (dispute.AnsweredBy == staffNo)
        {
            return new Refusal(Reason.SamePerson, "Another person than the one who offered the adjustment must approve it.");
        }

        var (debtorNo, creditorNo) = dispute.OfferMicros > 0 ? (dispute.BearerNo, dispute.PartnerNo) : (dispute.PartnerNo, dispute.BearerNo);
        var booking = AdjustmentBookings.Book(state, moment, debtorNo, creditorNo, Math.Abs(dispute.OfferMicros), TransferKind.SettlementAdjustment, dispute.No);
        if (!booking.TryGet(out var booked, out refusal))
        {
            return refusal;
        }

        upheld = upheld with { DecidedBy = staffNo, ChainSeq = booked.ChainSeq, AdjustedWindowNo = booked.WindowNo };
        state.PutDispute(upheld);
        return upheld;
    }

    /// <summary>A second person doesn't agree to the offer: the dispute waits for another answer.</summary>
    /// <returns>The dispute; else DISPUTE_NOT_FOUND, DISPUTE_STATE.</returns>
    public static Outcome<Dispute> TurnDown(HubState state, Moment moment, long no, int staffNo, string why) =>
        DisputeSteps.Find(state, no).TryGet(out var dispute, out var refusal)
            ? DisputeSteps.Take(state, moment, dispute with { OfferMicros = 0, BearerNo = 0 }, DisputeTrigger.TurnDown, History.Person(state, staffNo), why)
            : refusal;
}
