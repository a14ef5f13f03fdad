namespace CoalitionHub.PartnerSdk;

/// <summary>A settlement window's id, "win_…".</summary>
/// <param name="Value">The text, as the hub gave it.</param>
public readonly record struct WindowId(string Value)
{
    /// <summary>The text.</summary>
    public override string ToString() => Value;
}

/// <summary>A range of the journal that is settled as one.</summary>
public sealed record Window
{
    /// <summary>Its id.</summary>
    public required WindowId Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required WindowState State { get; init; }

    /// <summary>The first journal transfer in it.</summary>
    public required long FirstSeq { get; init; }

    /// <summary>The last journal transfer in it; 0 while it is open.</summary>
    public required long LastSeq { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedTime { get; init; }

    /// <summary>When it was closed; null while it is open.</summary>
    public DateTimeOffset? ClosedTime { get; init; }

    /// <summary>This partner's part; null until calculated.</summary>
    public WindowPart? OwnPart { get; init; }
}

/// <summary>One partner's part of a window.</summary>
/// <param name="State">Where it stands.</param>
/// <param name="NetDirection">Who pays.</param>
/// <param name="Net">What is to be paid.</param>
/// <param name="Outstanding">What is still to be paid.</param>
public sealed record WindowPart(PartState State, NetDirection NetDirection, Money Net, Money Outstanding)
{
    /// <summary>What this partner says of it.</summary>
    public PartAgreement Agreement { get; init; }

    /// <summary>Until when it can be disputed; after that, silence is agreement. Null: no limit.</summary>
    public DateTimeOffset? DisputeUntilTime { get; init; }

    /// <summary>What this partner still has to pay. Where not everything is set off, it may have to pay and be paid. Null before approval.</summary>
    public Money? ToPay { get; init; }

    /// <summary>What it is still to be paid. Null before approval.</summary>
    public Money? ToReceive { get; init; }

    /// <summary>When that is due; null: no limit, or not approved yet.</summary>
    public DateTimeOffset? PaymentDueTime { get; init; }

    /// <summary>What was given up of what wasn't paid, in both directions together. Null before approval.</summary>
    public Money? WrittenOff { get; init; }
}

/// <summary>What the partner and the coalition owe each other for one window. Micros are millionths of the money's major unit.</summary>
public sealed record Statement
{
    /// <summary>The window.</summary>
    public required WindowId WindowId { get; init; }

    /// <summary>The partner.</summary>
    public required PartnerId PartnerId { get; init; }

    /// <summary>The partner's short name.</summary>
    public required string PartnerCode { get; init; }

    /// <summary>Where it stands.</summary>
    public required PartState State { get; init; }

    /// <summary>The first journal transfer in the window.</summary>
    public required long FirstSeq { get; init; }

    /// <summary>The last journal transfer in the window.</summary>
    public required long LastSeq { get; init; }

    /// <summary>When the window was opened.</summary>
    public required DateTimeOffset OpenedTime { get; init; }

    /// <summary>When it was closed; null while it is open.</summary>
    public DateTimeOffset? ClosedTime { get; init; }

    /// <summary>Points given less those taken back, all currencies.</summary>
    public required long PointsIssued { get; init; }

    /// <summary>Points burnt at the partner less those given back.</summary>
    public required long PointsRedeemed { get; init; }

    /// <summary>Points the partner had issued that expired.</summary>
    public required long PointsExpired { get; init; }

    /// <summary>What the partner owes before fees.</summary>
    public required long OwedMicros { get; init; }

    /// <summary>What it is owed.</summary>
    public required long DueMicros { get; init; }

    /// <summary>The coalition's fee.</summary>
    public required long FeeMicros { get; init; }

    /// <summary>Who pays.</summary>
    public required NetDirection NetDirection { get; init; }

    /// <summary>The exact net position: due less owed less fee, without its sign.</summary>
    public required long NetMicros { get; init; }

    /// <summary>What is to be paid: the exact net position, rounded once to minor units.</summary>
    public required Money Net { get; init; }

    /// <summary>What owed and due are made of, in order of kind and currency; the fee is one of them.</summary>
    public IReadOnlyList<StatementLine> Lines { get; init; } = [];

    /// <summary>Payments recorded, in order.</summary>
    public IReadOnlyList<Payment> Payments { get; init; } = [];

    /// <summary>What is still to be paid.</summary>
    public required Money Outstanding { get; init; }

    /// <summary>What was given up of what wasn't paid, in both directions together.</summary>
    public Money? WrittenOff { get; init; }

    /// <summary>
    /// The amounts that come to what is to be paid, each rounded once: one for all sides together where they are netted multilaterally, one for
    /// each other side where bilaterally, one for each other side and direction where gross.
    /// </summary>
    public IReadOnlyList<StatementLeg> Legs { get; init; } = [];

    /// <summary>What the partner pays other partners, and they it, by interchange and joint funding: the lines of those kinds are sums of it.</summary>
    public IReadOnlyList<StatementShare> Shares { get; init; } = [];

    /// <summary>How many micros one minor unit of the settlement money is: 10,000 where it has two decimals.</summary>
    public long MicrosPerMinorUnit { get; init; }
}

/// <summary>One kind of item of a statement.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="PointsCurrencyCode">The points currency; null for fees that concern none.</param>
/// <param name="Count">How many journal transfers it sums up.</param>
/// <param name="Points">The points of those transfers; 0 if they moved none.</param>
/// <param name="OwedMicros">Money that the partner owes for them; 0 or more.</param>
/// <param name="DueMicros">Money that the partner is due for them; 0 or more.</param>
public sealed record StatementLine(
    StatementLineKind Kind, string? PointsCurrencyCode, long Count, long Points, long OwedMicros, long DueMicros);

/// <summary>One payment recorded.</summary>
/// <param name="Id">"pay_…".</param>
/// <param name="Direction">Who paid.</param>
/// <param name="Amount">How much.</param>
/// <param name="BankReference">The bank's reference.</param>
/// <param name="RecordedTime">When it was recorded.</param>
public sealed record Payment(PaymentId Id, PaymentDirection Direction, Money Amount, string BankReference, DateTimeOffset RecordedTime);

/// <summary>A payment's id, "pay_…".</summary>
/// <param name="Value">The text, as the hub gave it.</param>
public readonly record struct PaymentId(string Value)
{
    /// <summary>The text.</summary>
    public override string ToString() => Value;
}
