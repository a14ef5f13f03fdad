using CoalitionHub.Core.Ledger;

namespace CoalitionHub.Core.Settlements.Prices;

/// <summary>
/// How lines get into the journal that the calculation added: the journal's own are in the positions already. What partners owe each other
/// passes through suspense, which is at zero again when all partners' lines are booked.
/// </summary>
internal static class ChargeBookings
{
    /// <summary>True for a line that only the calculation knows of.</summary>
    public static bool IsCalculated(LineKind kind) => KindOf(kind) is not null;

    /// <summary>Moves one line between the partner's position and who it is owed to.</summary>
    public static void Book(Chain chain, WindowLine line)
    {
        if (KindOf(line.Key.Kind) is not { } kind)
        {
            return;
        }

        var position = SettlementAccounts.Position(line.Key.PartnerNo);
        var other = kind is TransferKind.SettlementFee or TransferKind.SettlementTrueUp ? SettlementAccounts.Fees : SettlementAccounts.Suspense;
        var owed = line.OwedMicros - line.DueMicros;
        _ = owed >= 0 ? chain.Move(position, other, owed, kind) : chain.Move(other, position, -owed, kind);
    }

    /// <summary>By how much a line makes the coalition's fees grow.</summary>
    public static long FeesMicros(WindowLine line) =>
        KindOf(line.Key.Kind) is TransferKind.SettlementFee or TransferKind.SettlementTrueUp ? line.OwedMicros - line.DueMicros : 0;

    /// <summary>True for what <see cref="Book"/> writes: an earlier settlement's, in the range of a later window.</summary>
    public static bool IsBooking(TransferKind kind) =>
        kind is TransferKind.SettlementFee or TransferKind.SettlementTrueUp or TransferKind.SettlementInterchange or TransferKind.JointFunding;

    private static TransferKind? KindOf(LineKind kind) => kind switch
    {
        LineKind.Fee => TransferKind.SettlementFee,
        LineKind.IssueTrueUp or LineKind.RedemptionTrueUp => TransferKind.SettlementTrueUp,
        LineKind.Interchange => TransferKind.SettlementInterchange,
        LineKind.JointFunding => TransferKind.JointFunding,
        _ => null,
    };
}
