using CoalitionHub.Hub.Cli.Wording;
using CoalitionHub.Protos.Settlements.V1;

namespace CoalitionHub.Hub.Cli.Settlements;

/// <summary>What is shown of positions, deposits and withdrawals.</summary>
internal static class LiquiditySheets
{
    public static Sheet Of(IEnumerable<Position> positions) => Sheet.List(
        "Positions",
        positions,
        Sheet.Column<Position>("partner", one => one.PartnerId),
        Sheet.Number<Position>("position", one => Words.OfMicros(one.PositionMicros)),
        Sheet.Number<Position>("settled, unpaid", one => Words.OfMicros(one.SettledMicros)),
        Sheet.Number<Position>("prefund", one => Words.OfMicros(one.PrefundMicros)),
        Sheet.Number<Position>("outstanding points", one => Words.OfMicros(one.OutstandingMicros)),
        Sheet.Number<Position>("exposure", one => Words.OfMicros(one.ExposureMicros)),
        Sheet.Number<Position>("cap", one => one.HasCapMicros ? Words.OfMicros(one.CapMicros) : ""),
        Sheet.Number<Position>("used", one => one.HasUsedPercent ? $"{Words.Of(one.UsedPercent)} %" : ""),
        Sheet.Column<Position>("cap reached", one => Words.Of(one.CapForecastTime)),
        Sheet.Column<Position>("quoted by deposits", one => one.DepositReference));

    public static Sheet Of(IEnumerable<LiquidityMovement> movements) => Sheet.List(
        "Deposits and withdrawals",
        movements,
        Sheet.Column<LiquidityMovement>("id", one => one.MovementId),
        Sheet.Column<LiquidityMovement>("partner", one => one.PartnerId),
        Sheet.Column<LiquidityMovement>("direction", one => Words.Of(one.Direction)),
        Sheet.Number<LiquidityMovement>("amount", one => Words.Of(one.Amount)),
        Sheet.Column<LiquidityMovement>("state", one => Words.Of(one.State)),
        Sheet.Column<LiquidityMovement>("bank reference", one => one.BankReference),
        Sheet.Column<LiquidityMovement>("proposed by", one => one.ProposedBy),
        Sheet.Column<LiquidityMovement>("decided by", one => one.DecidedBy));
}
