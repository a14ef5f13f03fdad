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
    public static EntryKind Of(Transfer row, AdjustmentKind? adjustmentKind) => (PurposeOf(row), row.Phase) switch
    {
        (_, Phase.Pending) => EntryKind.Hold,
        (_, Phase.Void) => EntryKind.HoldReleased,
        (TransferKind.Earn, _) => EntryKind.Earn,
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
        PurposeOf(row) is TransferKind.Earn or TransferKind.Burn or TransferKind.Reversal or TransferKind.Release;

    /// <summary>True when the row's source is an adjustment.</summary>
    public static bool IsOfAdjustment(Transfer row) => PurposeOf(row) == TransferKind.Adjustment;

    /// <summary>
    /// What the row's points moved for. Points that repaid a debt came by a purchase, an exchange, a gift or an adjustment like any others;
    /// where they came from says by which, and only a purchase has a time of its own.
    /// </summary>
    private static TransferKind PurposeOf(Transfer row) => (row.Kind, row.Debit.Kind) switch
    {
        (not TransferKind.Repayment, _) => row.Kind,
        (_, AccountKind.Suspense) => TransferKind.Gift,
        (_, AccountKind.Liquidity or AccountKind.Fees or AccountKind.Rounding) => row.CorrectsSeq == 0 ? TransferKind.Exchange : TransferKind.ExchangeReversal,
        _ when row.PurchaseTimeMicros != 0 => row.CorrectsSeq == 0 ? TransferKind.Earn : TransferKind.Reversal,
        _ => row.SourceNo == 0 ? TransferKind.Opening : TransferKind.Adjustment,
    };
}
