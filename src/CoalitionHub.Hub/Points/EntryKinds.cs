using CoalitionHub.Core.Ledger;
using CoalitionHub.Core.Points;
using CoalitionHub.Protos.Points.V1;
using AdjustmentKind = CoalitionHub.Core.Points.AdjustmentKind;
using Direction = CoalitionHub.Protos.Amounts.V1.Direction;

namespace CoalitionHub.Hub.Points;

/// <summary>What a journal row means to a member.</summary>
internal static class EntryKinds
{
    /// <summary>The kind of a row that touches a wallet.</summary>
    /// <param name="row">The row.</param>
    /// <param name="adjustmentKind">Of an adjustment, why it was made.</param>
    public static EntryKind Of(Transfer row, AdjustmentKind? adjustmentKind) => (row.Kind, row.Phase) switch
    {
        (_, Phase.Pending) => EntryKind.Hold,
        (_, Phase.Void) => EntryKind.HoldReleased,
        (TransferKind.Earn or TransferKind.Repayment, _) => EntryKind.Earn,
        (TransferKind.Burn, _) => EntryKind.Burn,
        (TransferKind.Reversal, _) => row.Debit.IsWallet ? EntryKind.EarnReversal : EntryKind.BurnReversal,
        (TransferKind.Expiry, _) => EntryKind.Expiry,
        (TransferKind.Release, _) => EntryKind.Release,
        (TransferKind.Adjustment, _) => adjustmentKind == AdjustmentKind.Goodwill ? EntryKind.Goodwill : EntryKind.Adjustment,
        (TransferKind.Opening, _) => EntryKind.OpeningBalance,
        (TransferKind.Merge, _) => EntryKind.Merge,
        (TransferKind.Gift, _) => EntryKind.Gift,
        (TransferKind.ExchangeFee, _) => EntryKind.ExchangeFee,
        (TransferKind.ExchangeReversal, _) => EntryKind.ExchangeReversal,
        (TransferKind.Exchange or TransferKind.ExchangeResidue, _) => row.Debit.IsWallet ? EntryKind.ExchangeOut : EntryKind.ExchangeIn,
        _ => EntryKind.Unspecified,
    };

    /// <summary>Which way the points went, seen from the wallet.</summary>
    public static Direction DirectionOf(Transfer row) => row.Debit.IsWallet ? Direction.Debit : Direction.Credit;

    /// <summary>True when the row's source is a purchase.</summary>
    public static bool IsOfPurchase(Transfer row) => row.SourceNo != 0 &&
        row.Kind is TransferKind.Earn or TransferKind.Burn or TransferKind.Reversal or TransferKind.Release or TransferKind.Repayment;
}
