namespace CoalitionHub.PartnerSdk;

/// <summary>
/// What the partner has with the coalition, and how near it is to its net debit cap. Micros are millionths of the settlement money's major
/// unit; below 0: the partner owes.
/// </summary>
public sealed record Position
{
    /// <summary>The partner.</summary>
    public required PartnerId PartnerId { get; init; }

    /// <summary>The journal's head when this was read.</summary>
    public required long AsOfSeq { get; init; }

    /// <summary>When it was read.</summary>
    public required DateTimeOffset AsOfTime { get; init; }

    /// <summary>Not settled yet.</summary>
    public required long PositionMicros { get; init; }

    /// <summary>What burns that are authorised may come to take of it; 0 or more.</summary>
    public required long HeldMicros { get; init; }

    /// <summary>Settled, and not paid yet.</summary>
    public required long SettledMicros { get; init; }

    /// <summary>Paid in ahead; 0 or more.</summary>
    public required long PrefundMicros { get; init; }

    /// <summary>What the partner's points in wallets will cost it when they are burnt; 0 or more.</summary>
    public required long OutstandingMicros { get; init; }

    /// <summary>
    /// What the partner may come to owe beyond what it has paid in: outstanding, held and promised less position, settled and prefund. Below 0: it is
    /// covered by more than it needs.
    /// </summary>
    public required long ExposureMicros { get; init; }

    /// <summary>The most that the exposure may be by the partner's terms, where several are in force the least of them; null without terms.</summary>
    public long? CapMicros { get; init; }

    /// <summary>Exposure in per cent of the cap, rounded down; 0 where it is covered; null without terms.</summary>
    public int? UsedPercent { get; init; }

    /// <summary>The highest threshold of the coalition's settlement rules that is reached, in per cent of the cap; 0 for none.</summary>
    public int ThresholdPercent { get; init; }

    /// <summary>When the cap is reached if the exposure goes on growing as it did lately; null where it doesn't grow, or nothing is known yet.</summary>
    public DateTimeOffset? CapForecastTime { get; init; }

    /// <summary>What it will owe for exchanges that are under way and not booked yet: fees, bonuses, and points that will arrive; 0 or more.</summary>
    public long PromisedMicros { get; init; }

    /// <summary>What the partner quotes when it pays in ahead, always the same (ISO 11649).</summary>
    public string DepositReference { get; init; } = "";
}
