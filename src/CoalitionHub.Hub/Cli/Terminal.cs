namespace CoalitionHub.Hub.Cli;

/// <summary>What a command knows of the world around it.</summary>
internal sealed class Terminal
{
    /// <summary>Wide enough that nothing wraps where no person looks.</summary>
    private const int UnlimitedWidth = 4096;

    private const int NarrowestWidth = 60;

    /// <summary>The answer: tables, JSON.</summary>
    public required TextWriter Output { get; init; }

    /// <summary>Everything else: request ids, errors, hints.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Reads an environment variable; null when it isn't set.</summary>
    public required Func<string, string?> Variable { get; init; }

    public required TimeProvider Clock { get; init; }

    /// <summary>True when a person watches <see cref="Error"/>.</summary>
    public bool IsWatched { get; init; }

    /// <summary>Characters in a line of the output.</summary>
    public int Width { get; init; } = UnlimitedWidth;

    /// <summary>The terminal that this process was started from.</summary>
    public static Terminal OfProcess() => new()
    {
        Output = Console.Out,
        Error = Console.Error,
        Variable = Environment.GetEnvironmentVariable,
        Clock = TimeProvider.System,
        IsWatched = !Console.IsErrorRedirected,
        Width = Console.IsOutputRedirected ? UnlimitedWidth : Math.Max(Console.WindowWidth, NarrowestWidth),
    };
}
