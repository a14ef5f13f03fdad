using CoalitionHub.CoalitionDay.Reporting;
using CoalitionHub.PartnerSdk;
using Direction = CoalitionHub.Protos.Amounts.V1.Direction;
using NetDirection = CoalitionHub.Protos.Settlements.V1.NetDirection;
using WindowState = CoalitionHub.Protos.Settlements.V1.WindowState;

namespace CoalitionHub.CoalitionDay.Settling;

/// <summary>Holds the settlements against each other, and against what the brands recompute.</summary>
internal static class SettlementChecks
{
    public static Check Settled(IReadOnlyList<SettledWindow> windows) => new(
        windows.Count == 1 ? "the window is settled: every payment is recorded" : "every month's window is settled: every payment is recorded",
        windows.All(window => window.Window.State == WindowState.Settled),
        $"{windows.Count(window => window.Window.State == WindowState.Settled)} of {windows.Count}, {windows.Sum(window => window.Payments)} payments");

    public static Check NoGaps(IReadOnlyList<SettledWindow> windows) => new(
        "the windows cover every transfer once",
        windows[0].Window.FirstSeq == 1 && windows.Zip(windows.Skip(1)).All(pair => pair.First.Window.LastSeq + 1 == pair.Second.Window.FirstSeq),
        $"transfers {Screen.Number(windows[0].Window.FirstSeq)} to {Screen.Number(windows[^1].Window.LastSeq)}");

    /// <summary>The nets, in micros, and the coalition's own shares are all there is, month by month.</summary>
    public static Check NetsToZero(IReadOnlyList<SettledWindow> windows, long microsPerMinorUnit)
    {
        var nets = windows.Select(window => NetOf(window, microsPerMinorUnit)).ToList();
        var own = windows.Select(OwnOf).ToList();
        return new Check(
            "the net positions and the coalition's own shares come to zero",
            nets.Zip(own).All(pair => pair.First + pair.Second == 0),
            $"{Screen.Micros(nets.Sum())} and {Screen.Micros(own.Sum())}");
    }

    public static Check Verified(IReadOnlyList<WindowVerification> verified) => new(
        "the brands recompute their parts and find their transactions proved",
        verified.All(window => window.Agrees),
        $"{verified.Count(window => window.Agrees)} of {verified.Count}, {Screen.Number(verified.Sum(window => window.Proof.LeafCount - window.Statement.Shares.Count))} transactions");

    public static Check Disputed(SettledDispute dispute) => new(
        "a disputed line is paid with the next window",
        dispute.Found is { IsProved: true, AddsUp: true, DisputedLines.Count: 1 } &&
            dispute.Dispute is { State: DisputeState.Upheld, ClaimMicros: > 0 } &&
            dispute.Dispute.OfferMicros == dispute.Dispute.ClaimMicros &&
            dispute.Window.Window.State == WindowState.Settled &&
            dispute.Statement.Lines.Any(line => line.Kind == StatementLineKind.DisputeSettled && line.DueMicros == dispute.Dispute.ClaimMicros),
        $"{dispute.Brand}: {Screen.Micros(dispute.Dispute.ClaimMicros)} and {Screen.Micros(dispute.Statement.Lines.Sum(line => line.DueMicros - line.OwedMicros))}");

    private static long NetOf(SettledWindow window, long microsPerMinorUnit) =>
        window.Calculated.Parts.Sum(part => (part.NetDirection == NetDirection.PartnerPays ? -1 : 1) * part.Net.MinorUnits * microsPerMinorUnit);

    private static long OwnOf(SettledWindow window) =>
        window.Calculated.HubShares.Sum(share => share.Direction == Direction.Debit ? -share.AmountMicros : share.AmountMicros);
}
