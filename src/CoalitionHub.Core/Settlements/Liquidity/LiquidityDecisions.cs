using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Programmes;
using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>A deposit or withdrawal that a person proposes.</summary>
/// <param name="PartnerNo">Whose.</param>
/// <param name="IsDeposit">True when it is paid in.</param>
/// <param name="Amount">How much, 1 minor unit or more.</param>
/// <param name="BankReference">The bank's own reference; unique among payments and movements.</param>
/// <param name="StaffNo">Who proposes it.</param>
public sealed record ProposeLiquidityCommand(int PartnerNo, bool IsDeposit, Money Amount, string BankReference, int StaffNo);

/// <summary>
/// Deposits and withdrawals are proposed by one person and booked when another approves them. What is paid in covers what the partner
/// owes; only what isn't needed as cover can be taken out.
/// </summary>
public static class LiquidityDecisions
{
    /// <returns>The proposal; else PARTNER_NOT_FOUND, CURRENCY_MISMATCH, BANK_REFERENCE_USED.</returns>
    public static Outcome<LiquidityMovement> Propose(HubState state, Moment moment, ProposeLiquidityCommand command)
    {
        if (state.Partners.Find(command.PartnerNo) is null)
        {
            return new Refusal(Reason.PartnerNotFound, "There is no such partner.");
        }

        if (OtherMoney.Test(state, command.Amount) is { } other)
        {
            return other;
        }

        if (BankReferences.IsUsed(state, command.BankReference))
        {
            return new Refusal(Reason.BankReferenceUsed, "A payment, deposit, withdrawal or pack with this bank reference is recorded already.");
        }

        LiquidityMovement proposed = new(
            state.DocumentNumbers.Next(), command.PartnerNo, command.IsDeposit, command.Amount.MinorUnits, command.BankReference, ApprovalState.Proposed,
            command.StaffNo, 0, moment.NowMicros, 0, 0);
        return Put(state, moment, proposed, "", "Propose", command.StaffNo, "");
    }

    /// <summary>Books it.</summary>
    /// <returns>The movement; else LIQUIDITY_MOVEMENT_NOT_FOUND, NOT_PROPOSED, SAME_PERSON, INSUFFICIENT_PREFUND, NET_DEBIT_CAP_EXCEEDED.</returns>
    public static Outcome<LiquidityMovement> Approve(HubState state, Moment moment, long no, int staffNo)
    {
        if (!Proposed(state, no).TryGet(out var movement, out var refusal))
        {
            return refusal;
        }

        if (movement.ProposedBy == staffNo)
        {
            return new Refusal(Reason.SamePerson, "Another person than the proposer must approve a deposit or a withdrawal.");
        }

        var micros = movement.MinorUnits * IsoMoney.MicrosPerMinorUnit(state.SettlementMoney);
        if (!movement.IsDeposit && Uncovered(state, moment, movement.PartnerNo, micros) is { } uncovered)
        {
            return uncovered;
        }

        var chain = state.Ledger.Begin(new ChainHeader(moment.RequestId, moment.NowMicros) { PartnerNo = movement.PartnerNo, SourceNo = movement.No });
        var prefund = SettlementAccounts.Prefund(movement.PartnerNo);
        _ = movement.IsDeposit
            ? chain.Move(SettlementAccounts.Bank, prefund, micros, TransferKind.Deposit)
            : chain.Move(prefund, SettlementAccounts.Bank, micros, TransferKind.Withdrawal);
        if (!chain.Finish().TryGet(out var chainSeq, out refusal))
        {
            return refusal;
        }

        var booked = movement with { State = ApprovalState.Approved, DecidedBy = staffNo, DecidedMicros = moment.NowMicros, ChainSeq = chainSeq };
        return Put(state, moment, booked, nameof(ApprovalState.Proposed), "Approve", staffNo, "");
    }

    /// <returns>The movement; else LIQUIDITY_MOVEMENT_NOT_FOUND, NOT_PROPOSED.</returns>
    public static Outcome<LiquidityMovement> Reject(HubState state, Moment moment, long no, int staffNo, string why) =>
        Proposed(state, no).TryGet(out var movement, out var refusal)
            ? Put(
                state, moment, movement with { State = ApprovalState.Rejected, DecidedBy = staffNo, DecidedMicros = moment.NowMicros },
                nameof(ApprovalState.Proposed), "Reject", staffNo, why)
            : refusal;

    private static Refusal? Uncovered(HubState state, Moment moment, int partnerNo, long micros)
    {
        var exposure = Exposure.OfDraft(state, partnerNo);
        if (micros > exposure.PrefundMicros)
        {
            return new Refusal(Reason.InsufficientPrefund, $"The partner has {exposure.PrefundMicros} micros in its prefund; {micros} can't be taken out.");
        }

        var caps = state.Schedules.All().Select(schedule => schedule.At(moment.NowMicros)).Where(terms => terms?.PartnerNo == partnerNo).Select(terms => terms?.NetDebitCapMicros ?? 0).ToList();
        var cap = caps.Count == 0 ? 0 : caps.Min();
        return exposure.Micros + micros > cap
            ? new Refusal(Reason.NetDebitCapExceeded, $"The partner's obligations are covered by its prefund: without the {micros} micros it would owe {exposure.Micros + micros}, and its terms allow {cap}.")
            : null;
    }

    private static Outcome<LiquidityMovement> Proposed(HubState state, long no) => state.LiquidityMovements.Find(no) switch
    {
        null => new Refusal(Reason.LiquidityMovementNotFound, "There is no such deposit or withdrawal."),
        { State: ApprovalState.Proposed } movement => movement,
        var movement => new Refusal(Reason.NotProposed, $"It is {movement.State} already."),
    };

    private static LiquidityMovement Put(HubState state, Moment moment, LiquidityMovement movement, string from, string trigger, int staffNo, string why)
    {
        state.LiquidityMovements.Put(movement.No, movement);
        History.Note(state, moment, movement.Id, from, movement.State.ToString(), trigger, History.Person(state, staffNo), why);
        return movement;
    }
}
