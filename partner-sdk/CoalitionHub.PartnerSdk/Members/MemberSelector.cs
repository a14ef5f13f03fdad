namespace CoalitionHub.PartnerSdk;

/// <summary>A member's id, "mbr_…".</summary>
/// <param name="Value">The text, as the hub gave it.</param>
public readonly record struct MemberId(string Value)
{
    /// <summary>The text.</summary>
    public override string ToString() => Value;
}

/// <summary>
/// Names one member: by id, by card, or by the partner's own number. Calls refuse what names nobody with
/// <see cref="CoalitionHubReason.MemberNotFound"/>, <see cref="CoalitionHubReason.CardReplaced"/>,
/// <see cref="CoalitionHubReason.MemberMerged"/> or <see cref="CoalitionHubReason.MemberErased"/>.
/// </summary>
public readonly record struct MemberSelector
{
    private MemberSelector(MemberSelectorKind kind, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        Kind = kind;
        Value = value;
    }

    internal MemberSelectorKind Kind { get; }

    internal string? Value { get; }

    /// <summary>By the hub's id.</summary>
    public static MemberSelector ById(MemberId id) => new(MemberSelectorKind.Id, id.Value);

    /// <summary>By the 16 digits of the card.</summary>
    public static MemberSelector ByCard(string cardNumber) => new(MemberSelectorKind.Card, cardNumber);

    /// <summary>By the partner's own number of the member, 1 to 64 characters.</summary>
    public static MemberSelector ByBrandNumber(string brandMemberNumber) => new(MemberSelectorKind.BrandNumber, brandMemberNumber);

    /// <summary>A member's id names the member.</summary>
    public static implicit operator MemberSelector(MemberId id) => ById(id);

    /// <summary>What it names the member by, without the number: numbers of people don't belong into logs.</summary>
    public override string ToString() => $"member by {Kind}";
}

/// <summary>What a selector names a member by.</summary>
internal enum MemberSelectorKind
{
    Nobody,
    Id,
    Card,
    BrandNumber,
}
