using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Amounts.V1;
using CoalitionHub.Protos.Points.V1;

namespace CoalitionHub.Hub.Cli.Points;

/// <summary>What is shown of adjustments.</summary>
internal static class AdjustmentSheets
{
    public static Sheet Of(IEnumerable<Adjustment> adjustments) => Sheet.List(
        "Adjustments",
        adjustments,
        Sheet.Column<Adjustment>("id", adjustment => adjustment.AdjustmentId),
        Sheet.Column<Adjustment>("member", adjustment => adjustment.MemberId),
        Sheet.Number<Adjustment>("points", adjustment => (adjustment.Direction == Direction.Debit ? "-" : "+") + Words.Of(adjustment.Points)),
        Sheet.Column<Adjustment>("currency", adjustment => adjustment.CurrencyCode),
        Sheet.Column<Adjustment>("kind", adjustment => Words.Of(adjustment.Kind)),
        Sheet.Column<Adjustment>("paid by", adjustment => adjustment.FundingPartnerId),
        Sheet.Column<Adjustment>("state", adjustment => Words.Of(adjustment.State)),
        Sheet.Column<Adjustment>("proposed by", adjustment => adjustment.ProposedBy),
        Sheet.Column<Adjustment>("decided by", adjustment => adjustment.DecidedBy),
        Sheet.Column<Adjustment>("why", adjustment => adjustment.Reason));
}
