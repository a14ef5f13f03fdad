using System.Collections.Immutable;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements.Banking;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements.Files;

/// <summary>What the coalition still has to pay for a window, as its bank is to be told.</summary>
/// <param name="WindowNo">Which window.</param>
/// <param name="ExecutionDay">When the bank is to pay, days since the Unix epoch; 0: today.</param>
/// <param name="Render">Writes the file.</param>
/// <param name="StaffNo">Who has it made.</param>
public sealed record MakePaymentFileCommand(int WindowNo, int ExecutionDay, Func<PaymentInstruction, FileDraft> Render, int StaffNo);

/// <summary>All that a payment file says.</summary>
/// <param name="Number">The file's number among payment files.</param>
/// <param name="Window">What is paid.</param>
/// <param name="Debtor">The coalition's account.</param>
/// <param name="ExecutionDay">When to pay, days since the Unix epoch.</param>
/// <param name="CreatedMicros">When it is made.</param>
/// <param name="Transfers">In order of partner.</param>
public sealed record PaymentInstruction(
    long Number, Window Window, BankDetails Debtor, int ExecutionDay, long CreatedMicros, ImmutableArray<CreditTransfer> Transfers);

/// <summary>One payment of a file.</summary>
/// <param name="Order">What is ordered.</param>
/// <param name="Creditor">To whom.</param>
public sealed record CreditTransfer(PaymentOrder Order, BankDetails Creditor);

/// <summary>A payment file, and the partners it leaves out.</summary>
/// <param name="File">The file; the one made last when there was nothing to add.</param>
/// <param name="LeftOut">Partners that are to be paid and have no bank details in force.</param>
public sealed record MadePaymentFile(SettlementFile File, ImmutableArray<int> LeftOut);

/// <summary>
/// Orders what a window still owes to partners, each amount once: what an open order asks for is not asked for again. A partner
/// without bank details is left out and holds up nobody. Asked again with nothing new to pay, it answers with the file made last.
/// </summary>
public static class MakePaymentFile
{
    public static Outcome<MadePaymentFile> Decide(HubState state, Moment moment, MakePaymentFileCommand command)
    {
        if (!WindowSteps.Find(state, command.WindowNo).TryGet(out var window, out var refusal))
        {
            return refusal;
        }

        if (!MakePartnerFiles.IsApproved(window))
        {
            return MakePartnerFiles.NotApproved(window);
        }

        if (command.ExecutionDay != 0 && command.ExecutionDay < moment.Today)
        {
            return new Refusal(Reason.TimeInvalid, "The bank can't pay on a day that has passed.");
        }

        ImmutableArray<WindowPart> owed = [.. ApproveWindow.PartsOf(state, window.No).Where(part => IsToOrder(state, part))];
        ImmutableArray<BankDetails> details = [.. state.BankDetails.All()];
        ImmutableArray<int> leftOut = [.. owed.Select(part => part.Key.PartnerNo).Where(partnerNo => BankDetails.InForce(details, partnerNo) is null)];
        if (owed.Length == leftOut.Length)
        {
            return Made(state, window, leftOut);
        }

        if (BankDetails.InForce(details, 0) is not { } debtor)
        {
            return new Refusal(Reason.BankDetailsMissing, "The coalition has no bank details in force.");
        }

        return Put(state, moment, command, window, debtor, owed, leftOut, details);
    }

    private static MadePaymentFile Put(
        HubState state, Moment moment, MakePaymentFileCommand command, Window window, BankDetails debtor, ImmutableArray<WindowPart> owed, ImmutableArray<int> leftOut, ImmutableArray<BankDetails> details)
    {
        var number = FileShelf.NextNumber(state, FileKind.Payment);
        ImmutableArray<CreditTransfer> transfers =
        [
            .. from part in owed
               let creditor = BankDetails.InForce(details, part.Key.PartnerNo)
               where creditor is not null
               let order = new PaymentOrder(
                   state.DocumentNumbers.Next(), PaymentOrder.EndToEndIdOf(part.Key, number), 0, window.No, part.Key.PartnerNo, WindowParts.ToReceiveMinorUnits(part), creditor.No,
                   OrderState.Waiting, 0, moment.NowMicros)
               select new CreditTransfer(order, creditor),
        ];
        var day = command.ExecutionDay == 0 ? moment.Today : command.ExecutionDay;
        var draft = command.Render(new PaymentInstruction(number, window, debtor, day, moment.NowMicros, transfers));
        var file = FileShelf.Put(state, moment, draft, FileState.Proposed, new PartKey(window.No, 0), command.StaffNo);
        foreach (var transfer in transfers)
        {
            state.PaymentOrders.Put(transfer.Order.EndToEndId, transfer.Order with { FileNo = file.No });
        }

        return new MadePaymentFile(file, leftOut);
    }

    private static bool IsToOrder(HubState state, WindowPart part) =>
        WindowParts.ToReceiveMinorUnits(part) > 0 &&
        !state.PaymentOrders.All().Any(order => order.IsOpen && order.Part == part.Key);

    private static Outcome<MadePaymentFile> Made(HubState state, Window window, ImmutableArray<int> leftOut)
    {
        var last = state.SettlementFiles.All().Where(file => file.Kind == FileKind.Payment && file.WindowNo == window.No && file.State != FileState.Rejected).MaxBy(file => file.Number);
        return last is not null
            ? new MadePaymentFile(last, leftOut)
            : leftOut.Length > 0
                ? new Refusal(Reason.BankDetailsMissing, "No partner that is to be paid has bank details in force.")
                : new Refusal(Reason.NothingToPay, "The coalition has nothing to pay for this window.");
    }
}
