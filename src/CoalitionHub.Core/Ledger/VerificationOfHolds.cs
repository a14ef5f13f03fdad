namespace CoalitionHub.Core.Ledger;

/// <summary>Follows every pending transfer until it is posted or voided, and compares what is open with the holds that the database has.</summary>
internal sealed class VerificationOfHolds(VerificationFindings findings)
{
    private readonly Dictionary<long, Pending> open = [];
    private readonly List<Hold> rows = [];
    private long rowsSeq;
    private bool isCompared;

    /// <summary>Takes a hold's row.</summary>
    public void AddRow(Hold hold) => rows.Add(hold);

    /// <summary>Begins the journal.</summary>
    /// <param name="atSeq">The head when the holds were read: they are exact at it.</param>
    public void Begin(long atSeq)
    {
        rowsSeq = atSeq;
        CompareAt(0);
    }

    public void Add(Transfer row)
    {
        if (row.Phase == Phase.Pending)
        {
            open[row.Seq] = new Pending(row.Debit, row.Credit, row.Amount);
        }
        else if (row.Phase != Phase.Posted)
        {
            Resolve(row);
        }

        CompareAt(row.Seq);
    }

    public void Finish() => Compare();

    private void Resolve(Transfer row)
    {
        if (!open.TryGetValue(row.HoldSeq, out var pending))
        {
            findings.Add(VerificationOfOrder.Subject(row), $"it resolves transfer {row.HoldSeq}, which isn't pending.");
            return;
        }

        if (pending.Debit != row.Debit || pending.Credit != row.Credit || row.Amount > pending.Amount)
        {
            findings.Add(VerificationOfOrder.Subject(row), $"it resolves {row.Amount} from {row.Debit} to {row.Credit} of transfer {row.HoldSeq}, of which {pending.Amount} from {pending.Debit} to {pending.Credit} are pending.");
        }

        if (row.Amount >= pending.Amount)
        {
            open.Remove(row.HoldSeq);
        }
        else
        {
            open[row.HoldSeq] = pending with { Amount = pending.Amount - row.Amount };
        }
    }

    private void CompareAt(long seq)
    {
        if (seq == rowsSeq)
        {
            Compare();
        }
    }

    private void Compare()
    {
        if (isCompared)
        {
            return;
        }

        isCompared = true;
        var unnamed = new Dictionary<long, Pending>(open);
        foreach (var hold in rows)
        {
            foreach (var leg in hold.Legs)
            {
                CompareLeg(hold, leg.Seq, leg.Points, unnamed);
                if (leg.MoneySeq != 0)
                {
                    CompareLeg(hold, leg.MoneySeq, leg.Micros, unnamed);
                }
            }
        }

        foreach (var (seq, pending) in unnamed)
        {
            findings.Add($"transfer {seq}", $"{pending.Amount} of it are pending, and no hold names it.");
        }
    }

    private void CompareLeg(Hold hold, long seq, long amount, Dictionary<long, Pending> unnamed)
    {
        var pending = unnamed.Remove(seq, out var found) ? found.Amount : 0;
        if (pending != amount)
        {
            findings.Add($"hold {hold.No}", $"it holds {amount} of transfer {seq}, of which {pending} are pending.");
        }
    }

    private sealed record Pending(AccountId Debit, AccountId Credit, long Amount);
}
