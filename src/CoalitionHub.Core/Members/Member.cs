using CoalitionHub.Core.Staff;
using CoalitionHub.Core.State;

namespace CoalitionHub.Core.Members;

/// <summary>Where a membership stands. Values are stored.</summary>
public enum MemberState : byte
{
    Active = 1,

    /// <summary>Its points and cards are another membership's now.</summary>
    Merged = 2,

    /// <summary>Its personal data is gone; its number and journal stay.</summary>
    Erased = 3,
}

/// <summary>A member of the coalition. Nothing personal is needed to earn; what is given can be exported and erased.</summary>
/// <param name="No">1 and up.</param>
/// <param name="State">Where the membership stands.</param>
/// <param name="MergedIntoNo">The membership that took over; 0 unless merged.</param>
/// <param name="EnrolledByNo">The partner that enrolled the member.</param>
/// <param name="DisplayName">Personal; empty when not given.</param>
/// <param name="Email">Personal; empty when not given.</param>
/// <param name="BirthDate">Personal, yyyy-MM-dd; empty when not given.</param>
/// <param name="ProofSecret">The RFC 6238 secret shared with wallet or partner app, Base32; empty when none was made.</param>
/// <param name="CreatedMicros">When the member was enrolled.</param>
public sealed record Member(
    long No,
    MemberState State,
    long MergedIntoNo,
    int EnrolledByNo,
    string DisplayName,
    string Email,
    string BirthDate,
    string ProofSecret,
    long CreatedMicros)
{
    public const string IdPrefix = "mbr";

    /// <summary>As the member is known outside: <c>mbr_…</c>.</summary>
    public string Id => OpaqueId.Format(IdPrefix, No, CreatedMicros);

    /// <summary>What the member told of itself.</summary>
    public MemberProfile Profile => new(DisplayName, Email, BirthDate);
}

/// <summary>Why a card was replaced. Values are stored.</summary>
public enum CardReplacement : byte
{
    /// <summary>It wasn't.</summary>
    None = 0,
    Lost = 1,
    Stolen = 2,
    Damaged = 3,
}

/// <summary>A card: 15 digits and a check digit (<see cref="CardNumber"/>). A lost one is replaced and then refused by name.</summary>
/// <param name="Number">16 digits.</param>
/// <param name="MemberNo">Whose it is.</param>
/// <param name="CreatedMicros">When it was issued.</param>
/// <param name="ReplacedMicros">When a newer card took its place; 0 while it is valid.</param>
/// <param name="ReplacedFor">Why.</param>
public sealed record Card(string Number, long MemberNo, long CreatedMicros, long ReplacedMicros = 0, CardReplacement ReplacedFor = CardReplacement.None)
{
    /// <summary>True once it names nobody any more.</summary>
    public bool IsReplaced => ReplacedMicros != 0;
}

/// <summary>Under which number a brand knows a member.</summary>
public readonly record struct BrandMember(int PartnerNo, string Number);

/// <summary>A brand's own member number, tied to the membership.</summary>
public sealed record BrandLink(BrandMember BrandMember, long MemberNo, long CreatedMicros);

/// <summary>What was proved lately: the last RFC 6238 time step used (a code is good once), and what a partner asserted on one day.</summary>
/// <param name="MemberNo">Whose proof.</param>
/// <param name="LastStep">The last time step whose code was accepted; 0 for none.</param>
/// <param name="AssertedOn">The day (since the Unix epoch, UTC) of <paramref name="AssertedPoints"/>.</param>
/// <param name="AssertedPoints">Points moved that day on partners' word, without a code.</param>
/// <param name="WrongCodes">Codes that were wrong, one after the other (<see cref="Members.WrongCodes"/>).</param>
/// <param name="WrongSinceMicros">When the first of them came, or the one that locked; microseconds since the Unix epoch, 0 for none.</param>
public sealed record ProofUse(long MemberNo, long LastStep, int AssertedOn, long AssertedPoints, int WrongCodes, long WrongSinceMicros)
{
    /// <summary>What is kept of a member that never proved anything.</summary>
    public static ProofUse None(long memberNo) => new(memberNo, 0, 0, 0, 0, 0);
}

/// <summary>The wish to merge two memberships of one person, waiting for a second person of the staff.</summary>
public sealed record Merge(long No, long FromNo, long IntoNo, ApprovalState State, int ProposedBy, int DecidedBy, string Why, long CreatedMicros, long DecidedMicros)
{
    public const string IdPrefix = "mrg";

    /// <summary>As it is known outside: <c>mrg_…</c>.</summary>
    public string Id => OpaqueId.Format(IdPrefix, No, CreatedMicros);
}
