namespace CoalitionHub.PartnerSdk;

/// <summary>How a process serves its ledger. Read once, when serving begins.</summary>
public sealed class LedgerServingOptions
{
    /// <summary>How many instructions are worked on at once, each of another member; 1 to 500.</summary>
    public int MaxConcurrent { get; set; } = 16;

    /// <summary>
    /// How long the ledger may take for one instruction, 10 milliseconds to 1 hour. Then its cancellation token is cancelled; if it ends
    /// with an exception, the answer is "not known". Until it ends, the member's other instructions wait.
    /// </summary>
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>
    /// Only for rehearsing a bad connection: how often an answer is sent. 0: it is lost on the way, the hub will ask; 1: as usual;
    /// 2: it arrives twice. Null: always once.
    /// </summary>
    public Func<LedgerInstruction, LedgerAnswer, int>? RehearsedSends { get; set; }

    internal LedgerServingOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrent, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(MaxConcurrent, 500);
        ArgumentOutOfRangeException.ThrowIfLessThan(AnswerTimeout, TimeSpan.FromMilliseconds(10));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(AnswerTimeout, TimeSpan.FromHours(1));
        return new LedgerServingOptions { MaxConcurrent = MaxConcurrent, AnswerTimeout = AnswerTimeout, RehearsedSends = RehearsedSends };
    }
}
