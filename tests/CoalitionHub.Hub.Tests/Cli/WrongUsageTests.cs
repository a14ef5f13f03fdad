using CoalitionHub.Hub.Cli;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Cli;

/// <summary>A wrong command line ends with 2, says what is wrong, and calls nobody.</summary>
public sealed class WrongUsageTests
{
    [Theory]
    [InlineData("prtner list", "prtner")]
    [InlineData("partner", "Required command")]
    [InlineData("partner show", "partner")]
    [InlineData("partner onboard kiwi --name Kiwi", "--settles-in")]
    [InlineData("partner onboard kiwi --name Kiwi --settles-in HKD --points KIWI", "--points-name go together")]
    [InlineData("partner list --limit 0", "--limit must be 1 or more")]
    [InlineData("partner list --request-id x", "--request-id")]
    [InlineData("partner suspend kiwi --reason x --request-id 1b4e28ba-2fa1-41d2-883f-0016d3cca427", "must be a UUIDv7")]
    [InlineData("staff add Mary --role makr", "'makr' must be one of operator, finance-maker")]
    [InlineData("settle windows --state done", "'done' must be one of open, closed")]
    [InlineData("settle windows --state", "--state")]
    [InlineData("settle pay win_1 kiwi --bank-reference x --received", "--received")]
    [InlineData("staff add Mary --role", "--role")]
    [InlineData("settle pay win_1 kiwi --bank-reference x", "Give --received or --made")]
    [InlineData("settle pay win_1 kiwi --bank-reference x --received 1HKD", "no amount such as")]
    [InlineData("adjust propose m --give 1 --take 2 --currency K --kind goodwill --paid-by k --reason z", "Give --give or --take")]
    [InlineData("adjust propose m --give 1 --currency K --paid-by k --reason z", "--kind")]
    [InlineData("adjust propose m --give many --currency K --kind goodwill --paid-by k --reason z", "many")]
    [InlineData("route propose --from A --to B --issuer c --rate 1/0", "'1/0' is no fraction")]
    [InlineData("terms propose kiwi --file t.json --effective tomorrow", "'tomorrow' is no time")]
    [InlineData("serve --set Grcp:Url=http://127.0.0.1:1", "must be NAME=VALUE")]
    [InlineData("serve --set Grpc:Url", "must be NAME=VALUE")]
    [InlineData("migrate --save-profile olga", "goes with --first-operator")]
    public async Task A_wrong_command_line_is_told_in_words(string line, string words)
    {
        var (exitCode, output, error) = await TestTerminal.RunAsync(line.Split(' '));

        exitCode.ShouldBe(ExitCode.WrongUsage);
        error.ShouldContain(words);
        error.ShouldContain("--help");
        output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("partner list", "--client-id")]
    [InlineData("partner list --client-id a", "--client-secret")]
    [InlineData("partner list --client-id a --client-secret b --hub hub.example.com", "--hub")]
    [InlineData("partner list --client-id a --client-secret b --token-url ftp://x", "--token-url")]
    [InlineData("partner list --client-id a --client-secret b --timeout 0", "--timeout")]
    [InlineData("partner list --profile no-such-profile", "no-such-profile.json can't be read")]
    [InlineData("terms propose kiwi --file no-such-file.json", "no-such-file.json can't be read")]
    [InlineData("import opening-balances --partner kiwi --currency KIWI --file no-such-file.csv", "no-such-file.csv can't be read")]
    [InlineData("serve --config no-such-file.json", "no settings file no-such-file.json")]
    [InlineData("serve --set Storage:Provider=Oracle", "Storage:Provider")]
    [InlineData("migrate --set Coalition:Money=POINTS", "Coalition:Money")]
    public async Task What_is_missing_or_wrong_is_named(string line, string words)
    {
        var (exitCode, _, error) = await TestTerminal.RunAsync(line.Split(' '));

        exitCode.ShouldBe(ExitCode.WrongUsage);
        error.ShouldStartWith("error: ");
        error.ShouldContain(words);
    }

    [Fact]
    public async Task A_token_endpoint_that_nobody_listens_at_is_unreachable()
    {
        var place = $"http://127.0.0.1:{Testing.FreePort.Next()}";

        var (exitCode, _, error) = await TestTerminal.RunAsync("partner", "list", "--client-id", "a", "--client-secret", "very-secret", "--token-url", place);

        exitCode.ShouldBe(ExitCode.Unreachable);
        error.ShouldContain(place);
        error.ShouldNotContain("very-secret");
    }
}
