namespace CoalitionHub.PartnerSdk;

/// <summary>A gift's id, "gft_…".</summary>
/// <param name="Value">The text, as the hub gave it.</param>
public readonly record struct GiftId(string Value)
{
    /// <summary>The text.</summary>
    public override string ToString() => Value;
}

/// <summary>Points that one member gives to another.</summary>
public sealed record Gift
{
    /// <summary>Its id.</summary>
    public required GiftId Id { get; init; }

    /// <summary>Who gave.</summary>
    public required MemberId GiverId { get; init; }

    /// <summary>Who gets.</summary>
    public required MemberId ReceiverId { get; init; }

    /// <summary>Which points.</summary>
    public required string CurrencyCode { get; init; }

    /// <summary>How many.</summary>
    public required long Points { get; init; }

    /// <summary>Where it stands.</summary>
    public required GiftState State { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset GivenTime { get; init; }

    /// <summary>Until when it can be taken back; null where it was delivered at once.</summary>
    public DateTimeOffset? UndoUntilTime { get; init; }

    /// <summary>Why it could be taken back for a while; empty where it was delivered at once.</summary>
    public IReadOnlyList<UndoReason> UndoReasons { get; init; } = [];

    /// <summary>When it was delivered or taken back; null before.</summary>
    public DateTimeOffset? EndedTime { get; init; }

    /// <summary>The first journal transfer it made.</summary>
    public required long Seq { get; init; }
}

/// <summary>Where a gift stands. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum GiftState
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>Nothing has moved.</summary>
    Accepted = 1,

    /// <summary>The points have left the giver, who can still take them back.</summary>
    InUndoWindow = 2,

    /// <summary>The receiver has them.</summary>
    Completed = 3,

    /// <summary>The giver has them back.</summary>
    Cancelled = 4,
}
