using System.Text;
using CoalitionHub.Core.Outcomes;
using CoalitionHub.Hub.Settlements.Banking;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Settlements.Banking;

/// <summary>Files that are made to do harm, or were damaged: none is taken in, none reads anything, none holds the hub up.</summary>
public sealed class HostileXmlTests
{
    private const string Open = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt>";
    private const string Close = "</Stmt></BkToCstmrStmt></Document>";

    private static readonly string Right = new CamtSample(Dialect.Old, new SampleEntry("1.00", true, new SampleDetail(Remittance: "x"))).Text;

    public static TheoryData<string, string> Hostile => new()
    {
        { "a document type", "<!DOCTYPE Document>" + Open + Close },
        { "an entity of its own", "<!DOCTYPE Document [<!ENTITY a \"b\">]>" + Open + "<Id>&a;</Id>" + Close },
        { "a file of this machine", "<!DOCTYPE Document [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + Open + "<Id>&a;</Id>" + Close },
        { "an address on the net", "<!DOCTYPE Document SYSTEM \"http://127.0.0.1:1/evil.dtd\">" + Open + Close },
        { "a parameter entity", "<!DOCTYPE Document [<!ENTITY % a SYSTEM \"http://127.0.0.1:1/\"> %a;]>" + Open + Close },
        { "a bomb of entities", "<!DOCTYPE Document [<!ENTITY a \"aaaaaaaaaa\">" + string.Concat("bcdefghij".Select(letter => $"<!ENTITY {letter} \"{string.Concat(Enumerable.Repeat($"&{(char)(letter - 1)};", 10))}\">")) + "]>" + Open + "<Id>&j;</Id>" + Close },
        { "an entity that nobody knows", Open + "<Id>&a;</Id>" + Close },
        { "depth", Open + string.Concat(Enumerable.Repeat("<Ntry>", 100_000)) + Close },
        { "depth in what is passed over", Open + "<x xmlns=\"urn:x\">" + string.Concat(Enumerable.Repeat("<y>", 100_000)) + Close },
        { "depth before the document", string.Concat(Enumerable.Repeat("<y>", 100_000)) },
        { "a huge text", Open + "<Id>" + new string('x', 2_000_000) + "</Id>" + Close },
        { "a huge attribute's document", "<Document a=\"" + new string('x', 4_000_000) + "\"/>" },
        { "many texts in one", Open + "<Id>" + string.Concat(Enumerable.Repeat("<![CDATA[xxxxxxxxxx]]>", 20_000)) + "</Id>" + Close },
        { "many entries", Open + string.Concat(Enumerable.Repeat("<Ntry/>", 100_000)) + Close },
        { "a control character", Open + "<Id>\u0001</Id>" + Close },
        { "a reference to a control character", Open + "<Id>&#1;</Id>" + Close },
        { "two documents", Right + Right[Right.IndexOf("<Document", StringComparison.Ordinal)..] },
        { "text after it", Right + "x" },
        { "no document", "<a/>" },
        { "nothing", "" },
        { "no XML", "MT940 :20:STARTUMS" },
        { "a prefix of nobody", "<x:Document/>" },
        { "an attribute twice", "<Document a=\"1\" a=\"2\"/>" },
        { "an encoding that there isn't", "<?xml version=\"1.0\" encoding=\"x-no-such\"?>" + Open + Close },
        { "an encoding that was given up", "<?xml version=\"1.0\" encoding=\"utf-7\"?>" + Open + "<Id>+ADw-</Id>" + Close },
        { "an encoding that it isn't in", "<?xml version=\"1.0\" encoding=\"utf-16\"?>" + Open + Close },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_file_is_refused(string what, string text) => ShouldBeRefused(Encoding.UTF8.GetBytes(text), what);

    [Fact]
    public void Bytes_that_are_no_UTF_8_are_refused()
    {
        var bytes = Encoding.UTF8.GetBytes(Right.Replace(">x<", ">é<", StringComparison.Ordinal));
        Read(bytes).Refusal.ShouldBeNull();
        var at = Array.IndexOf(bytes, (byte)0xC3);

        bytes[at] = 0xFF;

        ShouldBeRefused(bytes, "0xFF");
    }

    [Fact]
    public void A_file_in_UTF_16_that_says_so_is_read() =>
        Read([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Right.Replace("UTF-8", "utf-16", StringComparison.Ordinal))]).Refusal.ShouldBeNull();

    [Fact]
    public void A_file_that_breaks_off_anywhere_is_refused()
    {
        var bytes = Encoding.UTF8.GetBytes(Right);
        for (var length = 0; length < bytes.Length; length += 7)
        {
            ShouldBeRefused(bytes[..length], $"{length} bytes");
        }

        ShouldBeRefused(bytes[..^1], "one byte less");
        Read(bytes).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_refusal_tells_nothing_of_the_file() =>
        Read(Encoding.UTF8.GetBytes(Open + "<Secret-4711></Other>" + Close)).Refusal.ShouldNotBeNull().Message.ShouldNotContain("4711");

    private static void ShouldBeRefused(byte[] bytes, string what)
    {
        var refusal = Read(bytes).Refusal.ShouldNotBeNull(what);
        refusal.Reason.ShouldBe(Reason.BankFileInvalid, what);
    }

    private static Outcome<CamtFile> Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return CamtReader.Read(stream);
    }
}
