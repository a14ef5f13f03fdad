using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Ledger;

namespace CoalitionHub.Core.Settlements;

/// <summary>What a chain as a whole is about; its money and its repayments can't be told apart without it.</summary>
/// <param name="Purpose">Why its points moved.</param>
/// <param name="TakesBack">True when points left a wallet: of a reversal, that a return took back what had been given.</param>
/// <param name="LeavingCurrencyNo">The points that left a wallet; else those that came into one; 0 for none.</param>
/// <param name="ArrivingCurrencyNo">The points that came into a wallet; else those that left one; 0 for none.</param>
internal readonly record struct ChainFacts(TransferKind Purpose, bool TakesBack, int LeavingCurrencyNo, int ArrivingCurrencyNo)
{
    public static ChainFacts Of(IReadOnlyList<Transfer> chain)
    {
        TransferKind? purpose = null;
        int leaving = 0, arriving = 0;
        Transfer? first = null;
        foreach (var transfer in chain)
        {
            if (transfer.Debit.CurrencyNo == Currency.SettlementMoneyNo)
            {
                continue;
            }

            first ??= transfer;
            purpose ??= transfer.Kind is TransferKind.Repayment or TransferKind.PackPoints ? null : transfer.Kind;
            leaving = leaving == 0 && IsMembers(transfer, transfer.Debit) ? transfer.Debit.CurrencyNo : leaving;
            arriving = arriving == 0 && IsMembers(transfer, transfer.Credit) ? transfer.Credit.CurrencyNo : arriving;
        }

        return new ChainFacts(
            purpose ?? PurposeOfRepaying(first, chain), leaving != 0, leaving != 0 ? leaving : arriving, arriving != 0 ? arriving : leaving);
    }

    /// <summary>The currency of a line's points.</summary>
    public int CurrencyOf(LineKind kind) => kind is LineKind.ExchangedIn or LineKind.DebtRepaid or LineKind.ExchangedOutReversed ? ArrivingCurrencyNo : LeavingCurrencyNo;

    /// <summary>True for a wallet, and for what stands in an exchange for the ledger of a brand that keeps its own points, or points for a pack.</summary>
    private static bool IsMembers(Transfer transfer, AccountId account) =>
        account.IsWallet || (account.Kind == AccountKind.Clearing && (IsExchange(transfer.Kind) || transfer.Kind == TransferKind.PackPurchase));

    private static bool IsExchange(TransferKind kind) =>
        kind is TransferKind.Exchange or TransferKind.ExchangeFee or TransferKind.ExchangeResidue or TransferKind.ExchangeReversal;

    /// <summary>All points of the chain repaid a debt: its money, or where the points came from, says why they moved.</summary>
    private static TransferKind PurposeOfRepaying(Transfer? first, IReadOnlyList<Transfer> chain)
    {
        if (first?.Debit.Kind is AccountKind.Liquidity or AccountKind.Fees or AccountKind.Rounding)
        {
            return first.CorrectsSeq == 0 ? TransferKind.Exchange : TransferKind.ExchangeReversal;
        }

        if (first is null || first.CorrectsSeq != 0)
        {
            return TransferKind.Reversal;
        }

        foreach (var transfer in chain)
        {
            switch (transfer.Kind)
            {
                case TransferKind.AdjustmentMoney:
                    return TransferKind.Adjustment;
                case TransferKind.OpeningMoney:
                    return TransferKind.Opening;
            }
        }

        return first.Debit.Kind == AccountKind.Suspense ? TransferKind.Gift : TransferKind.Earn;
    }
}
