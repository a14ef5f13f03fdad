namespace CoalitionHub.Core.Ledger;

/// <summary>Checks that the journal is whole and in order: seq, chains, time, and the hash chain over everything.</summary>
internal sealed class VerificationOfOrder(VerificationFindings findings)
{
    private readonly byte[] hash = HashChain.Start.ToArray();
    private readonly VerificationBits chainStarts = new();
    private Transfer? last;
    private bool isHashBroken;

    /// <summary>The last row that was seen.</summary>
    public long LastSeq => last?.Seq ?? 0;

    /// <summary>True when a chain begins at this seq.</summary>
    public bool IsChain(long seq) => chainStarts[seq];

    public void Add(Transfer row)
    {
        var expected = LastSeq + 1;
        if (row.Seq != expected)
        {
            ReportGap(expected, row.Seq - 1);
        }

        CheckChain(row, isAfterGap: row.Seq != expected);
        if (row.TimeMicros < (last?.TimeMicros ?? 0))
        {
            findings.Add(Subject(row), $"its time {row.TimeMicros} is before the time of the transfer before it, {last?.TimeMicros}.");
        }

        var digest = HashChain.Extend(hash, row);
        if (!isHashBroken && digest != row.Digest)
        {
            findings.Add(Subject(row), $"its digest is {row.Digest:x16}, the hash chain's is {digest:x16}: this row was changed after it was written, or the digest was. The chain isn't compared any further.");
            isHashBroken = true;
        }

        last = row;
    }

    /// <summary>Compares the journal's end with the head that the database has.</summary>
    public void Finish(JournalHead head)
    {
        if (LastSeq < head.Seq)
        {
            ReportGap(LastSeq + 1, head.Seq);
        }

        if (!isHashBroken && !head.Hash.Span.SequenceEqual(hash))
        {
            findings.Add("journal head", $"its hash is {Convert.ToHexString(head.Hash.Span)}, the journal's is {Convert.ToHexString(hash)}.");
        }

        if (last is not null && head.TimeMicros != last.TimeMicros)
        {
            findings.Add("journal head", $"its time is {head.TimeMicros}, the last transfer's is {last.TimeMicros}.");
        }
    }

    public static string Subject(Transfer row) => $"transfer {row.Seq}";

    private void ReportGap(long from, long to)
    {
        findings.Add($"transfer {from}", to > from ? $"it is missing, and so are all up to {to}." : "it is missing.");
        isHashBroken = true;
    }

    private void CheckChain(Transfer row, bool isAfterGap)
    {
        if (row.ChainSeq == row.Seq)
        {
            chainStarts.Set(row.Seq);
        }
        else if (!isAfterGap && row.ChainSeq != (last?.ChainSeq ?? 0))
        {
            findings.Add(Subject(row), $"it belongs to chain {row.ChainSeq}, but the transfer before it belongs to chain {last?.ChainSeq ?? 0}: a chain lies in one piece.");
        }
    }
}

/// <summary>A set of numbers from 0, one bit each.</summary>
internal sealed class VerificationBits
{
    private ulong[] words = new ulong[1024];

    public bool this[long number] => number >= 0 && number >> 6 < words.Length && (words[number >> 6] >> (int)(number & 63) & 1) == 1;

    public void Set(long number)
    {
        var word = (int)(number >> 6);
        if (word >= words.Length)
        {
            Array.Resize(ref words, Math.Max(words.Length * 2, word + 1));
        }

        words[word] |= 1UL << (int)(number & 63);
    }
}
