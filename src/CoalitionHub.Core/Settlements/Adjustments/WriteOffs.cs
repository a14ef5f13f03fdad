using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements.Files;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>
/// Gives up what is unpaid of a part, or has it owed again. The receivable or payable is cleared against the coalition's write-offs, so that the
/// ageing list doesn't show it and exposure, which is what the ledger says that the partner owes, goes down by it: who is to get no more
/// credit is suspended, or its cap set down.
/// </summary>
internal static class WriteOffs
{
    public static Outcome<WindowPart> Part(HubState state, PartKey key) =>
        state.WindowParts.Find(key) is { } part ? part : new Refusal(Reason.PartnerNotFound, "There is no such partner, or it has no part in this window.");

    public static long Outstanding(WindowPart part, bool partnerPays) => partnerPays ? WindowParts.ToPayMinorUnits(part) : WindowParts.ToReceiveMinorUnits(part);

    /// <summary>Whether so much can be given up now.</summary>
    /// <returns>Null, or WINDOW_STATE, PAYMENT_EXCEEDS_OUTSTANDING, PAYMENT_ORDER_STATE.</returns>
    public static Refusal? Test(HubState state, Window window, WindowPart part, bool partnerPays, long minorUnits)
    {
        if (WindowMachine.After(window.State, WindowTrigger.WriteOff).Refusal is { } wrong)
        {
            return wrong;
        }

        var outstanding = Outstanding(part, partnerPays);
        if (minorUnits > outstanding)
        {
            return new Refusal(Reason.PaymentExceedsOutstanding, $"{outstanding} minor units are outstanding; {minorUnits} can't be written off.");
        }

        // The bank may be paying it at this moment.
        return !partnerPays && state.PaymentOrders.All().FirstOrDefault(order => order.IsOpen && order.Part == part.Key) is { } order
            ? new Refusal(Reason.PaymentOrderState, $"{order.EndToEndId} orders the payment; it must be cancelled, or its file rejected, first.")
            : null;
    }

    /// <summary>Books the write-off, or that it is owed again.</summary>
    public static Outcome<AdjustmentBooking> Book(HubState state, Moment moment, SettlementAdjustment writeOff, long micros, bool isReversal, int staffNo)
    {
        var partnerPays = writeOff.DebtorNo != 0;
        if (!WindowSteps.Find(state, writeOff.WindowNo).TryGet(out var window, out var refusal) || !Part(state, writeOff.Part).TryGet(out var part, out refusal))
        {
            return refusal;
        }

        if (!isReversal && Test(state, window, part, partnerPays, writeOff.MinorUnits) is { } wrong)
        {
            return wrong;
        }

        if (!WindowSteps.Take(state, moment, window, isReversal ? WindowTrigger.Reinstate : WindowTrigger.WriteOff, staffNo, writeOff.Id).TryGet(out var stepped, out refusal))
        {
            return refusal;
        }

        var open = OpenWindow.Of(state, moment);
        ChainHeader header = new(moment.RequestId, moment.NowMicros) { PartnerNo = writeOff.Part.PartnerNo, SourceNo = writeOff.No, CorrectsSeq = isReversal ? writeOff.ChainSeq : 0 };
        var chain = state.Ledger.Begin(header);
        var (from, to) = partnerPays
            ? (SettlementAccounts.WriteOffs, SettlementAccounts.Receivable(writeOff.Part.PartnerNo))
            : (SettlementAccounts.Payable(writeOff.Part.PartnerNo), SettlementAccounts.WriteOffs);
        _ = isReversal ? chain.Move(to, from, micros, TransferKind.WriteOff) : chain.Move(from, to, micros, TransferKind.WriteOff);
        if (!chain.Finish().TryGet(out var chainSeq, out refusal))
        {
            return refusal;
        }

        var givenUp = isReversal ? -writeOff.MinorUnits : writeOff.MinorUnits;
        var after = partnerPays
            ? part with { WrittenOffInMinorUnits = part.WrittenOffInMinorUnits + givenUp }
            : part with { WrittenOffOutMinorUnits = part.WrittenOffOutMinorUnits + givenUp };
        state.PutPart(after);
        if (!ApproveWindow.SettleIfPaid(state, moment, stepped, ApproveWindow.PartsOf(state, window.No), staffNo).TryGet(out var settled, out refusal))
        {
            return refusal;
        }

        state.PutWindow(settled);
        return new AdjustmentBooking(chainSeq, open.No);
    }
}
