using System.Text;
using CoalitionHub.Core.Members;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Members;

public sealed class RotatingCodeTests
{
    // The secret of both RFCs' test values.
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(2, "359152")]
    [InlineData(3, "969429")]
    [InlineData(4, "338314")]
    [InlineData(5, "254676")]
    [InlineData(6, "287922")]
    [InlineData(7, "162583")]
    [InlineData(8, "399871")]
    [InlineData(9, "520489")]
    public void Codes_are_those_of_rfc_4226_appendix_d(long counter, string code) => RotatingCode.At(Secret, counter).ShouldBe(code);

    [Theory]
    [InlineData(59L, "94287082")]
    [InlineData(1111111109L, "07081804")]
    [InlineData(1111111111L, "14050471")]
    [InlineData(1234567890L, "89005924")]
    [InlineData(2000000000L, "69279037")]
    [InlineData(20000000000L, "65353130")]
    public void Codes_of_eight_digits_are_those_of_rfc_6238_appendix_b(long seconds, string code) =>
        RotatingCode.At(Secret, RotatingCode.StepOf(seconds * 1_000_000), digits: 8).ShouldBe(code);

    [Fact]
    public void An_authenticator_app_is_told_secret_issuer_and_account() =>
        RotatingCode.UriOf("GEZDGNBV", "mbr_0192f0a4").ShouldBe("otpauth://totp/CoalitionHub:mbr_0192f0a4?secret=GEZDGNBV&issuer=CoalitionHub&algorithm=SHA1&digits=6&period=30");
}
