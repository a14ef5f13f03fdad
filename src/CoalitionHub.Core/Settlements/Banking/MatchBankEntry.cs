using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements.Files;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements.Banking;

/// <summary>A movement to be matched with what is owed.</summary>
/// <param name="Transaction">As the bank reports it.</param>
/// <param name="ImportNo">The import that brings it.</param>
/// <param name="StaffNo">Who imports it.</param>
public sealed record MatchBankEntryCommand(BankTransaction Transaction, long ImportNo, int StaffNo)
{
    /// <summary>Packs of points that partners pay for; null where none are sold.</summary>
    public IPackPayments? Packs { get; init; }
}

/// <summary>
/// Matches one movement: where we paid, on the end-to-end id that we gave; where a partner pays, on the creditor reference that our
/// invoice gave; and on amount and currency. What fits is booked as a payment. What doesn't stops here, and is shown.
/// </summary>
public static class MatchBankEntry
{
    /// <summary>The entry: the one decided before, when the bank sends it again.</summary>
    public static Outcome<BankEntry> Decide(HubState state, Moment moment, MatchBankEntryCommand command)
    {
        var transaction = command.Transaction;
        if (state.BankEntries.Find(transaction.Key) is { } known)
        {
            return known;
        }

        var matched = Match(state, moment, command);
        BankEntry entry = new(
            transaction.Key, state.DocumentNumbers.Next(), command.ImportNo, matched.Verdict, transaction.IsCredit, transaction.Currency, transaction.MinorUnits,
            matched.Part.WindowNo, matched.Part.PartnerNo, matched.PaymentNo, matched.Reference, transaction.BankReference, transaction.BookedOn,
            matched.Why, moment.NowMicros, matched.PackNo, matched.MovementNo);
        state.BankEntries.Put(entry.Key, entry);
        if (entry.Verdict is EntryVerdict.AmountMismatch or EntryVerdict.Returned)
        {
            var name = entry.Verdict == EntryVerdict.Returned ? AlertName.BankPaymentReturned : AlertName.BankAmountMismatch;
            Alerts.Raise(state, moment, name, entry.PartnerNo, entry.Why);
        }

        return entry;
    }

    private static MatchedEntry Match(HubState state, Moment moment, MatchBankEntryCommand command)
    {
        var transaction = command.Transaction;
        if (state.PaymentOrders.Find(transaction.EndToEndId) is { } order)
        {
            return OfOrder(state, moment, command, order);
        }

        var quoted = transaction.CreditorReference.Length > 0 ? transaction.CreditorReference : transaction.EndToEndId;
        if ((!CreditorReference.TryParse(transaction.CreditorReference, out var reference) || !reference.IsOwn) &&
            !CreditorReference.TryFind(transaction.Remittance, out reference))
        {
            return new MatchedEntry(EntryVerdict.Unmatched, default, quoted, transaction.Doubt.Length > 0 ? transaction.Doubt : "It names no payment of ours.");
        }

        if (reference.PackNo is { } packNo)
        {
            return MatchAhead.OfPack(state, moment, command, packNo, reference.Text);
        }

        if (reference.DepositorNo is { } partnerNo)
        {
            return MatchAhead.OfDeposit(state, moment, command, partnerNo, reference.Text);
        }

        return reference.Part is { } key && state.WindowParts.Find(key) is { } part && state.Windows.Find(key.WindowNo) is { } window && MakePartnerFiles.IsApproved(window)
            ? OfPart(state, moment, command, part, reference.Text)
            : new MatchedEntry(EntryVerdict.Unmatched, default, reference.Text, "The reference names no approved window of a partner.");
    }

    /// <summary>Something about a payment that we ordered.</summary>
    private static MatchedEntry OfOrder(HubState state, Moment moment, MatchBankEntryCommand command, PaymentOrder order)
    {
        var transaction = command.Transaction;
        if (transaction.IsCredit || transaction.IsReturn)
        {
            return order.State is OrderState.Released or OrderState.Paid
                ? OfReturnedOrder(state, moment, command, order)
                : Said(EntryVerdict.Returned, "The bank sent the payment back.");
        }

        if (order.State == OrderState.Paid || order.PaymentNo != 0)
        {
            return Said(EntryVerdict.Duplicate, "The order was paid before.");
        }

        if (order.State != OrderState.Released)
        {
            return Said(EntryVerdict.Unmatched, $"The order is {order.State}, and yet the bank has paid it.");
        }

        if (MatchedEntry.Difference(state, transaction, order.MinorUnits) is { } difference)
        {
            return Said(EntryVerdict.AmountMismatch, difference);
        }

        if (!Pay(state, moment, command, order.Part, isReceived: false).TryGet(out var paid, out var refusal))
        {
            return Said(VerdictOf(refusal.Reason), refusal.Message);
        }

        var stepped = PaymentOrder.Step(state, moment, order, OrderState.Paid, "Pay", command.StaffNo);
        state.PaymentOrders.Put(order.EndToEndId, stepped with { PaymentNo = paid.Payment.No });
        return Said(EntryVerdict.Settled, "") with { PaymentNo = paid.Payment.No };

        MatchedEntry Said(EntryVerdict verdict, string why) => new(verdict, order.Part, order.EndToEndId, why);
    }

    /// <summary>
    /// A payment of ours came back. One that was booked is owed again, if it came back whole; the order keeps the amount from being ordered
    /// again until a person gives it up.
    /// </summary>
    private static MatchedEntry OfReturnedOrder(HubState state, Moment moment, MatchBankEntryCommand command, PaymentOrder order)
    {
        var isBooked = order.PaymentNo != 0;
        if (isBooked && MatchedEntry.Difference(state, command.Transaction, order.MinorUnits) is { } difference)
        {
            return new MatchedEntry(EntryVerdict.AmountMismatch, order.Part, order.EndToEndId, $"The bank sent the payment back. {difference}");
        }

        var back = isBooked ? Return(state, moment, command, order.PaymentNo) : null;
        var stepped = PaymentOrder.Step(state, moment, order, OrderState.Returned, "Return", command.StaffNo);
        state.PaymentOrders.Put(order.EndToEndId, stepped with { PaymentNo = back is null ? order.PaymentNo : 0 });
        return new MatchedEntry(EntryVerdict.Returned, order.Part, order.EndToEndId, "The bank sent the payment back.", back?.No ?? 0);
    }

    /// <summary>Something about a payment that a partner makes.</summary>
    private static MatchedEntry OfPart(HubState state, Moment moment, MatchBankEntryCommand command, WindowPart part, string reference)
    {
        var transaction = command.Transaction;
        if (!transaction.IsCredit || transaction.IsReturn)
        {
            return OfReturnedPart(state, moment, command, part, reference);
        }

        if (part.PayMinorUnits == 0)
        {
            return Said(EntryVerdict.Unmatched, "The partner has nothing to pay for this window.");
        }

        if (WindowParts.ToPayMinorUnits(part) == 0)
        {
            return part.WrittenOffInMinorUnits == 0
                ? Said(EntryVerdict.Duplicate, "The window was paid before.")
                : Said(EntryVerdict.Unmatched, "What was outstanding was written off; two people take that back before it is paid.");
        }

        if (MatchedEntry.Difference(state, transaction, WindowParts.ToPayMinorUnits(part)) is { } difference)
        {
            return Said(EntryVerdict.AmountMismatch, difference);
        }

        return Pay(state, moment, command, part.Key, isReceived: true).TryGet(out var paid, out var refusal)
            ? Said(EntryVerdict.Settled, "") with { PaymentNo = paid.Payment.No }
            : Said(VerdictOf(refusal.Reason), refusal.Message);

        MatchedEntry Said(EntryVerdict verdict, string why) => new(verdict, part.Key, reference, why);
    }

    /// <summary>A partner's payment was taken back: the last one of that amount is owed again. Where there is none, nothing was booked that could be.</summary>
    private static MatchedEntry OfReturnedPart(HubState state, Moment moment, MatchBankEntryCommand command, WindowPart part, string reference)
    {
        var paid = state.Payments.All()
            .Where(payment => payment.Key == part.Key && payment.IsReceived && MatchedEntry.Difference(state, command.Transaction, payment.MinorUnits) is null)
            .MaxBy(payment => payment.No);
        var back = paid is null ? null : Return(state, moment, command, paid.No);
        return new MatchedEntry(EntryVerdict.Returned, part.Key, reference, "The bank took the partner's payment back.", back?.No ?? 0);
    }

    /// <summary>The payment the other way; null when it is booked already, or can't be.</summary>
    private static Payment? Return(HubState state, Moment moment, MatchBankEntryCommand command, long paymentNo)
    {
        ReturnPaymentCommand returned = new(paymentNo, command.Transaction.BankReference, command.StaffNo);
        return MatchedEntry.Tried(state, () => ReturnPayment.Decide(state, moment, returned)).TryGet(out var back, out _) ? back.Payment : null;
    }

    private static Outcome<RecordedPayment> Pay(HubState state, Moment moment, MatchBankEntryCommand command, PartKey key, bool isReceived)
    {
        var transaction = command.Transaction;
        RecordPaymentCommand payment = new(key, isReceived, new Money(transaction.Currency, transaction.MinorUnits), transaction.BankReference, command.StaffNo);
        return MatchedEntry.Tried(state, () => RecordPayment.Decide(state, moment, payment));
    }

    private static EntryVerdict VerdictOf(Reason reason) => reason switch
    {
        Reason.BankReferenceUsed => EntryVerdict.Duplicate,
        Reason.PaymentExceedsOutstanding or Reason.CurrencyMismatch => EntryVerdict.AmountMismatch,
        _ => EntryVerdict.Unmatched,
    };
}
