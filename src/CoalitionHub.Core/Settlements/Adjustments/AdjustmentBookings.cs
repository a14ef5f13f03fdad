using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Settlements;

/// <summary>What was booked, and the window that was open then.</summary>
internal readonly record struct AdjustmentBooking(long ChainSeq, int WindowNo);

/// <summary>Books that one side owes another something in the open window. The coalition's side is its fees.</summary>
internal static class AdjustmentBookings
{
    /// <param name="state">The draft.</param>
    /// <param name="moment">Now.</param>
    /// <param name="debtorNo">Who owes; 0 for the coalition.</param>
    /// <param name="creditorNo">To whom; 0 for the coalition.</param>
    /// <param name="micros">How much, 1 or more.</param>
    /// <param name="kind">By what it is known in the journal.</param>
    /// <param name="sourceNo">The dispute or adjustment that it is about.</param>
    /// <param name="correctsSeq">The chain that it takes back; 0 for none.</param>
    public static Outcome<AdjustmentBooking> Book(
        HubState state, Moment moment, int debtorNo, int creditorNo, long micros, TransferKind kind, long sourceNo, long correctsSeq = 0)
    {
        var open = OpenWindow.Of(state, moment);
        ChainHeader header = new(moment.RequestId, moment.NowMicros) { PartnerNo = creditorNo == 0 ? debtorNo : creditorNo, SourceNo = sourceNo, CorrectsSeq = correctsSeq };
        var chain = state.Ledger.Begin(header);
        chain.Move(SideOf(debtorNo), SideOf(creditorNo), micros, kind);
        return chain.Finish().TryGet(out var chainSeq, out var refusal) ? new AdjustmentBooking(chainSeq, open.No) : refusal;
    }

    private static AccountId SideOf(int partnerNo) => partnerNo == 0 ? SettlementAccounts.Fees : SettlementAccounts.Position(partnerNo);
}
