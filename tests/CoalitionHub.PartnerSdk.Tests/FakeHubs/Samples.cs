namespace CoalitionHub.PartnerSdk.Tests.FakeHubs;

/// <summary>Requests for tests that are about something else.</summary>
internal static class Samples
{
    public static readonly MemberId Member = new("mbr_1");

    public static EarnRequest Earn => new()
    {
        Member = Member,
        Receipt = new Receipt { MerchantReference = "till-7-1", Amount = new Money("HKD", 12_345) },
    };
}
