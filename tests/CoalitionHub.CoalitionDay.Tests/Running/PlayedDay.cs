using CoalitionHub.CoalitionDay.Reporting;
using CoalitionHub.CoalitionDay.Running;
using CoalitionHub.Testing;
using Spectre.Console;

namespace CoalitionHub.CoalitionDay.Tests.Running;

/// <summary>Runs a day inside the test process, with a hub on free ports, and keeps what it says.</summary>
internal sealed class PlayedDay : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly StringWriter said = new();
    private readonly Screen screen;

    public PlayedDay()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(said) });
        console.Profile.Width = 200;
        screen = new Screen(console);
    }

    /// <summary>Where the run's data is.</summary>
    public string DataFolder => folder.File("data");

    /// <summary>Everything that was said so far.</summary>
    public string Said => said.ToString();

    public string Write(string name, string text)
    {
        var path = folder.File(name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Plays; the data folder is the same each time.</summary>
    public Task<int> RunAsync(DayOptions options) =>
        new DayRun(screen, options with { DataFolder = DataFolder, Port = 0, ExitAfterRun = true }, TimeProvider.System).RunAsync(CancellationToken.None);

    public void Dispose() => folder.Dispose();
}
