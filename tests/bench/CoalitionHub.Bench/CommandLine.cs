using System.CommandLine;
using System.Globalization;
using CoalitionHub.Bench.Scenarios;

namespace CoalitionHub.Bench;

/// <summary>Reads the command line: which benchmark, on which database, how long.</summary>
internal static class CommandLine
{
    public static RootCommand Create()
    {
        var provider = new Option<string>("--provider") { Description = "The database: sqlite or postgres.", DefaultValueFactory = _ => "sqlite" };
        provider.AcceptOnlyFromAmong("sqlite", "postgres");
        var callers = Callers();
        var seconds = Number("--seconds", "How long each server is measured in one run.", 5, 1, 3600);
        var runs = Number("--runs", "How often each is measured; figures are medians.", 3, 1, 100);
        var members = Number("--members", "Among how many members the purchases are spread.", 10_000, 1, 1_000_000);
        var folder = new Option<string>("--folder") { Description = "Where the databases are made.", DefaultValueFactory = _ => Path.GetTempPath() };
        var withoutPlain = new Option<bool>("--without-plain") { Description = "Leave the plain server out: while something is being tuned." };
        var root = new RootCommand("Benchmarks of CoalitionHub: hub and load generator are processes of their own.");
        foreach (var scenario in Scenario.All)
        {
            var command = new Command(scenario.Name, scenario.Description) { provider, callers, seconds, runs, members, folder, withoutPlain };
            command.Validators.Add(result =>
            {
                if (scenario.NeedsDatabaseServer && result.GetValue(provider) != "postgres")
                {
                    result.AddError($"{scenario.Name} needs a database server: --provider postgres.");
                }
            });
            command.SetAction((input, cancellation) => scenario.RunAsync(
                new BenchOptions(
                    input.GetValue(provider) == "postgres" ? "Postgres" : "Sqlite",
                    input.GetValue(callers) ?? [],
                    input.GetValue(seconds),
                    input.GetValue(runs),
                    input.GetValue(members),
                    input.GetValue(folder) ?? Path.GetTempPath(),
                    !input.GetValue(withoutPlain)),
                cancellation));
            root.Add(command);
        }

        return root;
    }

    private static Option<int[]> Callers()
    {
        var option = new Option<int[]>("--callers")
        {
            Description = "How many callers at once, 1 to 10000; several, as in 64,256, one after the other. [default: what the benchmark takes of itself]",
            HelpName = "N,N",
            CustomParser = result =>
            {
                var numbers = result.Tokens.SelectMany(token => token.Value.Split(',')).ToList();
                var read = numbers.Select(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0).ToArray();
                if (read.Any(count => count is < 1 or > 10_000))
                {
                    result.AddError($"--callers takes numbers from 1 to 10000, as in 64 or 64,256; not '{string.Join(',', numbers)}'.");
                }

                return read;
            },
        };
        return option;
    }

    private static Option<int> Number(string name, string description, int normal, int least, int most)
    {
        var option = new Option<int>(name) { Description = description, DefaultValueFactory = _ => normal, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var value && (value < least || value > most))
            {
                result.AddError($"{name} must be {least} to {most}.");
            }
        });
        return option;
    }
}
