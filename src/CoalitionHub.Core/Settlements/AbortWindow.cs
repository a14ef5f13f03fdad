using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.Settlements.Files;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>A settlement to take back.</summary>
/// <param name="WindowNo">Of which window.</param>
/// <param name="Why">In the person's words.</param>
/// <param name="StaffNo">Who takes it back.</param>
public sealed record AbortWindowCommand(int WindowNo, string Why, int StaffNo);

/// <summary>
/// Takes a settlement back as long as no money has moved for it: positions are again what they were, and its figures are gone. The
/// window's range stays as it is, and is settled by being calculated again. Once a payment is booked, or a document or a payment order
/// has gone out, nothing can be taken back; what is wrong is put right in the open window.
/// </summary>
public static class AbortWindow
{
    /// <returns>The window; else WINDOW_NOT_FOUND, WINDOW_STATE, MONEY_MOVED, SAME_PERSON.</returns>
    public static Outcome<Window> Decide(HubState state, Moment moment, AbortWindowCommand command)
    {
        if (!WindowSteps.Find(state, command.WindowNo).TryGet(out var window, out var refusal) ||
            !WindowSteps.Take(state, moment, window, WindowTrigger.Abort, command.StaffNo, command.Why).TryGet(out var aborted, out refusal))
        {
            return refusal;
        }

        if (window.State == WindowState.Approved && window.ApprovedBy == command.StaffNo)
        {
            return new Refusal(Reason.SamePerson, "Another person than the one who approved the settlement must take it back.");
        }

        if (state.Payments.All().Any(payment => payment.Key.WindowNo == window.No) ||
            state.SettlementFiles.All().Any(file => file.WindowNo == window.No && file.State != FileState.Rejected))
        {
            return new Refusal(Reason.MoneyMoved, "Payments are booked for the window, or documents or payment orders made of it: it can't be taken back any more.");
        }

        if (window.ChainSeq != 0 && !Mirror(state, moment, window).TryGet(out _, out refusal))
        {
            return refusal;
        }

        Forget(state, window.No);
        var after = aborted with { ProposedBy = 0, ApprovedBy = 0, ChainSeq = 0, ChainEndSeq = 0, ApprovedMicros = 0, FundMicros = 0, FeesMicros = 0, BreakageMicros = 0, RoundingMicros = 0, PacksMicros = 0, RulesNo = 0 };
        state.PutWindow(after);
        return after;
    }

    private static Outcome<long> Mirror(HubState state, Moment moment, Window window)
    {
        var chain = state.Ledger.Begin(new ChainHeader(moment.RequestId, moment.NowMicros) { SourceNo = window.No, CorrectsSeq = window.ChainSeq });
        foreach (var transfer in state.ReadChain(window.ChainSeq))
        {
            chain.Move(transfer.Credit, transfer.Debit, transfer.Amount, TransferKind.SettlementAborted);
        }

        return chain.Finish();
    }

    private static void Forget(HubState state, int windowNo)
    {
        foreach (var part in ApproveWindow.PartsOf(state, windowNo).ToList())
        {
            state.RemovePart(part.Key);
        }

        ForgetDetails(state, windowNo);
    }

    /// <summary>What a window's parts are made of; also before it is calculated once more.</summary>
    internal static void ForgetDetails(HubState state, int windowNo)
    {
        foreach (var key in state.WindowLines.All().Select(line => line.Key).Where(key => key.WindowNo == windowNo).ToList())
        {
            state.WindowLines.Remove(key);
        }

        foreach (var key in state.Obligations.All().Select(obligation => obligation.Key).Where(key => key.WindowNo == windowNo).ToList())
        {
            state.Obligations.Remove(key);
        }

        foreach (var key in state.WindowShares.All().Select(share => share.Key).Where(key => key.WindowNo == windowNo).ToList())
        {
            state.WindowShares.Remove(key);
        }
    }
}
