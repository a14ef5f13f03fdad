using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Members;

public sealed class ProofSecretTests
{
    // RFC 6238, appendix B: the secret is "12345678901234567890" in ASCII; of its eight digits, authenticator apps show the last six.
    private static readonly ProofSecret OfTheStandard = new(new MemberId("mbr_1"), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "otpauth://totp/x");

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_111_111_111, "050471")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(2_000_000_000, "279037")]
    [InlineData(20_000_000_000, "353130")]
    public void Codes_are_those_of_the_standard(long unixSeconds, string code) =>
        OfTheStandard.CodeAt(DateTimeOffset.FromUnixTimeSeconds(unixSeconds)).ShouldBe(code);

    [Fact]
    public void A_secret_that_is_no_base32_is_refused() =>
        Should.Throw<FormatException>(() => (OfTheStandard with { SecretBase32 = "01" }).CodeAt(DateTimeOffset.UnixEpoch));

    [Fact]
    public void Secrets_and_names_stay_out_of_logs()
    {
        Member member = new()
        {
            Id = new MemberId("mbr_1"),
            State = MemberState.Active,
            EnrolledTime = DateTimeOffset.UnixEpoch,
            CardNumber = "6000000000000007",
            Profile = new Profile { DisplayName = "Ada", Email = "ada@example.org" },
        };

        $"{OfTheStandard}".ShouldBe("proof secret of mbr_1");
        $"{member}".ShouldBe("mbr_1 (Active)");
        $"{member.Profile}".ShouldBe("profile");
        $"{MemberSelector.ByCard("6000000000000007")}".ShouldNotContain("6000");
    }
}
