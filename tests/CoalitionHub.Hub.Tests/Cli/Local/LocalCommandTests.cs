using System.Text.Json;
using CoalitionHub.Hub.Cli;
using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Cli.Local;

/// <summary>The commands that work on the database itself.</summary>
public sealed class LocalCommandTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly TestTerminal terminal = new();

    public LocalCommandTests() => terminal.Variables["XDG_CONFIG_HOME"] = folder.FullPath;

    [Fact]
    public async Task A_database_is_made_once_and_has_one_first_operator()
    {
        (await Run("migrate", "--first-operator", "Olga", "--save-profile", "olga")).ShouldBe(ExitCode.Done, terminal.Error);
        terminal.Output.ShouldContain("Initial");
        terminal.Output.ShouldContain("olga.json");

        (await Run("migrate", "--first-operator", "Otto")).ShouldBe(ExitCode.Done, terminal.Error);
        terminal.Output.ShouldContain("up to date");
        terminal.Output.ShouldNotContain("client secret");
        terminal.Error.ShouldContain("There are people already");
    }

    [Fact]
    public async Task A_profile_that_is_there_is_found_out_before_the_database_is_touched()
    {
        Directory.CreateDirectory(folder.File("coalition-hub"));
        await File.WriteAllTextAsync(folder.File(Path.Combine("coalition-hub", "olga.json")), "{}");

        (await Run("migrate", "--first-operator", "Olga", "--save-profile", "olga")).ShouldBe(ExitCode.WrongUsage);

        File.Exists(folder.File("hub.db")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("serve")]
    public async Task Without_a_database_the_command_to_make_it_is_named(string command)
    {
        (await Run(command)).ShouldBe(ExitCode.WrongUsage);

        terminal.Error.ShouldContain("coalition-hub migrate");
        File.Exists(folder.File("hub.db")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("verify")]
    [InlineData("serve")]
    public async Task A_database_server_that_nobody_listens_at_is_unreachable(string command)
    {
        var nowhere = $"Host=127.0.0.1;Port={FreePort.Next()};Database=hub;Username=hub;Password=very-secret;Timeout=5";

        (await terminal.Run(command, "--set", "Storage:Provider=Postgres", "--set", $"Storage:ConnectionString={nowhere}")).ShouldBe(ExitCode.Unreachable);

        terminal.Error.ShouldStartWith("failed: the database: ");
        terminal.Error.ShouldNotContain("very-secret");
    }

    [Fact]
    public async Task A_database_that_is_as_its_journal_says_verifies_clean()
    {
        await Run("migrate", "--first-operator", "Olga");

        (await Run("verify")).ShouldBe(ExitCode.Done, terminal.Error);
        terminal.Output.ShouldContain("as its journal says");

        (await Run("verify", "--json")).ShouldBe(ExitCode.Done);
        JsonDocument.Parse(terminal.Output).RootElement.GetProperty("findingCount").GetInt64().ShouldBe(0);
    }

    [Fact]
    public async Task Differences_have_an_exit_code_of_their_own()
    {
        await Run("migrate");
        await using (var database = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={folder.File("hub.db")};Pooling=False"))
        {
            await database.OpenAsync();
            await using var tamper = database.CreateCommand();
            tamper.CommandText = "UPDATE journal_head SET seq = 3";
            (await tamper.ExecuteNonQueryAsync()).ShouldBe(1);
        }

        (await Run("verify")).ShouldBe(ExitCode.Differences, terminal.Error);
        terminal.Output.ShouldContain("NOT as its journal says");
    }

    [Fact]
    public async Task A_hub_serves_at_the_addresses_it_tells_until_it_is_asked_to_end()
    {
        await Run("migrate");
        var (grpc, web) = (FreePort.Next(), FreePort.Next());
        using var stop = new CancellationTokenSource();

        var serving = CommandLine.RunAsync(
            ["serve", "--set", $"Storage:ConnectionString=Data Source={folder.File("hub.db")}", "--set", $"Grpc:Url=http://127.0.0.1:{grpc}", "--set", $"Web:Url=http://127.0.0.1:{web}", "--set", "Serilog:MinimumLevel:Default=Warning"],
            terminal.Terminal,
            stop.Token);
        while (!serving.IsCompleted && !terminal.Error.Contains("Ctrl-C stops the hub", StringComparison.Ordinal))
        {
            await Task.Delay(20);
        }

        using var http = new HttpClient();
        (await http.GetStringAsync($"http://127.0.0.1:{web}/readyz")).ShouldContain("ready");
        await stop.CancelAsync();
        (await serving).ShouldBe(ExitCode.Done);
        terminal.Error.ShouldContain($"http://127.0.0.1:{grpc}");
    }

    [Fact]
    public async Task A_settings_file_that_is_no_JSON_is_named()
    {
        var file = folder.File("settings.json");
        await File.WriteAllTextAsync(file, "{ \"Storage\": ");

        (await terminal.Run("migrate", "--config", file)).ShouldBe(ExitCode.WrongUsage);
        terminal.Error.ShouldContain(file);
    }

    public void Dispose() => folder.Dispose();

    private Task<int> Run(params string[] arguments) => terminal.Run([.. arguments, "--set", $"Storage:ConnectionString=Data Source={folder.File("hub.db")}"]);
}
