using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements.Files;

/// <summary>A second person lets a payment file out, or turns it down; and what becomes of orders that the bank didn't carry out.</summary>
public static class PaymentFileDecisions
{
    /// <summary>Lets the file be taken to the bank.</summary>
    /// <returns>The file; else FILE_NOT_FOUND, FILE_STATE, SAME_PERSON.</returns>
    public static Outcome<SettlementFile> Release(HubState state, Moment moment, long fileNo, int staffNo)
    {
        if (!Waiting(state, fileNo).TryGet(out var file, out var refusal))
        {
            return refusal;
        }

        if (file.MadeBy == staffNo)
        {
            return new Refusal(Reason.SamePerson, "Another person than the one who had the file made must release it.");
        }

        // Somebody may have recorded a payment by hand since it was made: then it would be paid twice.
        if (OrdersOf(state, fileNo).FirstOrDefault(order => !IsStillOwed(state, order)) is { } stale)
        {
            return new Refusal(Reason.PaymentExceedsOutstanding, $"{stale.EndToEndId} orders more than is still outstanding. Reject the file and have another made.");
        }

        StepAll(state, moment, fileNo, OrderState.Released, "Release", staffNo);
        return FileShelf.Decide(state, moment, file, FileState.Released, "Release", staffNo, "");
    }

    /// <summary>Turns the file down: nobody gets it, and what it ordered can be ordered again. Its number stays used.</summary>
    /// <returns>The file; else FILE_NOT_FOUND, FILE_STATE.</returns>
    public static Outcome<SettlementFile> Reject(HubState state, Moment moment, long fileNo, int staffNo, string why)
    {
        if (!Waiting(state, fileNo).TryGet(out var file, out var refusal))
        {
            return refusal;
        }

        StepAll(state, moment, fileNo, OrderState.Cancelled, "Reject", staffNo);
        return FileShelf.Decide(state, moment, file, FileState.Rejected, "Reject", staffNo, why);
    }

    /// <summary>Gives up an order of a released file that the bank has refused or sent back, so that the amount can be ordered again.</summary>
    /// <returns>The order; else PAYMENT_ORDER_NOT_FOUND, PAYMENT_ORDER_STATE, SAME_PERSON.</returns>
    public static Outcome<PaymentOrder> Cancel(HubState state, Moment moment, string endToEndId, int staffNo, string why)
    {
        if (state.PaymentOrders.Find(endToEndId) is not { } order)
        {
            return new Refusal(Reason.PaymentOrderNotFound, "There is no such payment order.");
        }

        if (order.State is not (OrderState.Released or OrderState.Returned) || order.PaymentNo != 0)
        {
            return new Refusal(Reason.PaymentOrderState, order.PaymentNo != 0
                ? "The order was booked as paid; what came back of it is corrected by hand."
                : $"The order is {order.State}; only one that was released, or that the bank sent back, can be cancelled.");
        }

        // The same two people as for the file: who asked for the money doesn't ask for it twice alone.
        return state.SettlementFiles.Find(order.FileNo)?.MadeBy == staffNo
            ? new Refusal(Reason.SamePerson, "Another person than the one who had the file made must cancel its orders.")
            : PaymentOrder.Step(state, moment, order, OrderState.Cancelled, "Cancel", staffNo, why);
    }

    private static bool IsStillOwed(HubState state, PaymentOrder order) =>
        state.WindowParts.Find(order.Part) is { } part && WindowParts.ToReceiveMinorUnits(part) >= order.MinorUnits;

    private static Outcome<SettlementFile> Waiting(HubState state, long fileNo)
    {
        if (!FileShelf.Find(state, fileNo).TryGet(out var file, out var refusal))
        {
            return refusal;
        }

        return file.State == FileState.Proposed
            ? file
            : new Refusal(Reason.FileState, $"The file is {file.State}; only a payment file that waits is released or rejected.");
    }

    private static void StepAll(HubState state, Moment moment, long fileNo, OrderState after, string trigger, int staffNo)
    {
        foreach (var order in OrdersOf(state, fileNo))
        {
            PaymentOrder.Step(state, moment, order, after, trigger, staffNo);
        }
    }

    private static PaymentOrder[] OrdersOf(HubState state, long fileNo) =>
        [.. state.PaymentOrders.All().Where(order => order.FileNo == fileNo).OrderBy(order => order.EndToEndId, StringComparer.Ordinal)];
}
