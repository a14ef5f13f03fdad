namespace CoalitionHub.Hub.Cli;

/// <summary>How a command ends, for scripts.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The hub, or the token endpoint, refused.</summary>
    public const int Refused = 1;

    /// <summary>The command, a file it reads, or a setting is wrong; nothing was sent.</summary>
    public const int WrongUsage = 2;

    /// <summary>The hub, the token endpoint or the database could not be reached, or gave no answer.</summary>
    public const int Unreachable = 3;

    /// <summary><c>verify</c> found differences.</summary>
    public const int Differences = 4;

    /// <summary><c>serve</c> was told to end, was held up beyond its drain, and cut off.</summary>
    public const int CutOff = 5;

    /// <summary>Ended by Ctrl-C, as shells have it: 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
