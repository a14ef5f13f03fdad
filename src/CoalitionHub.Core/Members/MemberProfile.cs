namespace CoalitionHub.Core.Members;

/// <summary>What a member may tell of itself; each part is personal, and empty when not given.</summary>
/// <param name="DisplayName">What to call the member, at most 100 characters.</param>
/// <param name="Email">At most 254 characters.</param>
/// <param name="BirthDate">ISO 8601, yyyy-MM-dd.</param>
public sealed record MemberProfile(string DisplayName, string Email, string BirthDate)
{
    /// <summary>Nothing told.</summary>
    public static MemberProfile Empty { get; } = new("", "", "");

    /// <summary>This profile, with the other's parts where it has none.</summary>
    public MemberProfile FilledFrom(MemberProfile other) => new(
        Either(DisplayName, other.DisplayName),
        Either(Email, other.Email),
        Either(BirthDate, other.BirthDate));

    private static string Either(string first, string second) => first.Length > 0 ? first : second;
}
