using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>A payment that was booked, and that the bank took back as a whole.</summary>
/// <param name="PaymentNo">Which payment.</param>
/// <param name="BankReference">The bank's own reference of the return.</param>
/// <param name="StaffNo">Who reports it.</param>
public sealed record ReturnPaymentCommand(long PaymentNo, string BankReference, int StaffNo);

/// <summary>
/// Books a returned payment: the mirror of its transfer, which names it; a payment the other way, so that the statement shows both; and
/// what it had paid is owed again. A window that was settled is being paid once more. Each payment can be returned once.
/// </summary>
public static class ReturnPayment
{
    private const string Prefix = "RETURN ";
    private const int MaxReference = 64;

    public static Outcome<RecordedPayment> Decide(HubState state, Moment moment, ReturnPaymentCommand command)
    {
        if (state.Payments.Find(command.PaymentNo) is not { } returned || state.WindowParts.Find(returned.Key) is not { } part)
        {
            return new Refusal(Reason.PaymentOrderNotFound, "There is no such payment.");
        }

        // One return may be told by a notification and by the statement, and its reference be the payment's own.
        var reference = ReferenceOf(command.BankReference);
        if ((returned.IsReceived ? part.PaidInMinorUnits : part.PaidOutMinorUnits) < returned.MinorUnits || state.Payments.All().Any(other => other.Key == returned.Key && other.BankReference == reference))
        {
            return new Refusal(Reason.BankReferenceUsed, "The payment was returned before.");
        }

        if (!WindowSteps.Find(state, returned.Key.WindowNo).TryGet(out var window, out var refusal) ||
            !WindowSteps.Take(state, moment, window, WindowTrigger.Return, command.StaffNo, returned.Id).TryGet(out var reopened, out refusal))
        {
            return refusal;
        }

        ChainHeader header = new(moment.RequestId, moment.NowMicros) { PartnerNo = returned.Key.PartnerNo, SourceNo = window.No, CorrectsSeq = returned.ChainSeq };
        var chain = state.Ledger.Begin(header);
        var micros = returned.MinorUnits * IsoMoney.MicrosPerMinorUnit(state.SettlementMoney);
        _ = returned.IsReceived
            ? chain.Move(SettlementAccounts.Receivable(returned.Key.PartnerNo), SettlementAccounts.Bank, micros, TransferKind.Payment)
            : chain.Move(SettlementAccounts.Bank, SettlementAccounts.Payable(returned.Key.PartnerNo), micros, TransferKind.Payment);
        if (!chain.Finish().TryGet(out var chainSeq, out refusal))
        {
            return refusal;
        }

        Payment back = returned with
        {
            No = state.DocumentNumbers.Next(),
            IsReceived = !returned.IsReceived,
            BankReference = reference,
            RecordedBy = command.StaffNo,
            CreatedMicros = moment.NowMicros,
            ChainSeq = chainSeq,
        };
        state.Payments.Put(back.No, back);
        var owing = returned.IsReceived
            ? part with { PaidInMinorUnits = part.PaidInMinorUnits - returned.MinorUnits }
            : part with { PaidOutMinorUnits = part.PaidOutMinorUnits - returned.MinorUnits };
        state.PutPart(owing);
        state.PutWindow(reopened);
        return new RecordedPayment(back, owing, reopened);
    }

    private static string ReferenceOf(string bankReference)
    {
        var reference = Prefix + bankReference;
        return reference.Length <= MaxReference ? reference : reference[..MaxReference];
    }
}
