using System.CommandLine;
using CoalitionHub.Hub.Cli;
using CoalitionHub.Testing;
using Shouldly;
using Xunit;

namespace CoalitionHub.Hub.Tests.Cli;

/// <summary>The help is a contract with people and their scripts: a change of it is read before it is made.</summary>
public sealed class HelpTests
{
    private const string GoldenFile = "tests/CoalitionHub.Hub.Tests/Cli/help.golden.txt";

    /// <summary>Set to 1 to write the file anew; then read the difference.</summary>
    private const string WriteVariable = "COALITIONHUB_WRITE_GOLDEN";

    [Fact]
    public async Task The_help_of_every_command_reads_as_it_did()
    {
        var whole = new StringWriter { NewLine = "\n" };
        foreach (var words in Commands(CommandLine.Root(new TestTerminal().Terminal), []))
        {
            var (exitCode, output, error) = await TestTerminal.RunAsync([.. words, "--help"]);
            exitCode.ShouldBe(ExitCode.Done);
            error.ShouldBeEmpty();
            whole.WriteLine($"=== coalition-hub {string.Join(' ', [.. words, "--help"])}");
            whole.WriteLine(string.Join('\n', output.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).TrimEnd());
            whole.WriteLine();
        }

        var path = RepositoryRoot.PathOf(GoldenFile);
        if (Environment.GetEnvironmentVariable(WriteVariable) == "1")
        {
            await File.WriteAllTextAsync(path, whole.ToString());
        }

        whole.ToString().ShouldBe(await File.ReadAllTextAsync(path));
    }

    [Fact]
    public void Every_command_that_does_something_shows_how_it_is_used() =>
        Leaves(CommandLine.Root(new TestTerminal().Terminal))
            .Where(command => command is not IExampled { Examples.Count: > 0 })
            .Select(command => command.Name)
            .ShouldBeEmpty();

    [Fact]
    public void Every_example_is_a_command_line_that_parses()
    {
        var root = CommandLine.Root(new TestTerminal().Terminal);

        var examples = Leaves(root).OfType<IExampled>().SelectMany(command => command.Examples).ToList();

        examples.Count.ShouldBeGreaterThan(30);
        examples
            .Select(example => (example, root.Parse(WithoutRedirection(example)).Errors))
            .Where(parsed => parsed.Errors.Count > 0)
            .Select(parsed => $"{parsed.example}: {parsed.Errors[0].Message}")
            .ShouldBeEmpty();
    }

    private static string WithoutRedirection(string example) => example["coalition-hub ".Length..].Split(" > ")[0];

    private static IEnumerable<string[]> Commands(Command command, string[] words) =>
        command.Subcommands.SelectMany(sub => Commands(sub, [.. words, sub.Name])).Prepend(words);

    private static IEnumerable<Command> Leaves(Command command) =>
        command.Subcommands.Count == 0 ? [command] : command.Subcommands.SelectMany(Leaves);
}
