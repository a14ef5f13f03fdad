using CoalitionHub.PartnerSimulator.Running;
using Shouldly;
using Xunit;

namespace CoalitionHub.PartnerSdk.Tests.Simulator;

/// <summary>The simulator's command line, as far as it can be read without serving.</summary>
public sealed class CommandLineTests
{
    [Fact]
    public void Addresses_are_read_or_the_usual_ones_taken()
    {
        var given = CommandLine.Create(TimeProvider.System).Parse(["serve", "--hub", "https://hub.example:443", "--authority", "https://hub.example/"]);
        var usual = CommandLine.Create(TimeProvider.System).Parse(["serve"]);

        given.Errors.ShouldBeEmpty();
        given.GetRequiredValue<Uri>("--hub").ShouldBe(new Uri("https://hub.example:443"));
        given.GetRequiredValue<Uri>("--authority").ShouldBe(new Uri("https://hub.example/"));
        usual.GetRequiredValue<Uri>("--hub").ShouldBe(new Uri("http://127.0.0.1:5080"));
    }

    [Theory]
    [InlineData("hub.example")]
    [InlineData("ftp://hub.example")]
    public void What_is_no_address_is_named(string text) =>
        CommandLine.Create(TimeProvider.System).Parse(["serve", "--hub", text]).Errors.ShouldHaveSingleItem().Message.ShouldContain($"--hub: '{text}' is no address");
}
