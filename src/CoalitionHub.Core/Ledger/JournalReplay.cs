namespace CoalitionHub.Core.Ledger;

/// <summary>Applies journal rows to accounts again: the same steps as when they were decided.</summary>
public static class JournalReplay
{
    /// <summary>The account, its lots included, after a transfer that touches it.</summary>
    /// <exception cref="InvalidOperationException">The transfer takes more from a lot than is in it: a broken invariant.</exception>
    /// <exception cref="OverflowException">A number leaves its bounds.</exception>
    public static Account After(Account account, Transfer transfer, bool isDebit)
    {
        var moved = account.Id.IsWallet ? account with { Lots = WalletLots.After(account.Lots, transfer, isDebit) } : account;
        return LedgerBook.Apply(moved, transfer, isDebit);
    }
}
