using CoalitionHub.Hub.Outcomes;
using SettlementAdjustment = CoalitionHub.Core.Settlements.SettlementAdjustment;
using V1 = CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Settlements;

/// <summary>How adjustments and write-offs are said in the contract. Its enumerations have the core's numbers.</summary>
internal static class AdjustmentMessages
{
    public static V1.SettlementAdjustment Of(StateView view, SettlementAdjustment adjustment) => new()
    {
        AdjustmentId = adjustment.Id,
        Kind = (V1.SettlementAdjustmentKind)adjustment.Kind,
        State = (V1.SettlementAdjustmentState)adjustment.State,
        DebtorPartnerId = PartnerId(view, adjustment.DebtorNo),
        CreditorPartnerId = PartnerId(view, adjustment.CreditorNo),
        WindowId = WindowId(view, adjustment.WindowNo),
        Amount = WindowMessages.MoneyOf(view, adjustment.MinorUnits),
        Reference = adjustment.Reference,
        Reason = adjustment.Why,
        ProposedBy = view.PersonId(adjustment.ProposedBy),
        ProposedTime = ContractTimes.Time(adjustment.CreatedMicros),
        DecidedBy = view.PersonId(adjustment.DecidedBy),
        DecidedTime = ContractTimes.OptionalTime(adjustment.DecidedMicros),
        Seq = adjustment.ChainSeq,
        ReversalSeq = adjustment.ReversalSeq,
        BookedWindowId = WindowId(view, adjustment.BookedWindowNo),
    };

    private static string PartnerId(StateView view, int partnerNo) => partnerNo == 0 ? "" : view.PartnerId(partnerNo);

    private static string WindowId(StateView view, int windowNo) => view.Find(view.State.Windows, windowNo)?.Id ?? "";
}
