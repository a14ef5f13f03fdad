namespace CoalitionHub.Core.Members;

/// <summary>Names one member, in one of three ways.</summary>
public readonly record struct MemberSelector
{
    private MemberSelector(long memberNo, string? cardNumber, string? brandMemberNumber) =>
        (MemberNo, CardNumber, BrandMemberNumber) = (memberNo, cardNumber, brandMemberNumber);

    /// <summary>The number in the member's id; 0 when it is named otherwise.</summary>
    public long MemberNo { get; }

    /// <summary>The card; null when it is named otherwise.</summary>
    public string? CardNumber { get; }

    /// <summary>The calling partner's own number of the member; null when it is named otherwise.</summary>
    public string? BrandMemberNumber { get; }

    public static MemberSelector ById(long memberNo) => new(memberNo, null, null);

    public static MemberSelector ByCard(string cardNumber) => new(0, cardNumber, null);

    public static MemberSelector ByBrandNumber(string brandMemberNumber) => new(0, null, brandMemberNumber);
}
