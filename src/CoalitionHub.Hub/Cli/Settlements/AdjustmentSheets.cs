using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

/// <summary>What is shown of adjustments and write-offs.</summary>
internal static class AdjustmentSheets
{
    public static Sheet Of(IEnumerable<SettlementAdjustment> adjustments) => Sheet.List(
        "Adjustments and write-offs",
        adjustments,
        Sheet.Column<SettlementAdjustment>("id", one => one.AdjustmentId),
        Sheet.Column<SettlementAdjustment>("what", one => Words.Of(one.Kind)),
        Sheet.Column<SettlementAdjustment>("state", one => Words.Of(one.State)),
        Sheet.Column<SettlementAdjustment>("owed by", one => SideOf(one.DebtorPartnerId)),
        Sheet.Column<SettlementAdjustment>("owed to", one => SideOf(one.CreditorPartnerId)),
        Sheet.Number<SettlementAdjustment>("amount", one => Words.Of(one.Amount)),
        Sheet.Column<SettlementAdjustment>("window", one => one.WindowId.Length > 0 ? one.WindowId : one.BookedWindowId),
        Sheet.Column<SettlementAdjustment>("reference", one => one.Reference),
        Sheet.Column<SettlementAdjustment>("reason", one => one.Reason),
        Sheet.Column<SettlementAdjustment>("proposed by", one => one.ProposedBy),
        Sheet.Column<SettlementAdjustment>("decided by", one => one.DecidedBy));

    private static string SideOf(string partnerId) => partnerId.Length == 0 ? "the coalition" : partnerId;
}
