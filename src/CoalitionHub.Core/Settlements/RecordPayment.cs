using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>A payment that the bank confirmed.</summary>
/// <param name="Key">For which window and partner.</param>
/// <param name="IsReceived">True when the partner paid, false when the hub did.</param>
/// <param name="Amount">How much, 1 minor unit or more.</param>
/// <param name="BankReference">The bank's own reference; unique.</param>
/// <param name="StaffNo">Who records it.</param>
public sealed record RecordPaymentCommand(PartKey Key, bool IsReceived, Money Amount, string BankReference, int StaffNo);

/// <summary>The payment, what it leaves of the part, and the window after it.</summary>
public sealed record RecordedPayment(Payment Payment, WindowPart Part, Window Window);

/// <summary>
/// Books one payment. Each stands alone, so that a partner who doesn't pay holds up nobody but itself; what doesn't fit what is
/// outstanding is refused, never waved through.
/// </summary>
public static class RecordPayment
{
    public static Outcome<RecordedPayment> Decide(HubState state, Moment moment, RecordPaymentCommand command)
    {
        if (!WindowSteps.Find(state, command.Key.WindowNo).TryGet(out var window, out var refusal) ||
            !WindowSteps.Take(state, moment, window, WindowTrigger.Pay, command.StaffNo).TryGet(out var paying, out refusal) ||
            !Fitting(state, command).TryGet(out var part, out refusal))
        {
            return refusal;
        }

        ChainHeader header = new(moment.RequestId, moment.NowMicros) { PartnerNo = command.Key.PartnerNo, SourceNo = window.No };
        var chain = state.Ledger.Begin(header);
        var micros = command.Amount.MinorUnits * IsoMoney.MicrosPerMinorUnit(command.Amount.Currency);
        _ = command.IsReceived
            ? chain.Move(SettlementAccounts.Bank, SettlementAccounts.Receivable(command.Key.PartnerNo), micros, TransferKind.Payment)
            : chain.Move(SettlementAccounts.Payable(command.Key.PartnerNo), SettlementAccounts.Bank, micros, TransferKind.Payment);
        if (!chain.Finish().TryGet(out var chainSeq, out refusal))
        {
            return refusal;
        }

        Payment payment = new(
            state.DocumentNumbers.Next(), command.Key, command.IsReceived, command.Amount.MinorUnits, command.BankReference, command.StaffNo,
            moment.NowMicros, chainSeq);
        state.Payments.Put(payment.No, payment);
        var paid = command.IsReceived
            ? part with { PaidInMinorUnits = part.PaidInMinorUnits + command.Amount.MinorUnits }
            : part with { PaidOutMinorUnits = part.PaidOutMinorUnits + command.Amount.MinorUnits };
        state.PutPart(paid);
        if (!ApproveWindow.SettleIfPaid(state, moment, paying, ApproveWindow.PartsOf(state, window.No), command.StaffNo).TryGet(out var after, out refusal))
        {
            return refusal;
        }

        state.PutWindow(after);
        return new RecordedPayment(payment, paid, after);
    }

    private static Outcome<WindowPart> Fitting(HubState state, RecordPaymentCommand command)
    {
        if (state.WindowParts.Find(command.Key) is not { } part)
        {
            return new Refusal(Reason.PartnerNotFound, "There is no such partner, or it has no part in this window.");
        }

        if (OtherMoney.Test(state, command.Amount) is { } other)
        {
            return other;
        }

        if (BankReferences.IsUsed(state, command.BankReference))
        {
            return new Refusal(Reason.BankReferenceUsed, "A payment, deposit, withdrawal or pack with this bank reference is recorded already.");
        }

        var (leg, opposite) = command.IsReceived ? (part.PayMinorUnits, part.ReceiveMinorUnits) : (part.ReceiveMinorUnits, part.PayMinorUnits);
        if (leg == 0 && opposite != 0)
        {
            return new Refusal(Reason.PaymentDirectionWrong, command.IsReceived ? "The coalition has to pay, not the partner." : "The partner has to pay, not the coalition.");
        }

        var outstanding = command.IsReceived ? WindowParts.ToPayMinorUnits(part) : WindowParts.ToReceiveMinorUnits(part);
        return command.Amount.MinorUnits <= outstanding
            ? part
            : new Refusal(Reason.PaymentExceedsOutstanding, $"{outstanding} minor units are outstanding, the payment has {command.Amount.MinorUnits}.");
    }
}
