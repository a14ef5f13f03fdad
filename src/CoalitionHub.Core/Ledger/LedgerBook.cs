using CoalitionHub.Core.Amounts;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Ledger;

/// <summary>
/// The accounts, the holds, and the transfers that the current batch appends to the journal. Every change of an account is
/// made here, by a transfer.
/// </summary>
public sealed class LedgerBook
{
    /// <summary>What the journal adds up to, by account.</summary>
    public DraftTable<AccountId, Account> Accounts { get; } = new();

    /// <summary>Active holds, by the seq of their first transfer.</summary>
    public DraftTable<long, Hold> Holds { get; } = new();

    /// <summary>Points still in wallets, by terms version.</summary>
    public DraftTable<int, Outstanding> Outstanding { get; } = new();

    /// <summary>The transfers of the current batch.</summary>
    public DraftList<Transfer> Transfers { get; } = new();

    /// <summary>Where the committed journal ends.</summary>
    public JournalHead Head { get; private set; } = JournalHead.Empty;

    /// <summary>The seq that the next transfer gets.</summary>
    public long NextSeq => Head.Seq + Transfers.Added.Count + 1;

    /// <summary>The account as the draft sees it; one that nothing touched has only zeros.</summary>
    public Account Account(AccountId id) => Accounts.Find(id) ?? Ledger.Account.Untouched(id);

    /// <summary>Begins a chain of transfers that are applied together or not at all.</summary>
    public Chain Begin(ChainHeader header) => new(this, header);

    /// <summary>Takes over a head that is in the database; only while the state is being loaded, or after its batch was committed.</summary>
    public void MoveTo(JournalHead head) => Head = head;

    /// <summary>Computes the digests of the batch's transfers, whose order is now final, and the head after them.</summary>
    public JournalHead Seal()
    {
        var rows = Transfers.Added;
        if (rows.Count == 0)
        {
            return Head;
        }

        var hash = Head.Hash.ToArray();
        foreach (var row in rows)
        {
            row.Seal(HashChain.Extend(hash, row));
        }

        return new JournalHead(rows[^1].Seq, hash, rows[^1].TimeMicros);
    }

    /// <summary>Adds a transfer and changes its two accounts. Only chains call it.</summary>
    internal Refusal? Append(Transfer transfer, Account? wallet)
    {
        if (transfer.Debit.CurrencyNo != transfer.Credit.CurrencyNo || transfer.Amount <= 0)
        {
            throw new InvalidOperationException($"A transfer of {transfer.Amount} from {transfer.Debit} to {transfer.Credit} can't be: one currency, a positive amount.");
        }

        Transfers.Add(transfer);
        var debit = Apply(wallet?.Id == transfer.Debit ? wallet : Account(transfer.Debit), transfer, isDebit: true);
        Accounts.Put(debit.Id, debit);
        var credit = Apply(wallet?.Id == transfer.Credit ? wallet : Account(transfer.Credit), transfer, isDebit: false);
        Accounts.Put(credit.Id, credit);
        return IsFull(debit) || IsFull(credit)
            ? new Refusal(Reason.AccountLimitReached, "An account's cumulative total would pass its bound; nothing more can be booked on it.")
            : null;
    }

    /// <summary>The account after the transfer. Also used to replay the journal's tail.</summary>
    public static Account Apply(Account account, Transfer transfer, bool isDebit)
    {
        var amount = transfer.Amount;
        var (posted, pending) = transfer.Phase switch
        {
            Phase.Posted => (amount, 0L),
            Phase.Pending => (0L, amount),
            Phase.Post => (amount, -amount),
            _ => (0L, -amount),
        };
        return isDebit
            ? account with { DebitsPosted = account.DebitsPosted + posted, DebitsPending = account.DebitsPending + pending, AtSeq = transfer.Seq }
            : account with { CreditsPosted = account.CreditsPosted + posted, CreditsPending = account.CreditsPending + pending, AtSeq = transfer.Seq };
    }

    internal void AddOutstanding(int termsNo, long points)
    {
        var before = Outstanding.Find(termsNo)?.Points ?? 0;
        Outstanding.Put(termsNo, new Outstanding(termsNo, before + points));
    }

    private static bool IsFull(Account account) =>
        account.DebitsPosted > AmountLimits.MaxAccountTotal || account.CreditsPosted > AmountLimits.MaxAccountTotal;
}
