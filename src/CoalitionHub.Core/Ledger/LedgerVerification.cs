namespace CoalitionHub.Core.Ledger;

/// <summary>
/// Recomputes everything from the journal and says what differs. It is fed in this order: the rows of accounts (with lots) and
/// holds; the journal from its first transfer; the purchases; then <see cref="Finish"/>. It keeps accounts and lots in memory,
/// and one bit for each transfer. The hub may run on meanwhile: every row is compared at the seq it says it is true at.
/// </summary>
public sealed class LedgerVerification
{
    private readonly VerificationFindings findings = new();
    private readonly VerificationOfOrder order;
    private readonly VerificationOfAccounts accounts;
    private readonly VerificationOfHolds holds;
    private long purchases;
    private long purchaseNamed;
    private long purchaseNamedBy;

    public LedgerVerification()
    {
        order = new VerificationOfOrder(findings);
        accounts = new VerificationOfAccounts(findings);
        holds = new VerificationOfHolds(findings);
    }

    /// <summary>What is wrong so far.</summary>
    public VerificationFindings Findings => findings;

    /// <summary>The last transfer that was fed.</summary>
    public long LastSeq => order.LastSeq;

    /// <summary>Every account as the journal adds up to it, for a trial balance.</summary>
    public IEnumerable<Account> Accounts => accounts.Accounts;

    /// <summary>Feeds an account's row with the rows of its lots.</summary>
    public void AddAccountRow(Account row) => accounts.AddRow(row);

    /// <summary>Feeds a lot's row whose wallet has no row.</summary>
    public void AddLonelyLotRow(AccountId wallet, Lot row) => findings.Add($"lot {row.Seq} of {wallet}", "its wallet has no row.");

    /// <summary>Feeds a hold's row.</summary>
    public void AddHoldRow(Hold row) => holds.AddRow(row);

    /// <summary>All rows are fed; the journal follows.</summary>
    /// <param name="rowsSeq">The head's watermark before the rows were read: every account's row is true at least up to here.</param>
    /// <param name="holdsSeq">The head's seq when the holds were read.</param>
    public void BeginJournal(long rowsSeq, long holdsSeq)
    {
        accounts.Begin(rowsSeq);
        holds.Begin(holdsSeq);
    }

    /// <summary>Feeds the next transfer.</summary>
    public void AddTransfer(Transfer row)
    {
        order.Add(row);
        if (!Enum.IsDefined(row.Kind) || !Enum.IsDefined(row.Phase) || !Enum.IsDefined(row.Debit.Kind) || !Enum.IsDefined(row.Credit.Kind))
        {
            findings.Add(VerificationOfOrder.Subject(row), $"its kind {row.Kind}, phase {row.Phase} or accounts {row.Debit}, {row.Credit} are none of those that there are.");
            return;
        }

        accounts.Add(row);
        holds.Add(row);
        if (row.Kind is TransferKind.Earn or TransferKind.Burn or TransferKind.Reversal && row.SourceNo > purchaseNamed)
        {
            (purchaseNamed, purchaseNamedBy) = (row.SourceNo, row.Seq);
        }
    }

    /// <summary>Feeds the next purchase, in the order of their numbers. One whose chain is newer than the journal that was fed isn't judged.</summary>
    public void AddPurchase(long no, long chainSeq)
    {
        if (no != purchases + 1)
        {
            findings.Add($"purchase {purchases + 1}", no > purchases + 2 ? $"it is missing, and so are all up to {no - 1}." : "it is missing.");
        }

        purchases = no;
        if (chainSeq != 0 && chainSeq <= LastSeq && !order.IsChain(chainSeq))
        {
            findings.Add($"purchase {no}", $"its points are said to be moved by chain {chainSeq}; no chain begins there.");
        }
    }

    /// <summary>Ends the verification.</summary>
    /// <param name="head">The head up to which the journal was fed.</param>
    public void Finish(JournalHead head)
    {
        order.Finish(head);
        accounts.Finish();
        holds.Finish();
        if (purchaseNamed > purchases)
        {
            findings.Add($"purchase {purchaseNamed}", $"it is missing, though transfer {purchaseNamedBy} names it.");
        }
    }
}
