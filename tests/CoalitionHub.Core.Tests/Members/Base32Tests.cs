using System.Text;
using CoalitionHub.Core.Members;
using Shouldly;
using Xunit;

namespace CoalitionHub.Core.Tests.Members;

public sealed class Base32Tests
{
    // RFC 4648 section 10, without the padding.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Text_and_bytes_are_those_of_rfc_4648(string bytes, string text)
    {
        Base32.Encode(Encoding.ASCII.GetBytes(bytes)).ShouldBe(text);
        Encoding.ASCII.GetString(Base32.Decode(text)).ShouldBe(bytes);
    }

    [Fact]
    public void Every_byte_comes_back()
    {
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];

        Base32.Decode(Base32.Encode(bytes)).ShouldBe(bytes);
    }

    [Theory]
    [InlineData("my")]
    [InlineData("M1")]
    [InlineData("MY======")]
    public void Other_letters_are_no_base32(string text) => Should.Throw<FormatException>(() => Base32.Decode(text));
}
