namespace CoalitionHub.PartnerSdk;

/// <summary>A pack's id, "pck_…".</summary>
/// <param name="Value">The text, as the hub gave it.</param>
public readonly record struct PackId(string Value)
{
    /// <summary>The text.</summary>
    public override string ToString() => Value;
}

/// <summary>Points that a prepaid partner buys ahead. Its earns use packs up, the earliest first.</summary>
public sealed record Pack
{
    /// <summary>Its id.</summary>
    public required PackId Id { get; init; }

    /// <summary>Which points.</summary>
    public required string PointsCurrencyCode { get; init; }

    /// <summary>Where it stands.</summary>
    public required PackState State { get; init; }

    /// <summary>How many points.</summary>
    public required long Points { get; init; }

    /// <summary>How many of them are left; those that returns bring back are among them.</summary>
    public required long PointsLeft { get; init; }

    /// <summary>What they cost in all, in the settlement money.</summary>
    public required Money Price { get; init; }

    /// <summary>The bank's reference of the payment with which the partner paid; empty while it is awaited.</summary>
    public required string BankReference { get; init; }

    /// <summary>The version of terms that priced it.</summary>
    public required TermsId TermsId { get; init; }

    /// <summary>When it was proposed.</summary>
    public required DateTimeOffset ProposedTime { get; init; }

    /// <summary>When it was approved or turned down; null until then.</summary>
    public DateTimeOffset? DecidedTime { get; init; }

    /// <summary>The journal transfer that booked it; 0 until it is approved.</summary>
    public long Seq { get; init; }

    /// <summary>What the partner quotes when it pays for the pack (ISO 11649).</summary>
    public string CreditorReference { get; init; } = "";
}

/// <summary>Where a pack stands. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum PackState
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>Waits for another person of the coalition.</summary>
    Proposed = 1,

    /// <summary>Paid: its points can be given.</summary>
    Approved = 2,

    /// <summary>Turned down.</summary>
    Rejected = 3,

    /// <summary>Agreed to by two people; the bank has not shown the partner's payment yet.</summary>
    AwaitingPayment = 4,
}
