namespace CoalitionHub.Core.Ledger;

/// <summary>Adds up every account and lot again, and compares the rows that the database has, each at the seq it says it is true at.</summary>
internal sealed class VerificationOfAccounts(VerificationFindings findings)
{
    private readonly Dictionary<AccountId, Entry> entries = [];
    private long rowsSeq;

    /// <summary>Every account as the journal adds up to it.</summary>
    public IEnumerable<Account> Accounts => entries.Values.Select(entry => entry.Account).Where(account => account.AtSeq != 0);

    /// <summary>Takes an account's row, with its lots' rows.</summary>
    public void AddRow(Account row) => EntryOf(row.Id).Row = row;

    /// <summary>Begins the journal.</summary>
    /// <param name="upTo">Every account's row should be true at least up to this seq.</param>
    public void Begin(long upTo) => rowsSeq = upTo;

    public void Add(Transfer row)
    {
        if (row.Debit.CurrencyNo != row.Credit.CurrencyNo || row.Debit == row.Credit)
        {
            findings.Add(VerificationOfOrder.Subject(row), $"it moves from {row.Debit} to {row.Credit}: two accounts of one currency are needed.");
        }

        if (row.Amount <= 0)
        {
            findings.Add(VerificationOfOrder.Subject(row), $"its amount is {row.Amount}.");
        }

        CheckWallet(row);
        Move(row, row.Debit, isDebit: true);
        Move(row, row.Credit, isDebit: false);
    }

    /// <summary>Reports what never could be compared, and what doesn't add up.</summary>
    public void Finish()
    {
        Dictionary<int, Int128> sums = [];
        foreach (var entry in entries.Values)
        {
            if (entry.Row is { } row)
            {
                findings.Add(Subject(row.Id), row.AtSeq == 0 && entry.Account.AtSeq != 0
                    ? "its row says that no transfer touched it yet."
                    : $"its row says that it is true at seq {row.AtSeq}, at which no transfer touches it.");
            }

            var account = entry.Account;
            sums[account.Id.CurrencyNo] = sums.GetValueOrDefault(account.Id.CurrencyNo) + account.Balance;
            if (account.Id.IsWallet && !entry.AreLotsBroken)
            {
                CheckSumOfLots(account);
            }
        }

        foreach (var (currencyNo, sum) in sums.Where(pair => pair.Value != 0))
        {
            findings.Add($"currency {currencyNo}", $"all its accounts add up to {sum}, not to zero.");
        }
    }

    private void CheckWallet(Transfer row)
    {
        if (row.Debit.IsWallet && row.Credit.IsWallet)
        {
            findings.Add(VerificationOfOrder.Subject(row), "it touches two wallets.");
            return;
        }

        var touched = row.Debit.IsWallet ? row.Debit : row.Credit;
        var previous = touched.IsWallet ? EntryOf(touched).Account.AtSeq : 0;
        if (row.PreviousSeq != previous)
        {
            findings.Add(VerificationOfOrder.Subject(row), $"it says that the previous transfer of its wallet is {row.PreviousSeq}; it is {previous}.");
        }

        if (touched.IsWallet != (row.LotSeq != 0))
        {
            findings.Add(VerificationOfOrder.Subject(row), touched.IsWallet ? "it touches a wallet and names no lot." : $"it names lot {row.LotSeq} and touches no wallet.");
        }
    }

    private void Move(Transfer row, AccountId id, bool isDebit)
    {
        var entry = EntryOf(id);
        CheckIsNotBehind(entry, row);
        try
        {
            entry.Account = entry.AreLotsBroken ? LedgerBook.Apply(entry.Account, row, isDebit) : JournalReplay.After(entry.Account, row, isDebit);
        }
        catch (Exception broken) when (broken is InvalidOperationException or OverflowException)
        {
            findings.Add(VerificationOfOrder.Subject(row), $"it can't be applied to {id}: {broken.Message} The lots of that account aren't compared any further.");
            entry.AreLotsBroken = true;
            entry.Account = entry.Account with { AtSeq = row.Seq };
        }

        if (entry.Row is { } stored && stored.AtSeq == row.Seq)
        {
            Compare(entry, stored);
            entry.ComparedSeq = stored.AtSeq;
            entry.Row = null;
        }
    }

    private void CheckIsNotBehind(Entry entry, Transfer row)
    {
        var trueAt = entry.Row?.AtSeq ?? entry.ComparedSeq;
        if (row.Seq > rowsSeq || trueAt >= row.Seq || entry.IsReportedBehind)
        {
            return;
        }

        findings.Add(Subject(entry.Account.Id), trueAt == 0
            ? $"it has no row, though transfer {row.Seq} touches it and all rows should be true up to seq {rowsSeq}."
            : $"its row is true at seq {trueAt} and misses transfer {row.Seq}, though all rows should be true up to seq {rowsSeq}.");
        entry.IsReportedBehind = true;
    }

    private void Compare(Entry entry, Account row)
    {
        var account = entry.Account;
        foreach (var (name, has, should) in new[]
        {
            ("debits posted", row.DebitsPosted, account.DebitsPosted),
            ("credits posted", row.CreditsPosted, account.CreditsPosted),
            ("debits pending", row.DebitsPending, account.DebitsPending),
            ("credits pending", row.CreditsPending, account.CreditsPending),
        })
        {
            if (has != should)
            {
                findings.Add(Subject(account.Id), $"at seq {row.AtSeq} its row has {has} {name}, the journal {should}.");
            }
        }

        if (entry.AreLotsBroken)
        {
            return;
        }

        foreach (var lot in account.Lots)
        {
            var stored = WalletLots.Find(row.Lots, lot.Seq);
            if (stored != lot)
            {
                findings.Add(Subject(account.Id, lot.Seq), stored is null ? $"it has no row; by the journal it should say {lot}." : $"its row says {stored}, the journal {lot}.");
            }
        }

        foreach (var lot in row.Lots)
        {
            if (WalletLots.Find(account.Lots, lot.Seq) is null)
            {
                findings.Add(Subject(account.Id, lot.Seq), $"its row says {lot}; by the journal there is no such lot.");
            }
        }
    }

    private void CheckSumOfLots(Account account)
    {
        var points = account.Lots.Sum(lot => lot.Points);
        var held = account.Lots.Sum(lot => lot.Held);
        if (points != account.Balance || held != account.DebitsPending)
        {
            findings.Add(Subject(account.Id), $"its lots hold {points} points, {held} of them held; the account {account.Balance} and {account.DebitsPending}.");
        }
    }

    private Entry EntryOf(AccountId id)
    {
        if (!entries.TryGetValue(id, out var entry))
        {
            entry = new Entry { Account = Account.Untouched(id) };
            entries.Add(id, entry);
        }

        return entry;
    }

    private static string Subject(AccountId id) => $"account {id}";

    private static string Subject(AccountId id, long lotSeq) => $"lot {lotSeq} of {id}";

    private sealed class Entry
    {
        /// <summary>As the journal adds up to it so far.</summary>
        public required Account Account { get; set; }

        /// <summary>As the database has it; null when it has no row, or one that was compared.</summary>
        public Account? Row { get; set; }

        /// <summary>The seq at which its row was compared.</summary>
        public long ComparedSeq { get; set; }

        public bool IsReportedBehind { get; set; }

        public bool AreLotsBroken { get; set; }
    }
}
