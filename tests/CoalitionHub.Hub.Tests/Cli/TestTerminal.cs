using CoalitionHub.Hub.Cli;

namespace CoalitionHub.Hub.Tests.Cli;

/// <summary>A terminal that remembers what commands write to it.</summary>
internal sealed class TestTerminal
{
    private readonly StringWriter output = new() { NewLine = "\n" };
    private readonly StringWriter error = new() { NewLine = "\n" };

    public Dictionary<string, string> Variables { get; } = [];

    public string Output => output.ToString();

    public string Error => error.ToString();

    public Terminal Terminal => new()
    {
        Output = output,
        Error = error,
        Variable = name => Variables.GetValueOrDefault(name),
        Clock = TimeProvider.System,
    };

    /// <summary>Runs a command on a new terminal.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var terminal = new TestTerminal();
        return (await CommandLine.RunAsync(arguments, terminal.Terminal, CancellationToken.None), terminal.Output, terminal.Error);
    }

    /// <summary>Runs another command on this terminal; what earlier ones wrote is forgotten.</summary>
    public Task<int> Run(params string[] arguments)
    {
        output.GetStringBuilder().Clear();
        error.GetStringBuilder().Clear();
        return CommandLine.RunAsync(arguments, Terminal, CancellationToken.None);
    }
}
