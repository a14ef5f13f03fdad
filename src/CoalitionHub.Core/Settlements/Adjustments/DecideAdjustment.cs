using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>Another person of finance books what was proposed, or turns it down; the same of its being taken back.</summary>
public static class DecideAdjustment
{
    /// <returns>
    /// The adjustment; else SETTLEMENT_ADJUSTMENT_NOT_FOUND, SETTLEMENT_ADJUSTMENT_STATE, SAME_PERSON; of a write-off WINDOW_STATE,
    /// PAYMENT_EXCEEDS_OUTSTANDING, PAYMENT_ORDER_STATE.
    /// </returns>
    public static Outcome<SettlementAdjustment> Approve(HubState state, Moment moment, long no, int staffNo)
    {
        if (!Find(state, no).TryGet(out var adjustment, out var refusal) ||
            !SettlementAdjustmentMachine.After(adjustment.State, SettlementAdjustmentTrigger.Approve).TryGet(out var after, out refusal))
        {
            return refusal;
        }

        if (adjustment.ProposedBy == staffNo)
        {
            return new Refusal(Reason.SamePerson, "Another person than the proposer must approve it.");
        }

        var isReversal = after == SettlementAdjustmentState.Reversed;
        var micros = adjustment.MinorUnits * IsoMoney.MicrosPerMinorUnit(state.SettlementMoney);
        var booked = adjustment.Kind == SettlementAdjustmentKind.WriteOff
            ? WriteOffs.Book(state, moment, adjustment, micros, isReversal, staffNo)
            : isReversal
                ? AdjustmentBookings.Book(state, moment, adjustment.CreditorNo, adjustment.DebtorNo, micros, TransferKind.FinanceAdjustment, adjustment.No, adjustment.ChainSeq)
                : AdjustmentBookings.Book(state, moment, adjustment.DebtorNo, adjustment.CreditorNo, micros, TransferKind.FinanceAdjustment, adjustment.No);
        if (!booked.TryGet(out var booking, out refusal))
        {
            return refusal;
        }

        var decided = adjustment with { DecidedBy = staffNo, DecidedMicros = moment.NowMicros };
        return Step(
            state, moment, isReversal ? decided with { ReversalSeq = booking.ChainSeq } : decided with { ChainSeq = booking.ChainSeq, BookedWindowNo = booking.WindowNo },
            SettlementAdjustmentTrigger.Approve, staffNo, "");
    }

    /// <returns>The adjustment; else SETTLEMENT_ADJUSTMENT_NOT_FOUND, SETTLEMENT_ADJUSTMENT_STATE.</returns>
    public static Outcome<SettlementAdjustment> Reject(HubState state, Moment moment, long no, int staffNo, string why) =>
        Find(state, no).TryGet(out var adjustment, out var refusal)
            ? Step(state, moment, adjustment with { DecidedBy = staffNo, DecidedMicros = moment.NowMicros }, SettlementAdjustmentTrigger.Reject, staffNo, why)
            : refusal;

    internal static Outcome<SettlementAdjustment> Find(HubState state, long no) =>
        state.SettlementAdjustments.Find(no) is { } adjustment ? adjustment : new Refusal(Reason.SettlementAdjustmentNotFound, "There is no such adjustment or write-off.");

    internal static Outcome<SettlementAdjustment> Step(
        HubState state, Moment moment, SettlementAdjustment adjustment, SettlementAdjustmentTrigger trigger, int staffNo, string why)
    {
        if (!SettlementAdjustmentMachine.After(adjustment.State, trigger).TryGet(out var after, out var refusal))
        {
            return refusal;
        }

        var stepped = adjustment with { State = after };
        state.SettlementAdjustments.Put(stepped.No, stepped);
        History.Note(state, moment, stepped.Id, adjustment.State.ToString(), after.ToString(), trigger.ToString(), History.Person(state, staffNo), why);
        return stepped;
    }
}
