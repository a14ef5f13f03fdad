namespace CoalitionHub.PartnerSdk;

/// <summary>A member as the partner sees it.</summary>
public sealed record Member
{
    /// <summary>The hub's id.</summary>
    public required MemberId Id { get; init; }

    /// <summary>Where the membership stands.</summary>
    public required MemberState State { get; init; }

    /// <summary>The card that is valid now; null once merged or erased.</summary>
    public string? CardNumber { get; init; }

    /// <summary>The partner's own number; null if it is not linked.</summary>
    public string? BrandMemberNumber { get; init; }

    /// <summary>When the member was enrolled.</summary>
    public required DateTimeOffset EnrolledTime { get; init; }

    /// <summary>Personal data; null unless this partner enrolled the member or is linked to it, and there is any.</summary>
    public Profile? Profile { get; init; }

    /// <summary>Whether the member can prove itself with a rotating code.</summary>
    public bool HasProofSecret { get; init; }

    /// <summary>The member that remains after a merge; null unless <see cref="State"/> is merged.</summary>
    public MemberId? MergedIntoId { get; init; }

    /// <summary>Id and state only: names don't belong into logs.</summary>
    public override string ToString() => $"{Id} ({State})";
}

/// <summary>Personal data. None of it is needed to earn; all of it can be exported and erased.</summary>
public sealed record Profile
{
    /// <summary>What to call the member, at most 100 characters; may be empty.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>E-mail address, at most 254 characters; may be empty.</summary>
    public string Email { get; init; } = "";

    /// <summary>Date of birth; null if not given.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>Nothing of it: personal data doesn't belong into logs.</summary>
    public override string ToString() => "profile";
}

/// <summary>Where a membership stands. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum MemberState
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>Earns and burns.</summary>
    Active = 1,

    /// <summary>Was merged into another membership, which has its points.</summary>
    Merged = 2,

    /// <summary>The person asked to be forgotten. Nothing can be earned or burnt.</summary>
    Erased = 3,
}

/// <summary>Everything personal that is kept of a member, for the member.</summary>
/// <param name="Member">The member with its profile.</param>
/// <param name="Cards">All its cards, the newest first.</param>
/// <param name="Links">Its links to this partner.</param>
/// <param name="Purchases">Its purchases, burns and returns at this partner, the last recorded first.</param>
/// <param name="ExportTime">When the data was read.</param>
public sealed record MemberExport(
    Member Member, IReadOnlyList<Card> Cards, IReadOnlyList<BrandLink> Links, IReadOnlyList<Purchase> Purchases, DateTimeOffset ExportTime)
{
    /// <summary>Its exchanges through this partner, the last accepted first; of very many the last 1000, the rest: <see cref="IExchanges.ListAsync"/>.</summary>
    public IReadOnlyList<Exchange> Exchanges { get; init; } = [];

    /// <summary>The gifts that it gave or got through this partner, the last given first; of very many the last 1000, the rest: <see cref="IGifts.ListAsync"/>.</summary>
    public IReadOnlyList<Gift> Gifts { get; init; } = [];
}

/// <summary>One card of a member.</summary>
/// <param name="Number">16 digits; the last one is the check digit.</param>
/// <param name="State">Where it stands.</param>
/// <param name="IssuedTime">When it was issued.</param>
/// <param name="ReplacedTime">When it was replaced; null while it is valid.</param>
/// <param name="ReplacementReason">Why it was replaced; unspecified while it is valid.</param>
public sealed record Card(string Number, CardState State, DateTimeOffset IssuedTime, DateTimeOffset? ReplacedTime, CardReplacementReason ReplacementReason);

/// <summary>A brand's own number of a member.</summary>
/// <param name="PartnerId">The brand.</param>
/// <param name="BrandMemberNumber">Its number of the member.</param>
/// <param name="LinkedTime">Since when.</param>
public sealed record BrandLink(PartnerId PartnerId, string BrandMemberNumber, DateTimeOffset LinkedTime);

/// <summary>Where a card stands. Later hubs may know more: cast numbers are kept as they are.</summary>
public enum CardState
{
    /// <summary>Not stated.</summary>
    Unspecified = 0,

    /// <summary>It names its member.</summary>
    Active = 1,

    /// <summary>It names nobody any more.</summary>
    Replaced = 2,
}

/// <summary>Why a card was replaced.</summary>
public enum CardReplacementReason
{
    /// <summary>Not stated; refused with <see cref="CoalitionHubReason.FieldMissing"/>.</summary>
    Unspecified = 0,

    /// <summary>The member lost it.</summary>
    Lost = 1,

    /// <summary>Somebody took it.</summary>
    Stolen = 2,

    /// <summary>It can't be read any more.</summary>
    Damaged = 3,
}
