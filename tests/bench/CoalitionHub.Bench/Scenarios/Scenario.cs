using CoalitionHub.Bench.Reporting;
using Spectre.Console;

namespace CoalitionHub.Bench.Scenarios;

/// <summary>One benchmark by its name.</summary>
internal abstract class Scenario(string name, string description)
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new NoopScenario(), new EarnScenario(), new EarnStreamScenario(), new ExchangeScenario(), new MixedScenario(), new GrowthScenario(), new LoneScenario(),
        new MemoryScenario(), new ProcessesScenario(), new OverloadScenario(),
    ];

    public string Name => name;

    public string Description => description;

    /// <summary>Whether it can't be measured on a file.</summary>
    public virtual bool NeedsDatabaseServer => false;

    /// <summary>Runs it and prints what came out.</summary>
    /// <returns>The exit code: 0, or 1 when a check failed.</returns>
    public async Task<int> RunAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateDirectory(Path.Combine(options.Folder, $"coalitionhub-bench-{Guid.NewGuid():N}"));
        try
        {
            AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 160);
            var results = new Results(name, options);
            await MeasureAsync(options, folder.FullName, results, cancellationToken);
            return results.Print();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    protected abstract Task MeasureAsync(BenchOptions options, string folder, Results results, CancellationToken cancellationToken);
}
