using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>An amount that a person proposes for the open window.</summary>
/// <param name="DebtorNo">Who owes it; 0 for the coalition.</param>
/// <param name="CreditorNo">To whom; 0 for the coalition.</param>
/// <param name="Amount">How much, 1 minor unit or more.</param>
/// <param name="Reference">What finance knows it by.</param>
/// <param name="Why">In the person's words.</param>
/// <param name="StaffNo">Who proposes it.</param>
public sealed record ProposeLineCommand(int DebtorNo, int CreditorNo, Money Amount, string Reference, string Why, int StaffNo);

/// <summary>A write-off that a person proposes.</summary>
/// <param name="Part">Of which part of which window.</param>
/// <param name="PartnerPays">True for what the partner has to pay, false for what it is to be paid.</param>
/// <param name="Amount">How much; null for all that is still to be paid.</param>
/// <param name="Reference">What finance knows it by.</param>
/// <param name="Why">In the person's words.</param>
/// <param name="StaffNo">Who proposes it.</param>
public sealed record ProposeWriteOffCommand(PartKey Part, bool PartnerPays, Money? Amount, string Reference, string Why, int StaffNo);

/// <summary>One person of finance proposes; nothing is booked by it.</summary>
public static class ProposeAdjustment
{
    /// <returns>The proposal; else PARTNER_NOT_FOUND, CURRENCY_MISMATCH.</returns>
    public static Outcome<SettlementAdjustment> Line(HubState state, Moment moment, ProposeLineCommand command)
    {
        if (!IsSide(state, command.DebtorNo) || !IsSide(state, command.CreditorNo) || command.DebtorNo == command.CreditorNo)
        {
            return new Refusal(Reason.PartnerNotFound, "There is no such partner, or both sides are the same.");
        }

        if (OtherMoney.Test(state, command.Amount) is { } other)
        {
            return other;
        }

        return Put(
            state, moment, SettlementAdjustmentKind.Line, command.DebtorNo, command.CreditorNo, 0, command.Amount.MinorUnits, command.Reference, command.Why, command.StaffNo);
    }

    /// <returns>The proposal; else WINDOW_NOT_FOUND, PARTNER_NOT_FOUND, WINDOW_STATE, NOTHING_TO_PAY, CURRENCY_MISMATCH, PAYMENT_EXCEEDS_OUTSTANDING, PAYMENT_ORDER_STATE.</returns>
    public static Outcome<SettlementAdjustment> WriteOff(HubState state, Moment moment, ProposeWriteOffCommand command)
    {
        if (!WindowSteps.Find(state, command.Part.WindowNo).TryGet(out var window, out var refusal) ||
            !WriteOffs.Part(state, command.Part).TryGet(out var part, out refusal))
        {
            return refusal;
        }

        var outstanding = WriteOffs.Outstanding(part, command.PartnerPays);
        if (outstanding == 0)
        {
            return new Refusal(Reason.NothingToPay, "Nothing is left to be paid in this direction.");
        }

        if (command.Amount is { } given && OtherMoney.Test(state, given) is { } other)
        {
            return other;
        }

        var minorUnits = command.Amount?.MinorUnits ?? outstanding;
        if (WriteOffs.Test(state, window, part, command.PartnerPays, minorUnits) is { } wrong)
        {
            return wrong;
        }

        var (debtorNo, creditorNo) = command.PartnerPays ? (command.Part.PartnerNo, 0) : (0, command.Part.PartnerNo);
        return Put(state, moment, SettlementAdjustmentKind.WriteOff, debtorNo, creditorNo, command.Part.WindowNo, minorUnits, command.Reference, command.Why, command.StaffNo);
    }

    /// <summary>Somebody proposes to take back what is booked.</summary>
    /// <returns>The adjustment; else SETTLEMENT_ADJUSTMENT_NOT_FOUND, SETTLEMENT_ADJUSTMENT_STATE.</returns>
    public static Outcome<SettlementAdjustment> Reversal(HubState state, Moment moment, long no, string why, int staffNo) =>
        DecideAdjustment.Find(state, no).TryGet(out var adjustment, out var refusal)
            ? DecideAdjustment.Step(state, moment, adjustment with { ProposedBy = staffNo, Why = why }, SettlementAdjustmentTrigger.ProposeReversal, staffNo, why)
            : refusal;

    private static bool IsSide(HubState state, int no) => no == 0 || state.Partners.Find(no) is not null;

    private static SettlementAdjustment Put(
        HubState state, Moment moment, SettlementAdjustmentKind kind, int debtorNo, int creditorNo, int windowNo, long minorUnits, string reference, string why, int staffNo)
    {
        SettlementAdjustment proposed = new(
            state.DocumentNumbers.Next(), kind, debtorNo, creditorNo, windowNo, minorUnits, reference, why, SettlementAdjustmentState.Proposed, staffNo, 0, moment.NowMicros, 0, 0, 0, 0);
        state.SettlementAdjustments.Put(proposed.No, proposed);
        History.Note(state, moment, proposed.Id, "", proposed.State.ToString(), "Propose", History.Person(state, staffNo), why);
        return proposed;
    }
}
