namespace CoalitionHub.PartnerSdk;

/// <summary>What a brand's own ledger answers an instruction. Made with <see cref="Done"/>, <see cref="Refused"/> or <see cref="NotKnown"/>.</summary>
public sealed record LedgerAnswer
{
    /// <summary>So many characters of <see cref="PartnerReference"/> and <see cref="RefusalReason"/> reach the hub; the rest is cut off.</summary>
    public const int MaxTextLength = 64;

    private LedgerAnswer(InstructionOutcome outcome) => Outcome = outcome;

    /// <summary>It can't be told now. The hub asks again, with growing pauses.</summary>
    public static LedgerAnswer NotKnown { get; } = new(InstructionOutcome.NotKnown);

    /// <summary>What became of the instruction; for a query, of the one that it asks about.</summary>
    public InstructionOutcome Outcome { get; }

    /// <summary>How many points moved; 0 unless it was done.</summary>
    public long Points { get; private init; }

    /// <summary>The brand's own number of the booking; may be empty.</summary>
    public string PartnerReference { get; private init; } = "";

    /// <summary>Why it was refused, such as "INSUFFICIENT_POINTS"; may be empty.</summary>
    public string RefusalReason { get; private init; } = "";

    /// <summary>It was carried out, durably.</summary>
    /// <param name="points">How many points moved; 0 for a validation.</param>
    /// <param name="partnerReference">The brand's own number of the booking; ids only, no personal data.</param>
    public static LedgerAnswer Done(long points, string partnerReference = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(points);
        return new LedgerAnswer(InstructionOutcome.Done) { Points = points, PartnerReference = Cut(partnerReference) };
    }

    /// <summary>It was not carried out, and never will be.</summary>
    /// <param name="reason">Why, a short name in capitals: "MEMBER_NOT_FOUND".</param>
    public static LedgerAnswer Refused(string reason = "") => new(InstructionOutcome.Refused) { RefusalReason = Cut(reason) };

    private static string Cut(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= MaxTextLength ? text : text[..MaxTextLength];
    }
}

/// <summary>What became of an instruction.</summary>
public enum InstructionOutcome
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>It was carried out, durably.</summary>
    Done = 1,

    /// <summary>It was not carried out, and never will be.</summary>
    Refused = 2,

    /// <summary>It can't be told now.</summary>
    NotKnown = 3,
}
